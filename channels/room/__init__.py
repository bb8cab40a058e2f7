"""Live rooms: what participants and the host's screens see, and what they do there."""
