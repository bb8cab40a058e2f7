"""Firms named with capitals and by their trade: "Owens & Pryce Haulage", "Moduron Gwyrfai"."""

import re
from collections.abc import Iterator

from bot.language import fold
from bot.privacy.any_case import any_case
from bot.privacy.capitals import Piece, capitals_tell, runs
from bot.privacy.finding import Finding
from bot.privacy.firm_words import (
    PUBLIC,
    TRADES,
    TWO_WORD_TRADES,
    VENUES,
    welsh_trades,
    welsh_venues,
)
from bot.privacy.gazetteers import gazetteers, key_of
from bot.vocabulary import Identifier

_SCORE = 0.77
_REACH = 60  # characters before a name that may say what it is
_AFTER = re.compile(r"\s([\w-]+(?:\s[\w-]+)?)")
_THE = any_case(r"\b(?:the|yr?)\s$")
_VAGUE = frozenset(
    "services care training group support energy security events media works hall fitness "
    "country agency catering".split()
)
_NOT_NAMING = frozenset(("the", "our", "y", "yr", "&", "and", "a", "of", "my", "fy", "new"))
_OF_WALES = ("cymru", "wales")  # in the name of a hotel it is no public body
_PRISON = re.compile(
    r"\b(?:HM(?:P|YOI|PYOI)|Carchar)\s(?:y\s)?[A-ZŴŶ][\w'’-]+(?:\s[A-ZŴŶ][\w'’-]+)?"
)


def find_firms(text: str, *, earning: bool) -> Iterator[Finding]:
    """Find firms by their trade; places that people only visit need words about work."""
    if text.islower() or not capitals_tell(text):
        return
    for pieces in runs(text):
        span = _english(text, pieces, earning=earning) or _welsh(text, pieces, earning=earning)
        if span is not None:
            article = _THE.search(text[max(0, span[0] - 4) : span[0]])
            start = span[0] - (len(article.group()) if article else 0)
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, start, span[1], _SCORE)
    if earning:
        for match in _PRISON.finditer(text):
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span(), _SCORE)


def _english(text: str, pieces: list[Piece], *, earning: bool) -> tuple[int, int] | None:
    """From the first word of a name to its last trade: "J. Bowen Plumbing & Heating"."""
    keys = [piece.key for piece in pieces]
    pairs = {f"{one} {two}" for one, two in zip(keys, keys[1:], strict=False)}
    public = PUBLIC - {"centre"} if pairs & set(TWO_WORD_TRADES) else PUBLIC
    if any(key in public for key in keys):
        return None
    last = 0
    for at, key in enumerate(keys):
        pair = f"{keys[at - 1]} {key}" if at else ""
        trade = key in TRADES or pair in TWO_WORD_TRADES or (earning and key in VENUES)
        if at and trade:
            last = at
    among = keys[:last] if keys[last] in _VAGUE else keys
    if last and any(_is_name(key, among) for key in keys[:last]):
        return pieces[0].start, pieces[last].end
    after = _AFTER.match(text, pieces[-1].end)
    if after is None or not any(_is_name(key, keys) for key in keys):
        return None
    first, _, second = fold(after[1]).partition(" ")
    if f"{first} {second}" in TWO_WORD_TRADES:
        return pieces[0].start, after.end()
    if first in TRADES or (earning and len(pieces) > 1 and first in VENUES):
        return pieces[0].start, after.start(1) + len(first)
    return None


def _is_name(key: str, among: list[str]) -> bool:
    """True for a word that tells which; "Adult" alone in "Adult Services" does not."""
    if len(among) == 1 and gazetteers().is_ordinary(key_of(key)):
        return False
    return key not in TRADES and key not in VENUES and key not in _NOT_NAMING and len(key) > 1


def _welsh(text: str, pieces: list[Piece], *, earning: bool) -> tuple[int, int] | None:
    """From what it is to the end of the run: "Gwesty'r Ddraig Wen", "garej Moduron Gwyrfai"."""
    keys = [piece.key for piece in pieces]
    for at in range(len(keys) - 1):
        length = _length_of_kind(keys[at : at + 2], earning=earning)
        if length:
            rest = keys[at + length :]
            if any(key in PUBLIC and key not in _OF_WALES for key in (*keys[:at], *rest)):
                return None
            if any(key not in _NOT_NAMING and not key[0].isdigit() for key in rest):
                return pieces[at].start, pieces[-1].end
    if keys[0] in PUBLIC:
        return None
    before = re.search(
        r"([\w-]+\s)?([\w-]+?)(?:['’]r|\s(?:y|yr))?\s$",
        text[max(0, pieces[0].start - _REACH) : pieces[0].start],
    )
    if before is None:
        return None
    one, two = fold(before[2]), fold(f"{before[1] or ''}{before[2]}").replace(" ", "-")
    for kind, group in ((two, 1), (one, 2)):
        if (kind in welsh_trades() or (earning and kind in welsh_venues())) and before[group]:
            begin = max(0, pieces[0].start - _REACH)
            return begin + before.start(group), pieces[-1].end
    return None


def _length_of_kind(keys: list[str], *, earning: bool) -> int:
    """1 for "moduron", 2 for "cartref gofal", 0 for neither."""
    for kind, length in (("-".join(keys), 2), (keys[0], 1)):
        if kind in welsh_trades() or (earning and kind in welsh_venues()):
            return length
    return 0
