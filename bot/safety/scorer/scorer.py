"""How like danger a text is, by what was learned: a linear model over its features."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.errors import DataInvalid
from bot.safety.scorer.features import features_of, windows_of
from bot.safety.scorer.score import Score
from bot.vocabulary import Risk

FULL, SIGNAL, OF_OTHERS = "full", "signal", "of_others"
RISKS = tuple(risk for risk in Risk if risk is not Risk.THIRD_PARTY)
OUTPUTS = (FULL, SIGNAL, OF_OTHERS, *(risk.value for risk in RISKS))
LONGEST = 400  # words read: of a longer text, its beginning and its end
_SUREST = 35.0  # beyond it the share is 0 or 1 to all digits


class Scorer:
    """A model read from a file; safe to ask from several threads."""

    def __init__(self, path: Path) -> None:
        """Read a model.

        Raises: DataInvalid: the file is not one.
        """
        try:
            with np.load(path, allow_pickle=False) as kept:
                self._buckets: NDArray[np.int64] = kept["buckets"]
                self._weights: NDArray[np.float32] = kept["weights"]
                self._slopes: NDArray[np.float32] = kept["slopes"]
                self._starts: NDArray[np.float32] = kept["starts"]
        except (OSError, ValueError, KeyError) as error:
            raise DataInvalid(f"{path.name} is no model") from error
        if self._slopes.shape != (len(self._buckets), len(OUTPUTS)):
            raise DataInvalid(f"{path.name} is not whole")

    def score(self, folded: str) -> Score:
        """Score a folded text (bot/safety/normalize.py); of a long one its most serious stretch."""
        words = folded.split()
        if len(words) > LONGEST:
            words = words[: LONGEST // 2] + words[-LONGEST // 2 :]
        shares = [self._shares(list(window)) for window in windows_of(words)]
        worst = max(shares, key=lambda share: float(share[1]))
        risk = RISKS[int(np.argmax(worst[3:]))]
        full = max(float(share[0]) for share in shares)
        return Score(full, float(worst[1]), risk, float(worst[2]))

    def _shares(self, words: list[str]) -> NDArray[np.float32]:
        buckets, weights = features_of(words)
        places = np.searchsorted(self._buckets, buckets)
        places[places == len(self._buckets)] = 0
        known = self._buckets[places] == buckets
        places, weights = places[known], weights[known] * self._weights[places[known]]
        sums = weights @ self._slopes[places] + self._starts
        shares: NDArray[np.float32] = 1 / (1 + np.exp(-np.clip(sums, -_SUREST, _SUREST)))
        return shares
