"""The live room of a session: who is in it, what is asked there, and what each screen shows."""
