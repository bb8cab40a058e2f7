"""Accountability sessions: a group of young people puts its questions to a board."""
