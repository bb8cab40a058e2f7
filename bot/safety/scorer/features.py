"""A folded text as numbers: letters in a row, words in a row, concepts, each in a bucket."""

import zlib
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.safety.scorer.concepts import concepts_of

BUCKETS = 1 << 20
_LETTERS = (2, 3, 4, 5)
_WORDS = (1, 2, 3)

Buckets = NDArray[np.int64]
Weights = NDArray[np.float32]


def features_of(words: Sequence[str]) -> tuple[Buckets, Weights]:
    """The buckets of a text and their weights; each family of features weighs the same."""
    buckets, weights = [], []
    for family in (_letters(words), _runs(words), (f"c{name}" for name in concepts_of(words))):
        found = sorted({zlib.crc32(name.encode()) % BUCKETS for name in family})
        buckets += found
        weights += [max(1, len(found)) ** -0.5] * len(found)
    return np.array(buckets, np.int64), np.array(weights, np.float32)


def windows_of(words: Sequence[str], *, size: int = 24, step: int = 12) -> Iterator[Sequence[str]]:
    """The whole text, and every stretch of a long one: what is buried in it counts by itself."""
    yield words
    if len(words) > size + step:
        for start in range(0, len(words) - step, step):
            yield words[start : start + size]


def _letters(words: Iterable[str]) -> Iterator[str]:
    """Letters in a row inside words, with their ends; a short word whole."""
    for word in words:
        padded = f" {word} "
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
