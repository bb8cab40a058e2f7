"""Found by later lines."""

from collections.abc import Iterator

from bot.privacy.finding import Finding


def find_handles(text: str) -> Iterator[Finding]:
    """Find handles."""
    yield from ()
