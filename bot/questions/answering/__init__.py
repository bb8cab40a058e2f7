"""What a board answers and promises, up to its publishing."""
