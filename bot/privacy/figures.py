"""How much of what is personal was found, by language and kind: recall, precision, over-masking."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.privacy.finding import Finding
from bot.vocabulary import Language

# A detail counts as found when so much of it is covered: what is left tells nobody anything.
ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Judged:
    """One text with what is truly personal in it and what was found."""

    text: str
    language: Language
    spans: tuple[tuple[int, int, str], ...]
    found: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Counts of one kind.

    `covered`: true details taken out by any finding; `named`: by findings of this kind. `right`:
    findings of this kind that touch something personal.
    """

    kind: str
    true: int
    covered: int
    named: int
    found: int
    right: int


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """All counts of one language; `clean` texts have nothing personal in them."""

    language: Language
    texts: int
    clean: int
    over_masked: int
    kinds: tuple[KindFigures, ...]


def measure(judged: Iterable[Judged]) -> tuple[LanguageFigures, ...]:
    """The figures of each language that stands in the texts."""
    texts = list(judged)
    languages = [lang for lang in Language if any(text.language is lang for text in texts)]
    return tuple(_of_language([t for t in texts if t.language is lang], lang) for lang in languages)


def figures(judged: Iterable[Judged]) -> Iterator[str]:
    """The figures as lines of text; none of them holds words of the texts."""
    measured = measure(judged)
    if not measured:
        yield "No line says what is personal in it: nothing to measure."
    for one in measured:
        yield from _lines(one)


def _of_language(texts: list[Judged], language: Language) -> LanguageFigures:
    kinds = sorted(
        {span[2] for text in texts for span in text.spans}
        | {finding.kind.value for text in texts for finding in text.found}
    )
    clean = [text for text in texts if not text.spans]
    return LanguageFigures(
        language,
        len(texts),
        len(clean),
        sum(bool(text.found) for text in clean),
        tuple(_of_kind(texts, kind) for kind in kinds),
    )


def _of_kind(texts: list[Judged], kind: str) -> KindFigures:
    spans = [(text, span) for text in texts for span in text.spans if span[2] == kind]
    found = [(text, one) for text in texts for one in text.found if one.kind.value == kind]
    return KindFigures(
        kind,
        len(spans),
        sum(_covered(span, text.found) >= ENOUGH for text, span in spans),
        sum(_covered(span, _only(text.found, kind)) >= ENOUGH for text, span in spans),
        len(found),
        sum(any(one.start < b and a < one.end for a, b, _ in text.spans) for text, one in found),
    )


def _only(found: tuple[Finding, ...], kind: str) -> tuple[Finding, ...]:
    return tuple(one for one in found if one.kind.value == kind)


def _covered(span: tuple[int, int, str], found: tuple[Finding, ...]) -> float:
    """How much of a true detail is taken out, from 0 to 1; findings do not overlap."""
    start, end, _ = span
    inside = sum(max(0, min(one.end, end) - max(one.start, start)) for one in found)
    return inside / (end - start)


def _lines(one: LanguageFigures) -> Iterator[str]:
    yield ""
    yield f"{one.language}: {one.texts} texts, {one.clean} of them clean"
    yield f"{'kind':<20}{'true':>6}{'found':>7}{'recall':>8}{'as kind':>9}{'precision':>11}"
    for kind in one.kinds:
        yield (
            f"{kind.kind:<20}{kind.true:>6}{kind.covered:>7}{_share(kind.covered, kind.true):>8}"
            f"{_share(kind.named, kind.true):>9}{_share(kind.right, kind.found):>11}"
        )
    true, covered = sum(k.true for k in one.kinds), sum(k.covered for k in one.kinds)
    found, right = sum(k.found for k in one.kinds), sum(k.right for k in one.kinds)
    named = sum(k.named for k in one.kinds)
    yield (
        f"{'all':<20}{true:>6}{covered:>7}{_share(covered, true):>8}"
        f"{_share(named, true):>9}{_share(right, found):>11}"
    )
    share = f"{100 * one.over_masked / one.clean:.1f} %" if one.clean else "none to judge"
    yield f"clean texts over-masked: {one.over_masked} of {one.clean} ({share})"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"
