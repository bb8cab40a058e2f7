"""How alike two texts are, 0 to 1, and what may be said of a pair with that score."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from bot.language import fold
from bot.questions.likeness.features import Floats, Weighed
from bot.questions.likeness.model import LikenessModel
from bot.vocabulary import Language, Term

CONCEPTS_SHARE = 0.5  # what shared concepts count beside nearness in the learned space
# Added where two texts are in different languages. Chosen on the examples so that one list of
# ten holds the same share of what each language's own ten would hold: neither crowds out.
OTHER_LANGUAGE = -0.02
SPELT_ALIKE = 0.8  # the same words in another order or with slips
LIKELY = 0.62  # chosen on the examples, files left out in turn: docs/themes-and-duplicates.md
MAYBE = 0.4
_BLOCK = 1000  # texts compared with all others at once
_NEAR = 40  # of each text, whose spelling is compared too


class Band(Term):
    """What may be said of two texts; people decide."""

    LIKELY = "likely"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """For each text the others most like it: their numbers, the most alike first, and scores."""

    order: NDArray[np.int64]
    scores: Floats


def band_of(score: float) -> Band | None:
    """The band of a score; None: too little alike to be shown."""
    if score >= LIKELY:
        return Band.LIKELY
    return Band.MAYBE if score >= MAYBE else None


def combined(nearness: Floats, shared_concepts: Floats) -> Floats:
    """The score of pairs, from the two cosines."""
    whole = (nearness + np.float32(CONCEPTS_SHARE) * shared_concepts) / (1 + CONCEPTS_SHARE)
    return np.asarray(np.maximum(whole, 0), np.float32)


def spelt_alike(one: str, other: str) -> float:
    """How alike two folded texts are spelt, 0 to 1; 0 below SPELT_ALIKE."""
    return fuzz.token_sort_ratio(one, other, score_cutoff=100 * SPELT_ALIKE) / 100


def neighbours(
    model: LikenessModel, texts: Sequence[str], languages: Sequence[Language], *, number: int
) -> Neighbours:
    """Compare every text with every other.

    Args: number: how many of each text's neighbours to give; fewer where there are fewer texts.
    """
    if len(texts) < 2:
        nothing = np.zeros((len(texts), 0))
        return Neighbours(nothing.astype(np.int64), nothing)
    weighed = model.weigh(texts)
    places = model.places(weighed)
    welsh = np.array([language is Language.CY for language in languages], bool)
    folded = [fold(text) for text in texts]
    number = min(number, len(texts) - 1)
    found = [
        _nearest(model, weighed, places, welsh, folded, (start, number))
        for start in range(0, len(texts), _BLOCK)
    ]
    return Neighbours(
        np.concatenate([order for order, _ in found]),
        np.concatenate([scores for _, scores in found]),
    )


def _nearest(
    model: LikenessModel,
    weighed: Sequence[Weighed],
    places: Floats,
    welsh: NDArray[np.bool_],
    folded: Sequence[str],
    part: tuple[int, int],
) -> tuple[NDArray[np.int64], Floats]:
    """The neighbours of one block of texts: (its start, how many neighbours)."""
    start, number = part
    rows = np.arange(start, min(start + _BLOCK, len(folded)))
    shared = model.shared_concepts(weighed[rows[0] : rows[-1] + 1], weighed)
    scores = combined(places[rows] @ places.T, shared)
    order_by = scores + OTHER_LANGUAGE * (welsh[rows][:, None] != welsh[None, :])
    order_by[np.arange(len(rows)), rows] = -np.inf
    near = min(max(number, _NEAR), len(folded) - 1)
    closest = np.argpartition(-order_by, near - 1, axis=1)[:, :near]
    for at, row in enumerate(rows.tolist()):
        for other in closest[at].tolist():
            spelt = spelt_alike(folded[row], folded[other])
            if spelt > scores[at, other]:
                scores[at, other] = order_by[at, other] = spelt
    by_score = np.argsort(-np.take_along_axis(order_by, closest, 1), axis=1, kind="stable")
    order = np.take_along_axis(closest, by_score[:, :number], 1)
    return order, np.take_along_axis(scores, order, 1)
