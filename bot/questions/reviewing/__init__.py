"""What staff do with a question before it is put to a board."""
