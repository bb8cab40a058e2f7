"""What the assistant does when a topic needs more than a sentence. One file a topic."""
