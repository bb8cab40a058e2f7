"""How well questions that ask the same are found, and their themes told, in texts known to it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.questions.likeness.alike import LIKELY, Neighbours, neighbours
from bot.questions.likeness.examples import Example
from bot.questions.likeness.model import LikenessModel
from bot.vocabulary import Language, Theme

SHOWN = 10  # what staff see of a question's likely duplicates
SUGGESTED = 3  # themes
LOOKED_AT = 400  # neighbours; enough to hold ten of each language


@dataclass(frozen=True, slots=True)
class Recall:
    """Duplicates found among the first ten.

    `of_all`: the share of all duplicates, the first ten of both languages counted together.
    `of_kind`: the same among the first ten of that language alone. `one`, `one_of_kind`: the
    share of questions that find at least one.
    """

    of_all: float
    of_kind: float
    one: float
    one_of_kind: float
    asked: int


@dataclass(frozen=True)
class Figures:
    """What was measured on one set of texts; None where the set does not say."""

    texts: int
    groups: int
    same_language: Recall | None
    other_language: Recall | None
    likely_pairs: int
    likely_right: float | None
    theme_right: float | None
    themes_asked: int
    themes_missed: Counter[tuple[Theme, Theme | None]] = field(default_factory=Counter)
    groups_missed: Counter[Theme] = field(default_factory=Counter)


def measure(model: LikenessModel, examples: Sequence[Example]) -> Figures:
    """Ask the model about every example and compare with what is known of them."""
    languages = [example.language for example in examples]
    texts = [example.text for example in examples]
    return measure_found(model, examples, neighbours(model, texts, languages, number=LOOKED_AT))


def measure_found(model: LikenessModel, examples: Sequence[Example], found: Neighbours) -> Figures:
    """Compare neighbours that were found, and themes, with what is known of the examples."""
    group = np.unique([example.group for example in examples], return_inverse=True)[1]
    welsh = np.array([example.language is Language.CY for example in examples], bool)
    paired = np.bincount(group)[group] > 1
    right = group[found.order[:, :SHOWN]] == group[:, None]
    likely = (found.scores[:, :SHOWN] >= LIKELY) & paired[:, None]
    asked, missed = _ask_themes(model, examples)
    return Figures(
        texts=len(examples),
        groups=len(set(group.tolist())),
        same_language=_recall(found, group, welsh, other=False),
        other_language=_recall(found, group, welsh, other=True),
        likely_pairs=int(likely.sum()),
        likely_right=float(right[likely].mean()) if likely.any() else None,
        theme_right=1 - sum(missed.values()) / asked if asked else None,
        themes_asked=asked,
        themes_missed=missed,
        groups_missed=_missed(examples, paired & ~right.any(axis=1)),
    )


def _recall(
    found: Neighbours, group: NDArray[np.int64], language: NDArray[np.bool_], *, other: bool
) -> Recall | None:
    """Recall among the first ten, for duplicates in the same language or in the other one."""
    counts = Counter[str]()
    for row in range(len(group)):
        kind = (language != language[row]) if other else (language == language[row])
        wanted = set(np.nonzero((group == group[row]) & kind)[0].tolist()) - {row}
        if not wanted:
            continue
        order = found.order[row]
        first = wanted & set(order[:SHOWN].tolist())
        alone = wanted & set(order[kind[order]][:SHOWN].tolist())
        counts.update(
            asked=1,
            wanted=len(wanted),
            first=len(first),
            alone=len(alone),
            one=bool(first),
            one_alone=bool(alone),
        )
    if not counts["asked"]:
        return None
    return Recall(
        counts["first"] / counts["wanted"],
        counts["alone"] / counts["wanted"],
        counts["one"] / counts["asked"],
        counts["one_alone"] / counts["asked"],
        counts["asked"],
    )


def _ask_themes(
    model: LikenessModel, examples: Sequence[Example]
) -> tuple[int, Counter[tuple[Theme, Theme | None]]]:
    """How many texts have known themes, and (meant, suggested first) of those that were missed."""
    asked, missed = 0, Counter[tuple[Theme, Theme | None]]()
    for example in examples:
        if example.themes:
            asked += 1
            suggested = [theme for theme, _ in model.themes_of(example.text)[:SUGGESTED]]
            if not set(suggested) & set(example.themes):
                missed[example.themes[0], suggested[0] if suggested else None] += 1
    return asked, missed


def _missed(examples: Sequence[Example], none: NDArray[np.bool_]) -> Counter[Theme]:
    """The first theme of questions that find none of their duplicates."""
    return Counter(
        example.themes[0]
        for example, missed in zip(examples, none, strict=True)
        if missed and example.themes
    )
