"""Learn from groups of questions that ask the same which features belong together.

Every feature gets a place in a small space, so that texts of one group, whatever their language
and words, come to lie near each other and apart from other groups. Two lesser tasks steady it:
telling the themes of a question, and the topics of what people type to the assistant.
"""

import math
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from bot.questions.likeness.features import Floats

TURNS = 280  # more finds no more: measured with one author left out
BATCH = 1200  # texts a turn, in whole groups
TOPIC_BATCH = 600
KEPT_FEATURES = 0.4  # the share of features each turn sees: no single word may settle it
SHARPNESS = 8.0  # chosen with one author left out; 5 and 11 find a little less
LEAN = 8.0  # how firmly a theme or topic is told from a place in the space
BIAS = -2.0  # most questions are not about most themes
TASK_SHARE = 0.3
RATE = 0.01
_FAR = -1e4


@dataclass(frozen=True, slots=True)
class Groups:
    """Texts in groups that ask the same; `themes` has a column for each theme, 0 or 1."""

    features: sp.csr_matrix
    group: NDArray[np.int64]
    themes: Floats


@dataclass(frozen=True, slots=True)
class Topics:
    """Texts with the one topic that each is about."""

    features: sp.csr_matrix
    topic: NDArray[np.int64]
    number: int


@dataclass(frozen=True, slots=True)
class Space:
    """Where each feature lies, and in which direction each theme."""

    features: Floats
    themes: Floats


class _Steps:
    """Numbers that are learned, moved by Adam (Kingma and Ba, 2015)."""

    def __init__(self, values: Floats) -> None:
        self.values = values
        self._mean = np.zeros_like(values)
        self._spread = np.zeros_like(values)

    def move(self, slope: Floats, rate: float, turn: int) -> None:
        self._mean += 0.1 * (slope - self._mean)
        self._spread += 0.01 * (slope * slope - self._spread)
        mean = self._mean / (1 - 0.9 ** (turn + 1))
        spread = np.sqrt(self._spread / (1 - 0.99 ** (turn + 1))) + 1e-6
        self.values -= np.float32(rate) * mean / spread


def learn_space(groups: Groups, topics: Topics, *, dimensions: int, seed: int) -> Space:
    """Learn one space; the same seed gives the same space."""
    chance = np.random.default_rng(seed)
    size = groups.features.shape[1]
    begin = chance.standard_normal((size, dimensions)) / math.sqrt(dimensions)
    places = _Steps(begin.astype(np.float32))
    themes = _Steps(np.zeros((dimensions, groups.themes.shape[1]), np.float32))
    directions = _Steps(np.zeros((dimensions, topics.number), np.float32))
    members = [np.nonzero(groups.group == at)[0] for at in range(groups.group.max() + 1)]
    for turn in range(TURNS):
        rate = RATE * min(1.0, (turn + 1) / 10)
        rate *= 0.5 * (1 + math.cos(math.pi * turn / TURNS)) + 0.02
        rows = _batch(members, chance)
        slope = _learn_groups(groups, rows, places, themes, chance, (rate, turn))
        slope += _learn_topics(topics, places, directions, chance, (rate, turn))
        places.move(slope, rate, turn)
    return Space(places.values, themes.values)


def place_of(features: sp.csr_matrix, places: Floats) -> Floats:
    """Where texts lie: rows of length 1, of length 0 for a text without features."""
    found = np.asarray(features @ places, np.float32)
    lengths = np.sqrt((found * found).sum(1, keepdims=True))
    return np.asarray(found / np.maximum(lengths, 1e-6), np.float32)


def theme_scores(place: Floats, themes: Floats) -> Floats:
    """How likely each theme is, 0 to 1 each."""
    return np.asarray(1 / (1 + np.exp(-(LEAN * place @ themes + BIAS))), np.float32)


def _learn_groups(
    groups: Groups,
    rows: NDArray[np.int64],
    places: _Steps,
    themes: _Steps,
    chance: np.random.Generator,
    when: tuple[float, int],
) -> Floats:
    """One turn with whole groups; returns the slope of the features' places."""
    seen = _thinned(groups.features[rows], chance)
    place, lengths = _unit_rows(seen, places.values)
    slope = _pull_together(place, groups.group[rows])
    wrong = theme_scores(place, themes.values) - groups.themes[rows]
    wrong *= LEAN / len(rows)
    slope += TASK_SHARE * wrong @ themes.values.T
    themes.move(TASK_SHARE * place.T @ wrong, when[0] / 2, when[1])
    return _back(seen, place, lengths, slope)


def _learn_topics(
    topics: Topics,
    places: _Steps,
    directions: _Steps,
    chance: np.random.Generator,
    when: tuple[float, int],
) -> Floats:
    """One turn with texts of known topics."""
    rows = chance.integers(0, topics.features.shape[0], TOPIC_BATCH)
    seen = _thinned(topics.features[rows], chance)
    place, lengths = _unit_rows(seen, places.values)
    wrong = _softmax(LEAN * place @ directions.values)
    wrong[np.arange(len(rows)), topics.topic[rows]] -= 1
    wrong *= LEAN / len(rows)
    slope = TASK_SHARE * wrong @ directions.values.T
    directions.move(TASK_SHARE * place.T @ wrong, when[0] / 2, when[1])
    return _back(seen, place, lengths, slope)


def _pull_together(place: Floats, group: NDArray[np.int64]) -> Floats:
    """The slope of the loss: each text should be likeliest beside those of its own group."""
    alike = SHARPNESS * place @ place.T
    np.fill_diagonal(alike, _FAR)
    likely = _softmax(alike)
    wanted = (group[:, None] == group[None, :]).astype(np.float32)
    np.fill_diagonal(wanted, 0)
    others = wanted.sum(1, keepdims=True)
    wanted /= np.maximum(others, 1)
    paired = others > 0
    wrong = (likely * paired - wanted) / max(1, int(paired.sum()))
    return np.asarray(SHARPNESS * (wrong + wrong.T) @ place, np.float32)


def _batch(members: list[NDArray[np.int64]], chance: np.random.Generator) -> NDArray[np.int64]:
    """Whole groups in a new order, until there are enough texts."""
    taken: list[NDArray[np.int64]] = []
    texts = 0
    for at in chance.permutation(len(members)):
        taken.append(members[at])
        texts += len(members[at])
        if texts >= BATCH:
            break
    return np.concatenate(taken)


def _thinned(features: sp.csr_matrix, chance: np.random.Generator) -> sp.csr_matrix:
    features.data = features.data * (chance.random(features.data.shape) < KEPT_FEATURES)
    return features


def _unit_rows(features: sp.csr_matrix, places: Floats) -> tuple[Floats, Floats]:
    found = np.asarray(features @ places, np.float32)
    lengths = np.sqrt((found * found).sum(1, keepdims=True)) + np.float32(1e-3)
    return found / lengths, lengths


def _back(features: sp.csr_matrix, place: Floats, lengths: Floats, slope: Floats) -> Floats:
    """From the slope of where texts lie to that of where their features lie."""
    along = (slope * place).sum(1, keepdims=True) * place
    return np.asarray(features.T @ ((slope - along) / lengths), np.float32)


def _softmax(values: Floats) -> Floats:
    raised = np.exp(values - values.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True), np.float32)
