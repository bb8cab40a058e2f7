"""The gate: what happens to a message between a young person and the engine, step by step."""
