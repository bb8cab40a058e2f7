"""What each screen of a room shows, read at once: the room, its vote, its panel and its cards."""
