"""What happens by the clock, not by a request."""
