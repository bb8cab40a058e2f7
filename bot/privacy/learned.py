"""What the rules found and what is learned, together: one finding where they meet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.privacy.finding import Finding
from bot.privacy.tagger.labels import LEARNED
from bot.privacy.tagger.tagger import Doubt, runs_of
from bot.vocabulary import Identifier

# How likely a piece must be before it is taken out without a rule: docs/privacy-review.md.
LEAST = dict.fromkeys(LEARNED, 0.3) | {
    Identifier.PERSON_NAME: 0.4,
    Identifier.SCHOOL_OR_EMPLOYER: 0.25,
    Identifier.POSTCODE: 0.9,  # the first half of one names a whole town
}
# What a rule takes for one of these is left where nothing learned speaks for it.
_IN_DOUBT = (
    Identifier.PERSON_NAME,
    Identifier.SCHOOL_OR_EMPLOYER,
    Identifier.ADDRESS,
    Identifier.SOCIAL_HANDLE,
)
_NOTHING_SPEAKS = 0.02
_LEAST_LEFT = 3  # letters and figures of a run cut short by other findings


def with_learned(
    text: str, by_rules: Sequence[Finding], doubts: Sequence[Doubt]
) -> tuple[Finding, ...]:
    """Findings in order of place, none overlapping another."""
    kept = [one for one in by_rules if one.kind not in _IN_DOUBT or _speaks(one, doubts)]
    for run in runs_of(doubts, LEAST):
        others = [one for one in kept if one.kind is not run.kind and _meet(one, run)]
        for part in _outside(text, run, others):
            same = [one for one in kept if one.kind is part.kind and _meet(one, part)]
            kept = [one for one in kept if one not in same]
            kept.append(_whole((part, *same)))
    return tuple(sorted(kept, key=lambda one: one.start))


def _meet(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _outside(text: str, run: Finding, others: Sequence[Finding]) -> Iterator[Finding]:
    """What of a run lies outside findings of other kinds and is more than a sign or two."""
    start = run.start
    for other in sorted(others, key=lambda one: one.start):
        yield from _worth(text, replace(run, start=start, end=max(start, other.start)))
        start = max(start, other.end)
    least = _LEAST_LEFT if others else 1
    yield from _worth(text, replace(run, start=start, end=max(start, run.end)), least=least)


def _worth(text: str, part: Finding, *, least: int = _LEAST_LEFT) -> Iterator[Finding]:
    start, end = part.start, part.end
    while start < end and not text[start].isalnum() and text[start] not in "@_":
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] != "_":
        end -= 1
    if sum(sign.isalnum() for sign in text[start:end]) >= least:
        yield replace(part, start=start, end=end)


def _whole(parts: Sequence[Finding]) -> Finding:
    """All that findings of one kind take out together."""
    start, end = min(one.start for one in parts), max(one.end for one in parts)
    return Finding(parts[0].kind, start, end, max(one.score for one in parts))


def _speaks(found: Finding, doubts: Sequence[Doubt]) -> bool:
    return any(
        doubt.share >= _NOTHING_SPEAKS
        for doubt in doubts
        if doubt.piece.start < found.end and found.start < doubt.piece.end
    )
