"""Farms and houses by a Welsh name before their village: "Nant-yr-eos Uchaf, Llangurig"."""

import re
from collections.abc import Iterator

from bot.privacy.address_words import L
from bot.privacy.any_case import any_case

_OPENS = (
    r"(?:T[ŷy]|Ty['’][nr]|Tyn|Plas|Fferm|Tyddyn|Hafod|Hendre|Cae|Bryn|Tan|Pen|Penlan|Pant|Glan|Bron|Nant|Gelli"
    r"|Llys|Llwyn|Cefn|Rhos|Hen|Craig|Erw|Llety|Letty|Lletty|Capel|Melin|Felin|Efail|Carreg|Trem|Maes|Coed|Rhyd"
    r"|Garth|Beudy|Blaen|Esgair|Crug|Troed|Pwll|Cwm|Gwern|Lluest|Foel|Moel|Allt|Ffynnon|Ffos|Dol|D[oô]l|Cil"
    r"|Waun|Gwaun|Banc|Bwlch|Castell|Clyn|Cnwc|Croes|Dyffryn|Graig|Henllys|Llain|Mynydd|Parc|Pont|Wern|Ynys)"
)
_TAIL = r"(?:\s(?:Isaf|Uchaf|Ganol|Fawr|Fach|Mawr|Bach|Newydd|Wen|Goch|Ddu))?"
_HYPHENED = re.compile(
    rf"(?<![\w'’-]){_OPENS}(?:['’][rn])?(?:-[{L}]{{1,14}}){{1,3}}{_TAIL}(?=,\s[A-ZŴŶ])"
    rf"|(?<![\w'’-]){_OPENS}['’]r-[{L}]{{2,14}}{_TAIL}(?=,\s[A-ZŴŶ])"
)
_PARTED = re.compile(
    rf"(?<![\w'’-]){_OPENS}\s(?:yr?\s)?[A-ZŴŶa-z][{L}]{{2,14}}{_TAIL}(?=,\s[A-ZŴŶ])"
    rf"|(?<![\w'’-])(?:[Tt]he\s[Oo]ld|[Yy]r\s[Hh]en)\s[{L}]{{4,12}}(?=,\s[A-ZŴŶ])"
    rf"|(?<![\w'’-])[A-ZŴŶ][{L}]{{3,14}}\s(?:Isaf|Uchaf|Ganol|Fawr|Fach|Newydd)(?=,\s[A-ZŴŶ])"
)
# A home is spoken of right before, or a person's name stands there as on a letter.
_HOME = any_case(
    r"\b(?:ff?arm|ff?erm|farms?|home|house|address|live|lives|living|staying|at|from|rent(?:ing)?|t[ŷy]|nhŷ|byw|fyw|trigo|drigo"
    r"|[cg]artre|gyfeiriad|cyfeiriad|nghyfeiriad|find\sus|ni)"
    r"(?:\s(?:is|are|was|called|at|in|ni|fi|i|yw|ydi|ydy|yn|ym|o['’]r\senw|us|now|the)){0,3}[,:]?\s$",
)
_A_TRIP = any_case(
    r"\b(?:bus(?:es)?|bws|bysiau|trains?|tr[eê]n|trenau)\s(?:stops?|goes|\w+\s)?(?:from|to|in|between|o|i|rhwng|yn)\b"
    r"|\b(?:route|villages|pentrefi|places|llefydd|towns|trefi)\b"
)


def find_farms(text: str) -> Iterator[tuple[int, int]]:
    """Where a farm or a house stands before a comma; the caller asks for the village after it."""
    if ", " not in text or _A_TRIP.search(text) is not None:
        return
    for match in _HYPHENED.finditer(text):
        yield match.span()
    for match in _PARTED.finditer(text):
        if _HOME.search(text[max(0, match.start() - 40) : match.start()]) is not None:
            yield match.span()
