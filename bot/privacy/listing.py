"""Sets of words, written as a text with spaces between them."""


def listed(words: str) -> frozenset[str]:
    """The words as a set."""
    return frozenset(words.split())
