"""Which phrases are worth trying on a text: looked up by a word that each of them needs."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from bot.safety.patterns import Pattern

T = TypeVar("T")


class FirstWords(Generic[T]):
    """Lines of the bank by the words of their rarest place.

    Every pattern has a place that one of a few words must fill, so a text without any of them
    cannot hold it. This finds the same lines as asking each of them, without asking each.
    """

    def __init__(self, lines: Sequence[T], pattern_of: Callable[[T], Pattern]) -> None:
        self._lines = tuple(lines)
        self._pattern_of = pattern_of
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines):
            for word in pattern_of(line).places[0]:
                numbers[word].append(number)
        self._numbers = dict(numbers)

    def likely(self, words: Iterable[str]) -> Iterator[T]:
        """The lines that a text with these words may hold, in their order."""
        words = frozenset(words)
        found = {number for word in words for number in self._numbers.get(word, ())}
        for number in sorted(found):
            line = self._lines[number]
            if self._pattern_of(line).may_match(words):
                yield line
