"""Find personal details in a text: by rules and by what is learned, one finding where two meet."""

from dataclasses import replace

from bot.privacy import (
    address,
    clubs,
    dates,
    email,
    employer,
    handles,
    id_numbers,
    names,
    nhs,
    phone,
    postcode,
    school,
    school_peers,
    url,
)
from bot.privacy.finding import Finding
from bot.privacy.learned import with_learned
from bot.privacy.tagger.tagger import Tagger
from bot.privacy.tagger.train import present_tagger
from bot.vocabulary import Identifier

__all__ = ["Finding", "find_by_rules", "find_details"]

_IN_WORDS = (Identifier.PERSON_NAME, Identifier.ADDRESS, Identifier.SCHOOL_OR_EMPLOYER)
_LEAST_LEFT = 3  # letters and figures
RECOGNIZERS = (
    email.find_emails,
    url.find_urls,
    phone.find_phones,
    nhs.find_nhs_numbers,
    id_numbers.find_id_numbers,
    postcode.find_postcodes,
    dates.find_births,
    handles.find_handles,
    address.find_addresses,
    school.find_schools,
    clubs.find_clubs,
    school_peers.find_schools_of_others,
    employer.find_employers,
    names.find_names,
)


def find_details(text: str, *, tagger: Tagger | None = None) -> tuple[Finding, ...]:
    """Find every personal detail.

    Args:
        text: as typed, English or Welsh or both, up to 10,000 characters.
        tagger: what was learned; by default the present one.
    Returns: findings in order of place, none overlapping another; an aid, never the only control.
    """
    doubts = (tagger or present_tagger()).doubts(text)
    return with_learned(text, find_by_rules(text), doubts)


def find_by_rules(text: str) -> tuple[Finding, ...]:
    """Find what lists, patterns and cues know; findings as `find_details` gives them."""
    found = [finding for find in RECOGNIZERS for finding in find(text)]
    found.sort(key=lambda finding: (-finding.score, finding.start - finding.end, finding.start))
    kept: list[Finding] = []
    for finding in found:
        free = _without(text, finding, kept)
        if free is finding or (free is not None and _tells(text, free)):
            kept.append(free)
    return tuple(sorted(kept, key=lambda finding: finding.start))


def _without(text: str, finding: Finding, kept: list[Finding]) -> Finding | None:
    """What of a finding lies outside those kept already: its beginning or its end; None if none."""
    start, end = finding.start, finding.end
    for other in kept:
        if other.end <= start or other.start >= end:
            continue
        if other.start > start:
            end = other.start
        elif other.end < end:
            start = other.end
        else:
            return None
    if (start, end) == (finding.start, finding.end):
        return finding
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return replace(finding, start=start, end=end)


def _tells(text: str, rest: Finding) -> bool:
    """True if what is left of a name or an address still says something about somebody."""
    left = text[rest.start : rest.end]
    return rest.kind in _IN_WORDS and sum(sign.isalnum() for sign in left) >= _LEAST_LEFT
