"""What is learned of danger in words, beside the phrases: it may only raise a level."""
