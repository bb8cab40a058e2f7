"""Figures of the screening: how many texts of a kind get a card, with how sure that is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.safety.screening import Screening
from bot.vocabulary import Language, Level

_EXPLICIT = ("explicit", Level.FULL.value)
_SURE = 0.95  # of the intervals, Wilson (1927)


@dataclass(frozen=True, slots=True)
class Judged:
    """One text's truth beside what was said of it; `kind` is its kind, or the level expected."""

    language: Language
    kind: str
    category: str | None
    found: Screening


def figures(judged: Sequence[Judged]) -> Iterator[str]:
    """A table for each language: kinds first, then what is told plainly, by category."""
    for language in Language:
        texts = [one for one in judged if one.language is language]
        if not texts:
            continue
        yield ""
        yield f"{language}: {len(texts)} texts"
        yield f"{'kind':<26}{'texts':>6}{'full':>8}  {'95 %':<13}{'soft+':>7}  {'95 %':<13}"
        for kind in dict.fromkeys(one.kind for one in texts):
            yield _line(kind, [one for one in texts if one.kind == kind])
        yield from _categories([one for one in texts if one.kind in _EXPLICIT and one.category])


def wilson(found: int, texts: int) -> tuple[float, float]:
    """The interval in which the true share lies, with 95 % certainty."""
    from scipy.stats import binomtest  # only measuring needs it

    interval = binomtest(found, texts).proportion_ci(_SURE, method="wilson")
    return float(interval.low), float(interval.high)


def _categories(texts: Sequence[Judged]) -> Iterator[str]:
    if not texts:
        return
    for category in sorted({one.category or "" for one in texts}):
        yield _line(f"  {category}", [one for one in texts if one.category == category])
    shown = [one for one in texts if one.found.level is Level.FULL]
    right = sum(one.found.risks[0].value == one.category for one in shown)
    if shown:
        yield f"right category in front: {right} of {len(shown)} ({right / len(shown):.3f})"


def _line(name: str, texts: Sequence[Judged]) -> str:
    full = _share(one.found.level is Level.FULL for one in texts)
    any_card = _share(one.found.level is not Level.NONE for one in texts)
    return f"{name:<26}{len(texts):>6}{full}{any_card}".rstrip()


def _share(found: Iterable[bool]) -> str:
    told = list(found)
    low, high = wilson(sum(told), len(told))
    return f"{sum(told) / len(told):>8.3f}  {f'{low:.3f}-{high:.3f}':<13}"
