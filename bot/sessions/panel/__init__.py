"""The panel of a session: what it is asked, what it answers and promises, how that is judged."""
