"""A folded text as numbers: letters in a row, words in a row, concepts, each in a bucket."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.safety.scorer.concepts import concepts_of

BUCKETS = 1 << 20
_LETTERS = (2, 3, 4, 5)
_WORDS = (1, 2, 3)
LONGEST_WORD = 40  # letters read of it

Buckets = NDArray[np.int64]
Weights = NDArray[np.float32]
Letters = Mapping[str, frozenset[int]]


def letters_of(words: Iterable[str]) -> Letters:
    """The buckets of the letters of each word, found once for all stretches of a text."""
    return {word: frozenset(map(_bucket, _letters(word))) for word in set(words)}


def features_of(words: Sequence[str], letters: Letters) -> tuple[Buckets, Weights]:
    """The buckets of a text and their weights; each family of features weighs the same."""
    families = (
        frozenset().union(*(letters[word] for word in words)),
        set(map(_bucket, _runs(words))),
        {_bucket(f"c{name}") for name in concepts_of(words)},
    )
    buckets: list[int] = []
    weights: list[float] = []
    for found in families:
        buckets += sorted(found)
        weights += [max(1, len(found)) ** -0.5] * len(found)
    return np.array(buckets, np.int64), np.array(weights, np.float32)


def windows_of(words: Sequence[str], *, size: int = 32, step: int = 16) -> Iterator[Sequence[str]]:
    """The whole text, and every stretch of a long one: what is buried in it counts by itself."""
    yield words
    if len(words) > size + step:
        for start in range(0, len(words) - step, step):
            yield words[start : start + size]


def _bucket(name: str) -> int:
    return zlib.crc32(name.encode()) % BUCKETS


def _letters(word: str) -> Iterator[str]:
    """Letters in a row inside a word, with its ends; a short word whole."""
    padded = f" {word[:LONGEST_WORD]} "
    for length in _LETTERS:
        if len(padded) <= length:
            yield padded
            break
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


def _runs(words: Sequence[str]) -> Iterator[str]:
    for length in _WORDS:
        for start in range(len(words) - length + 1):
            yield "w" + " ".join(words[start : start + length])
