"""Found by later lines."""

from collections.abc import Iterator

from bot.privacy.finding import Finding


def find_births(text: str) -> Iterator[Finding]:
    """Find births."""
    yield from ()
