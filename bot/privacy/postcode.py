"""Full British postcodes. An outward code alone ("CF10") is a place, not a detail."""

import re
from collections.abc import Iterator

from bot.privacy.any_case import any_case
from bot.privacy.digits import has_figures
from bot.privacy.finding import Finding, each
from bot.privacy.listing import listed
from bot.vocabulary import Identifier

# Every postcode area there is (Royal Mail), so that "b4 2nd" or "gr8 2be" is not one.
AREAS = (
    r"A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]"
    r"|JE"
    r"|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?"
    r"|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)
POSTCODE = any_case(
    rf"\b(?P<outward>(?:{AREAS})(?:[0-9][0-9A-HJKPSTUW]?)|GIR)[\s.\-,]{{0,2}}(?P<sector>\d)"
    r"(?P<unit>[A-Z]{2})\b",
)
# The same with the slips people make: the letter O or I for a figure, signs or spaces between.
SLIPPED = re.compile(
    rf"\b(?:{AREAS})"
    rf"(?=[0-9OIl])[0-9OIl]{{1,2}}[A-HJKPSTUW]?[\s.\-,]{{1,3}}[0-9OIl]\s?[ABD-HJLNP-UW-Z]\s?"
    r"[ABD-HJLNP-UW-Z]\b"
)
SPACED = any_case(
    r"\b[A-PR-UWYZ]\s[A-HK-Y]\s\d(?:\s\d)?\s{1,3}\d\s[ABD-HJLNP-UW-Z]\s[ABD-HJLNP-UW-Z]\b",
)
CUED = any_case(
    r"\b(?:p(?:ost)?\s?code|(?:c|ch|g|ng|ngh)[oô]d\s(?:post|bost)|zip)\b[^\d\n]{0,20}?\b"
    rf"(?P<detail>(?:{AREAS})[0-9OIl]{{1,2}}[A-Z]?[\s.\-,]{{0,3}}[0-9OIl]?\s?[A-Z]{{0,3}})\b",
)
WORTH = re.compile(
    r"\d[\s.\-]?[A-Za-z]\s?[A-Za-z]\b|\d[A-Za-z]?\s?[OIl]\s?[A-Z]{2}\b|[pP]ost|[pP]code|[bB]ost"
)
# With spaces where none belong: "cf 24 4hq", "CF10 1 AA".
PARTED = any_case(
    rf"\b(?:{AREAS})\s?\d{{1,2}}[A-HJKPSTUW]?[\s.\-]{{1,2}}\d[\s.\-]?[ABD-HJLNP-UW-Z]{{2}}\b",
)
# With the space one figure too early: "cf1 03ap" for CF10 3AP.
SHIFTED = any_case(rf"\b(?:{AREAS})\d\s(?P<unit>\d\d[ABD-HJLNP-UW-Z]{{2}})\b")
AREA_SPACED = any_case(rf"\b(?:{AREAS})\s\d\s(?:\d\s)?\d\s[ABD-HJLNP-UW-Z]\s[ABD-HJLNP-UW-Z]\b")
# Any letters in the shape of a postcode, all in capitals.
SHAPED = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}\b")
# Small letters after a figure that are no part of a postcode: "b4 2nd lesson", "w8 4us", "e4 5pm".
_SPEAK = listed(
    "st nd rd th us ur be d ds pm am km kg mm cm ml gb mb go ok of or to in is it me my no on "
    "so up we vs yr hr pp as at an by do he if ft lb oz ed er x xx wk ye ya im id hi aw ah oh "
    "uh"
)


def find_postcodes(text: str) -> Iterator[Finding]:
    """Find full postcodes."""
    if not has_figures(text, 2) or WORTH.search(text) is None:
        return
    for match in POSTCODE.finditer(text):
        unit = match["unit"]
        if not (unit.islower() and unit in _SPEAK and len(match["outward"]) < 4):
            yield Finding(Identifier.POSTCODE, *match.span(), 0.93)
    for pattern in (SLIPPED, SPACED, AREA_SPACED, SHAPED):
        yield from each(pattern, text, Identifier.POSTCODE, 0.8)
    for pattern in (PARTED, SHIFTED):
        for match in pattern.finditer(text):
            if match.group()[-2:].lower() not in _SPEAK:
                yield Finding(Identifier.POSTCODE, *match.span(), 0.87)
    for match in CUED.finditer(text):
        if has_figures(match["detail"]):
            yield Finding(Identifier.POSTCODE, *match.span("detail"), 0.85)
