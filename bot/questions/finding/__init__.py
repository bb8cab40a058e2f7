"""The list that staff work through, and search by words."""
