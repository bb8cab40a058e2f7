"""The life of a question: the one table of steps, and what goes with every step."""
