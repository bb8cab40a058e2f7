"""How alike questions are and what they are about: a model of our own, trained at set-up."""
