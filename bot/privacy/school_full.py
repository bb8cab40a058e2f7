"""Schools and nurseries by a full name with capitals: "Llanfach Community Primary"."""

import re
from collections.abc import Iterator

from bot.language import fold
from bot.privacy.capitals import capitals_tell
from bot.privacy.finding import Finding
from bot.privacy.firm_words import PUBLIC
from bot.privacy.gazetteers import gazetteers, key_of
from bot.privacy.listing import has_any, listed
from bot.privacy.school_words import ORDINARY
from bot.vocabulary import Identifier

_SCORE = 0.84
_CAP = r"[A-ZŴŶÂÊÎÔÛ][\w'’-]+"
_NAME = (
    rf"(?P<name>(?:(?:St|Sant|Santes)\.?\s)?{_CAP}(?:\s(?:(?:yr?|the|of|and|&)\s)?{_CAP}){{0,3}}?)"
)
_WHAT = (
    r"(?:Community|Catholic|R\.?C\.?|Church\sin\sWales|C\.?i\.?W\.?|V\.?[AC]\.?"
    r"|Voluntary\s(?:Aided|Controlled)|Infants?|Junior|Comprehensive|Primary|Secondary|High|Nursery"
    r"|Welsh|Foundation|Special|Day|All[\s-]Through|Roman)"
)
_KIND = (
    r"(?:Primary|Comprehensive|Comp|High|Secondary|Infants|Juniors|School|College|Academy|Campus"
    r"|Learning\sCommunity|Sixth\sForm)"
)
_CARE = (
    r"(?:(?:Day\s)?Nursery|Playgroup|Pre-?[Ss]chool|Cr[eè]che"
    r"|(?:After\s?-?[Ss]chool|Breakfast|Holiday)\s[Cc]lub)"
)
_ENGLISH = re.compile(
    rf"(?<![\w'’]){_NAME}\s(?:(?:{_WHAT}\s){{1,3}}{_KIND}(?:\s(?:School|College))?"
    rf"|{_CARE})(?![\w'’])"
)
_WELSH = re.compile(
    r"\b(?i:[cgn]{1,2}h?lwb|lwb)\s(?i:ar\s[oô]l\s(?:yr\s)?ysgol|brecwast|gwyliau|carco|gofal)"
    rf"(?:['’]r|\syr?)?\s(?P<name>{_CAP}(?:\s(?:yr?\s)?{_CAP}){{0,2}})"
)
_WELSH_HOUSES = listed("ty cae bryn pen maes plas llys nant coed parc glan cwm dol llwyn")
_PARTS = (
    "rimary", "Comp", "High", "econdary", "nfants", "uniors", "chool", "ollege", "cademy",
    "Campus", "Nursery", "Playgroup", "Cr", "lub", "lwb", "ommunity", "ixth",
)  # fmt: skip


def find_full_names(text: str) -> Iterator[Finding]:
    """Find names that say what kind of school it is in several words, and those of nurseries."""
    if text.islower() or not has_any(text, _PARTS) or not capitals_tell(text):
        return
    for match in _WELSH.finditer(text):
        yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span(), _SCORE)
    for match in _ENGLISH.finditer(text):
        start = match.start() + _ordinary_before(match["name"])
        if start < match.end("name"):
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, start, match.end(), _SCORE)


def _ordinary_before(name: str) -> int:
    """How many characters of ordinary words come first; all of them where no word tells which."""
    words = list(re.finditer(r"\S+", name))
    keys = [fold(word.group()).strip("'.,&") for word in words]
    houses = len(keys) > 1 and keys[0] in _WELSH_HOUSES
    plain = not houses and all(_is_ordinary(key) for key in keys)
    if plain or any(key in PUBLIC for key in keys):
        return len(name)
    opens = keys[0] in ORDINARY and keys[0] not in ("st", "our", "the")
    return words[1].start() if opens and len(words) > 1 else 0


def _is_ordinary(key: str) -> bool:
    return key in ORDINARY or gazetteers().is_ordinary(key_of(key))
