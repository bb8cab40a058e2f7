"""Votes in a room: who approves of which questions, what is picked, and why."""
