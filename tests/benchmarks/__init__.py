"""What is measured and compared; never a timed test."""
