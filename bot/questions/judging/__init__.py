"""What those who asked make of an answer, and what follows."""
