"""A linear classifier over text features: learned with scikit-learn, asked with NumPy alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.engine.components.features import Features, Row, features_of, words_of

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Linear:
    """Weights of each label over the features; `exclusive` where exactly one label fits."""

    features: Features
    labels: tuple[str, ...]
    weights: NDArray[np.float32]  # features x labels
    bias: Array
    exclusive: bool

    def scores(self, row: Row) -> Array:
        """One probability a label; they add up to 1 where labels are exclusive."""
        numbers, weights = row
        sums = weights @ self.weights[numbers] + self.bias
        if not self.exclusive:
            return np.asarray(1.0 / (1.0 + np.exp(-sums)))
        powers = np.exp(sums - sums.max())
        return np.asarray(powers / powers.sum())

    def ask(self, text: str) -> Array:
        """The scores of a text."""
        return self.scores(self.features.row(words_of(text)))

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
        words["exclusive"] = self.exclusive  # type: ignore[assignment]
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
                words["exclusive"],
            )


def _matrix(features: Features, texts: Sequence[Sequence[str]]) -> Any:
    from scipy.sparse import csr_matrix  # training only: the engine answers without SciPy

    rows = [features.row(words) for words in texts]
    ends = np.cumsum([0, *(len(numbers) for numbers, _ in rows)])
    numbers = np.concatenate([numbers for numbers, _ in rows])
    weights = np.concatenate([weights for _, weights in rows])
    return csr_matrix((weights, numbers, ends), shape=(len(rows), len(features.numbers)))


def _regression(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=400, class_weight="balanced")


def learn_one(texts: Sequence[str], answers: Sequence[str], strength: float) -> Linear:
    """Learn which one label fits a text.

    Args: answers: one a text, at least two different ones. strength: how closely to follow
        the examples (scikit-learn's C).
    """
    split = [words_of(text) for text in texts]
    features = Features.learn(split)
    model = _regression(strength).fit(_matrix(features, split), list(answers))
    coefficients, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
        coefficients = np.vstack([-coefficients, coefficients]) / 2
        bias = np.concatenate([-bias, bias]) / 2
    labels = tuple(str(label) for label in model.classes_)
    return Linear(features, labels, coefficients.T.astype(np.float32), bias, True)


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
        model = _regression(strength).fit(matrix, [label in answer for answer in answers])
        columns.append(model.coef_[0])
        bias.append(model.intercept_[0])
    weights = np.array(columns).T.astype(np.float32)
    return Linear(features, labels, weights, np.array(bias), False)
