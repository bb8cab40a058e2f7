"""A linear classifier over text features: learned with scikit-learn, asked with NumPy alone."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.engine.components.features import Features, features_of, words_of

Array = NDArray[np.float64]


SHARPNESS = 5.0  # least log loss on held-back messages: turns distances into probabilities


@dataclass(frozen=True)
class Linear:
    """Weights of each label over the features."""

    features: Features
    labels: tuple[str, ...]
    weights: NDArray[np.float32]  # features x labels
    bias: Array

    def knows(self, words: Sequence[str]) -> bool:
        """True where a text has anything at all that training had."""
        known = self.features.numbers
        return any(feature in known for here in features_of(words) for feature in here)

    def knows_a_word(self, words: Sequence[str]) -> bool:
        """True where training had one of the words whole, not only pieces of it."""
        return any(f"w {word}" in self.features.numbers for word in words)

    def margins(self, words: Sequence[str]) -> Array:
        """How far a text is on each label's side; below 0 it is on the other."""
        numbers, weights = self.features.row(words)
        return np.asarray(weights @ self.weights[numbers] + self.bias)

    def probabilities(self, words: Sequence[str]) -> Array:
        """One a label, where exactly one label fits: they add up to 1."""
        margins = self.margins(words)
        powers = np.exp(SHARPNESS * (margins - margins.max()))
        return np.asarray(powers / powers.sum())

    def mentions(self, words: Sequence[str], label: int) -> int:
        """The word at which a text speaks most for a label, as its position."""
        number = self.features.numbers.get
        column = self.weights[:, label] * self.features.rarity
        spoken = []
        for here in features_of(words):
            known = [at for at in map(number, here) if at is not None]
            spoken.append(float(column[known].sum()))
        return int(np.argmax(spoken)) if spoken else 0

    def write(self, folder: Path) -> None:
        """Keep it in a folder: words as JSON, numbers as NumPy arrays; nothing is pickled."""
        words = {"labels": self.labels, "features": list(self.features.numbers)}
        (folder / "words.json").write_text(json.dumps(words), encoding="utf-8")
        np.savez(
            folder / "numbers.npz",
            rarity=self.features.rarity,
            weights=self.weights,
            bias=self.bias,
        )

    @classmethod
    def read(cls, folder: Path) -> "Linear":
        """Read what `write` kept."""
        words: dict[str, Any] = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        with np.load(folder / "numbers.npz", allow_pickle=False) as numbers:
            known = {feature: at for at, feature in enumerate(words["features"])}
            return cls(
                Features(known, numbers["rarity"]),
                tuple(words["labels"]),
                numbers["weights"],
                numbers["bias"],
            )


def _matrix(features: Features, texts: Sequence[Sequence[str]]) -> Any:
    from scipy.sparse import csr_matrix  # training only: the engine answers without SciPy

    rows = [features.row(words) for words in texts]
    ends = np.cumsum([0, *(len(numbers) for numbers, _ in rows)])
    numbers = np.concatenate([numbers for numbers, _ in rows])
    weights = np.concatenate([weights for _, weights in rows])
    return csr_matrix((weights, numbers, ends), shape=(len(rows), len(features.numbers)))


def _separator(strength: float) -> Any:
    from sklearn.svm import LinearSVC

    return LinearSVC(C=strength, dual=True, random_state=0)


def learn_one(texts: Sequence[str], answers: Sequence[str], strength: float) -> Linear:
    """Learn which one label fits a text.

    A label's examples count less the more there are of it, by the square root of their number.

    Args: answers: one a text, at least three different ones. strength: how closely to follow
        the examples (scikit-learn's C).
    """
    split = [words_of(text) for text in texts]
    features = Features.learn(split)
    times = Counter(answers)
    counts = np.array([times[answer] ** -0.5 for answer in answers])
    counts *= len(counts) / counts.sum()
    model = _separator(strength)
    model.fit(_matrix(features, split), list(answers), sample_weight=counts)
    labels = tuple(str(label) for label in model.classes_)
    return Linear(features, labels, model.coef_.T.astype(np.float32), model.intercept_)


def learn_several(
    texts: Sequence[str], answers: Sequence[frozenset[str]], strength: float
) -> Linear:
    """Learn which labels fit a text; none, one or several may."""
    split = [words_of(text) for text in texts]
    features = Features.learn(split)
    matrix = _matrix(features, split)
    labels = tuple(sorted(frozenset().union(*answers)))
    columns, bias = [], []
    for label in labels:
        model = _separator(strength).fit(matrix, [label in answer for answer in answers])
        columns.append(model.coef_[0])
        bias.append(model.intercept_[0])
    weights = np.array(columns).T.astype(np.float32)
    return Linear(features, labels, weights, np.array(bias))
