"""Rasa in our process: what changed around it, our components, the channel's server."""
