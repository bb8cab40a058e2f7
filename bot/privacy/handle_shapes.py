"""Words that look like user names, in a text that speaks of an app: "jess.x09", "DraigGoch77"."""

import re
from collections.abc import Iterator

from bot.language import find_places, radicals
from bot.privacy.any_case import Match, any_case
from bot.privacy.apps import CLEAR_PLACES
from bot.privacy.gazetteers import Sense, gazetteers, key_of
from bot.privacy.listing import listed

APP = any_case(rf"(?<![\w.@/])(?:{CLEAR_PLACES}|account|cyfrif|confessions)(?!\w)")
DOTTED = re.compile(r"(?<![\w@./\-])[A-Za-z]\w{0,20}(?:\.\w{1,20}){1,4}(?![\w@/]|\.\w)")
MIXED = any_case(r"(?<![\w@./#£$€\-])(?=[a-z\d]{0,20}[a-z]{3})[a-z][a-z\d]{4,24}(?![\w@/])")
HYPHENED = re.compile(r"(?<![\w@./\-])[A-Za-z]{2,15}-[A-Za-z]{2,15}-?\d{1,4}(?![\w@/\-])")
# "jess underscore x", "elin tanlinell haf 09"
SPOKEN = any_case(
    r"(?<![\w@.])[a-z\d]{2,20}(?:\s(?:under\s?score|tanlinell|dot|dotyn|smotyn)\s"
    r"(?!(?:com|co|uk|org|net|cymru|wales)\b)[a-z\d]{1,20}){1,4}(?:\s\d{1,4})?(?![\w.]|\s(?:dot|at)\b)",
)
CALLED = any_case(
    r"\b(?:called|named|o['’]r\senw|dan\syr\senw|account|cyfrif|tudalen|page|user|enw|is|yw|ydi|im|i['’]m"
    r"|by|gan|from|add|follow|dilyna?|dwi)[\s:]{1,2}$",
)
# "a man called lonewolf1978": two figures or more, no app named.
STRANGER = any_case(
    r"\b(?:called|named|o['’]r\senw)\s(?P<detail>(?=[a-z_.]{4,}\d\d)[a-z][\w.]{5,29}\b)",
)
# "jake2011": a name and the figures after it are one user name, wherever they stand.
NAME_AND_FIGURES = re.compile(r"(?<![\w@./#\-])(?P<name>[A-Za-z]{3,20})\d{2,6}(?![\w@/]|[.\-]\w)")
SITE = any_case(
    r"\.(?:com|net|org|uk|cymru|wales|co|io|tv|gg|ie|eu|info|app|dev|example|ly|jpg|png|pdf|docx?)$",
)
# Figures after a word that are no part of a name: a school year, a game, a phone.
COUNTED = any_case(
    r"(?:year|years|yr|blwyddyn|flwyddyn|bl|covid|gcse|gcses|level|lefel|age|aged|oed|class|dosbarth"
    r"|form|step|article|erthygl|iphone|ipad|samsung|galaxy|windows|fifa|chatgpt|gpt|season|chapter"
    r"|part|week|wythnos|unit|tier|phase|band|set|group|grwp|room|over|under|dan|from|since|ers|in"
    r"|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|minecraft|fortnite|xbox|fnaf|nba)\d+",
)
# What is said of a user name and is none: "my username is taken".
STATES = listed(
    "taken wrong silly stupid offensive real rude inappropriate mine hidden secret needed required "
    "visible known wanted reported stolen cringe embarrassing old new weird different changed "
    "yno wedi anghywir wirion gyhoeddus gudd newydd hen rong"
)
TIME = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:am|pm|yr|yrs|st|nd|rd|th|k|x|mins?|hrs?)")
_FEWEST_DIGITS, _FEWEST_LETTERS = 2, 5
_SHORTEST_NAME = 4  # letters of a name inside a user name


# "realcarwyn on tiktok": a word with a name in it, right before the app.
ON_APP = any_case(
    r"(?:^|[.,!?;:(]\s?|\b(?:and|but|that|by|from|its|called|ma|mae|gan|a|ond|bod)\s)"
    rf"(?P<detail>[A-Za-z]{{6,24}})\s(?:on|ar)\s{CLEAR_PLACES}(?!\w)",
)


def names_with_figures(text: str) -> Iterator[tuple[int, int]]:
    """Where a first name that is nothing else is drawn together with two figures or more."""
    for match in NAME_AND_FIGURES.finditer(text):
        if gazetteers().first_names.get(key_of(match["name"])) == Sense.NAME:
            yield match.span()


def find_shaped(text: str) -> Iterator[tuple[int, int]]:
    """Where such words stand; none in a text that names no app."""
    match: Match
    yield from (match.span("detail") for match in STRANGER.finditer(text))
    if APP.search(text) is None:
        return
    for match in DOTTED.finditer(text):
        if _is_dotted_name(
            match.group(),
            called=CALLED.search(text[max(0, match.start() - 16) : match.start()]) is not None,
        ):
            yield match.span()
    for match in MIXED.finditer(text):
        figures = sum(sign.isdigit() for sign in match.group())
        if figures >= _FEWEST_DIGITS and COUNTED.fullmatch(match.group()) is None:
            yield match.span()
    yield from (match.span() for match in SPOKEN.finditer(text))
    for match in ON_APP.finditer(text):
        if _has_a_name_in_it(match["detail"]):
            yield match.span("detail")
    for match in HYPHENED.finditer(text):
        if COUNTED.fullmatch(match.group().replace("-", "")) is None:
            yield match.span()


def _is_dotted_name(written: str, *, called: bool) -> bool:
    """True for "big.g.llanrwst" and "jess.x09"; false for a site and a stop without a space."""
    parts = written.split(".")
    if SITE.search(written) or sum(sign.isalpha() for sign in written) < _FEWEST_LETTERS:
        return False
    if any(sign.isdigit() or sign == "_" for sign in written):
        return True
    words = [_is_ordinary(part) for part in parts]
    return not all(words) if called or len(parts) > 2 else not any(words)


def _has_a_name_in_it(written: str) -> bool:
    """True for "realcarwyn" and "tomosbach": a first name with more letters before or after it."""
    key = key_of(written)
    lists = gazetteers()
    if key in lists.first_names or key in lists.surnames or lists.is_ordinary(key):
        return False
    if any(lists.is_ordinary(radical) for radical in radicals(key)) or find_places(written):
        return False
    cuts = range(_SHORTEST_NAME, len(key) - 1)
    return any(
        lists.first_names.get(name) == Sense.NAME for at in cuts for name in (key[:at], key[-at:])
    )


def _is_ordinary(part: str) -> bool:
    key = key_of(part)
    if key in gazetteers().first_names:
        return False
    return gazetteers().is_ordinary(key) or APP.fullmatch(part) is not None
