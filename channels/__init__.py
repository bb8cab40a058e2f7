"""Ways in: the public site, the chat over HTTP, and the engine's own channel."""
