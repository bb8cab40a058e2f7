"""How like danger a text is, by what was learned: a linear model over its features."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.errors import DataInvalid
from bot.safety.scorer.features import BUCKETS, Letters, features_of, letters_of, windows_of
from bot.safety.scorer.score import Score
from bot.safety.scorer.words import Pair, Words
from bot.vocabulary import Risk

Kept = NDArray[Any]
FULL, SIGNAL, OF_OTHERS = "full", "signal", "of_others"
RISKS = tuple(risk for risk in Risk if risk is not Risk.THIRD_PARTY)
OUTPUTS = (FULL, SIGNAL, OF_OTHERS, *(risk.value for risk in RISKS))
LONGEST = 300  # words read: of a longer text, its beginning and its end
_SUREST = 35.0  # beyond it the share is 0 or 1 to all digits


class Scorer:
    """A model read from a file; safe to ask from several threads."""

    def __init__(self, path: Path) -> None:
        """Read a model.

        Raises: DataInvalid: the file is not one.
        """
        try:
            with np.load(path, allow_pickle=False) as kept:
                buckets: NDArray[np.int64] = kept["buckets"]
                self._weights: NDArray[np.float32] = kept["weights"]
                self._slopes: NDArray[np.float32] = kept["slopes"]
                self._starts: NDArray[np.float32] = kept["starts"]
                self._words = Words(*_words_in(kept))
        except (OSError, ValueError, KeyError, IndexError) as error:
            raise DataInvalid(f"{path.name} is no model") from error
        if self._slopes.shape != (len(buckets), len(OUTPUTS)):
            raise DataInvalid(f"{path.name} is not whole")
        self._places = np.full(BUCKETS, -1, np.int32)
        self._places[buckets] = np.arange(len(buckets))

    def score(self, folded: str) -> Score:
        """Score a folded text (bot/safety/normalize.py); of a long one its most serious stretch."""
        words = folded.split()
        if len(words) > LONGEST:
            words = words[: LONGEST // 2] + words[-LONGEST // 2 :]
        letters = letters_of(words)
        shares = [self._shares(window, letters) for window in windows_of(words)]
        worst = max(shares, key=lambda share: float(share[1]))
        risk = RISKS[int(np.argmax(worst[3:]))]
        full = max(float(share[0]) for share in shares)
        return Score(full, float(worst[1]), risk, float(worst[2]))

    def restored(self, text: str) -> str | None:
        """What a disguised or mistyped text may have meant; None if it says what it means."""
        return self._words.restored(text)

    def _shares(self, words: Sequence[str], letters: Letters) -> NDArray[np.float32]:
        buckets, weights = features_of(words, letters)
        places = self._places[buckets]
        known = places >= 0
        places, weights = places[known], weights[known] * self._weights[places[known]]
        sums = weights @ self._slopes[places] + self._starts
        shares: NDArray[np.float32] = 1 / (1 + np.exp(-np.clip(sums, -_SUREST, _SUREST)))
        return shares


def words_as_kept(counts: Mapping[str, int], pairs: Mapping[Pair, int]) -> dict[str, Any]:
    """What `count_words` found, as arrays of a model."""
    places = {word: at for at, word in enumerate(counts)}
    beside = [(places[first], places[second], times) for (first, second), times in pairs.items()]
    return {
        "words": np.array(list(counts)),
        "counts": np.array(list(counts.values()), np.int32),
        "pairs": np.array(beside, np.int32).reshape(-1, 3),
    }


def _words_in(kept: Mapping[str, Kept]) -> tuple[dict[str, int], dict[Pair, int]]:
    words = kept["words"].tolist()
    pairs = kept["pairs"].tolist()
    counts = dict(zip(words, kept["counts"].tolist(), strict=True))
    return counts, {(words[first], words[second]): times for first, second, times in pairs}
