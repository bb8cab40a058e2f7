"""Find personal details in a text; where two overlap, one finding stays."""

from bot.privacy import (
    address,
    dates,
    email,
    handles,
    id_numbers,
    names,
    nhs,
    phone,
    postcode,
    school,
    url,
)
from bot.privacy.finding import Finding

__all__ = ["Finding", "find_details"]

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
    names.find_names,
)


def find_details(text: str) -> tuple[Finding, ...]:
    """Find every personal detail.

    Args: text: as typed, English or Welsh or both, up to 10,000 characters.
    Returns: findings in order of place, none overlapping another; an aid, never the only control.
    """
    found = [finding for find in RECOGNIZERS for finding in find(text)]
    found.sort(key=lambda finding: (-finding.score, finding.start - finding.end, finding.start))
    kept: list[Finding] = []
    for finding in found:
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda finding: finding.start))
