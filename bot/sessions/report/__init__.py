"""What a session leads to: its report, what came of the one before, all boards over time."""
