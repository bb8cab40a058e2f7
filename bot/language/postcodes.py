"""Postcodes of Wales: the outward code or the sector is read, never the whole postcode.

Source: ONS Postcode Directory, see data/directory/ATTRIBUTION.md.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.language.councils import PLACES, read_rows

# An outward code, then a space or none, then a sector digit and, in a full postcode, two letters.
_POSTCODE = re.compile(
    r"(?<![\w])([A-Za-z]{1,2}\d[A-Za-z\d]?)(?:\s{0,2}(\d)([A-Za-z]{2})?)?(?![\w])"
)
_FULL = re.compile(r"(?<![\w])([A-Za-z]{1,2}\d[A-Za-z\d]??)\s{0,2}(\d)([A-Za-z]{2})(?![\w])")
# A council with less than this share of a code's postcodes is left out; the rest is asked back.
_LEAST_SHARE = 0.1
# With less than this share in Wales a code counts as England's.
_MOSTLY_WALES = 0.5


@dataclass(frozen=True)
class PostcodeMatch:
    """One postcode, or part of one, and where it lies; `councils` likeliest first."""

    start: int
    end: int
    councils: tuple[str, ...]
    outside: bool


@dataclass(frozen=True)
class _Codes:
    outcodes: dict[str, tuple[tuple[str, ...], bool]]
    sectors: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _codes() -> _Codes:
    outcodes = {}
    for code, shares in _shares("outcodes.csv", "outcode").items():
        outcodes[code] = (_likeliest(shares), sum(shares.values()) < _MOSTLY_WALES)
    sectors = {code: _likeliest(s) for code, s in _shares("sectors.csv", "sector").items()}
    return _Codes(outcodes, sectors)


def _shares(file: str, column: str) -> dict[str, dict[str, float]]:
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for row in read_rows(PLACES / file):
        shares[row[column]][row["council"]] = float(row["share"])
    return shares


def _likeliest(shares: dict[str, float]) -> tuple[str, ...]:
    whole = sum(shares.values())
    ordered = sorted(shares, key=lambda code: -shares[code])
    return tuple(code for code in ordered if shares[code] >= _LEAST_SHARE * whole)


def find_postcodes(text: str) -> Iterator[PostcodeMatch]:
    """Find outward codes, sectors and full postcodes; a full one elsewhere in Britain is outside.

    Args: text: as typed; capitals and the space may be missing.
    """
    if not any(sign.isdigit() for sign in text):
        return
    taken: list[tuple[int, int]] = []
    for match in _FULL.finditer(text):
        taken.append(match.span())
        yield _found(match) or PostcodeMatch(match.start(), match.end(), (), True)
    for match in _POSTCODE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        found = _found(match)
        if found is not None:
            yield found


def _found(match: re.Match[str]) -> PostcodeMatch | None:
    codes = _codes()
    outcode = match.group(1).upper()
    if outcode not in codes.outcodes:
        return None
    councils, outside = codes.outcodes[outcode]
    sector = f"{outcode} {match.group(2)}" if match.group(2) else ""
    return PostcodeMatch(match.start(), match.end(), codes.sectors.get(sector, councils), outside)
