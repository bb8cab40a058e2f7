"""User names right after an app, and the second of two: "snap megsiiii", "my_x and my.y"."""

import re
from collections.abc import Iterator

from bot.language import find_places, radicals
from bot.privacy.any_case import any_case
from bot.privacy.apps import CLEAR_PLACES
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import listed

_AFTER_APP = any_case(rf"(?<![\w.@/]){CLEAR_PLACES}\s(?P<detail>[a-z]{{5,29}})(?![\w.@'’/-])")
# "medi_mel a medi.cudd": a second one beside a first that has a line or a dot in it.
_SECOND = re.compile(
    r"(?<![\w@/.])(?=[\w.]*[_.\d])@?[A-Za-z][\w.]{2,28}\w,?\s(?:and|a|ac|n|&|or|neu|then|wedyn)\s"
    r"(?P<detail>@?[A-Za-z]\w{1,20}(?:[._]\w{1,20}){1,3})(?![\w@/]|\.\w)"
)
_ACCOUNTS = any_case(rf"(?<![\w.@/])(?:{CLEAR_PLACES}|accounts?|n?gh?yfri\w*|cyfri\w*)(?!\w)")
_SITE = re.compile(
    r"\.(?:com|net|org|uk|cymru|wales|co|io|tv|gg|ie|app|pdf|docx?|jpg|png)$", re.IGNORECASE
)
_CAMEL = re.compile(r"[A-Z][a-z]{1,14}[A-Z][a-z]{1,14}(?:[A-Z][a-z]*)?|[a-z]{2,14}[A-Z][a-z]{2,14}")
_DRAWN_OUT = re.compile(r"(.)\1\1|(?:xo|xx|oxo|xoxo)$")
# Names of things and other apps that are written so.
_KNOWN = listed(
    "snapchat snapmap facebook youtube tiktok whatsapp playstation minecraft bereal fortnite "
    "roblox instagram linkedin chatgpt github icloud airpods iphone childline meic papyrus "
    "youngminds discord sooo soooo noooo pleasee pleaseee helpppp ahhhh"
)


def find_loose(text: str) -> Iterator[tuple[int, int]]:
    """Where a word that no text has stands right after an app, or beside another user name."""
    for match in _AFTER_APP.finditer(text):
        if _is_made_up(match["detail"], contact="@" in text):
            yield match.span("detail")
    if _ACCOUNTS.search(text) is not None:
        for second in _SECOND.finditer(text):
            if _SITE.search(second["detail"]) is None:
                yield second.span("detail")


def _is_made_up(written: str, *, contact: bool) -> bool:
    """True for "BaraLawr" and "megsiiii"; beside an e-mail address for any word on no list."""
    key = key_of(written)
    if key in _KNOWN:
        return False
    if _CAMEL.fullmatch(written):
        return True
    lists = gazetteers()
    plain = re.sub(r"(.)\1\1+", r"\1", key)
    words = {key, plain, *radicals(key), *radicals(plain)}
    if any(lists.is_ordinary(word) for word in words) or find_places(written):
        return False
    return _DRAWN_OUT.search(key) is not None or contact or _repeats(key)


def _repeats(key: str) -> bool:
    """True for "tomtommo": the same three letters twice."""
    return any(key[at : at + 3] in key[at + 3 :] for at in range(len(key) - 5))
