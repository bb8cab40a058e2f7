"""Questions in figures: never a small count of young people."""
