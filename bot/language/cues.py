"""What around a name says that it is a place: "near", "yn", a capital, or nothing else at all."""

from bot.language.folding import Token
from bot.language.place_names import KnownPlace, Trust

_AT_PLACE = frozenset(
    "in near around outside nr round yn ym yng ger i'r o'r gerllaw ardal tref dref".split()
)
_MAYBE_PLACE = frozenset("from to at by via i o wrth tua rownd am pentre pentref bentre".split())
_LIVING = frozenset(
    tuple(pair.split())
    for pair in (
        "live in,lives in,lived in,based in,staying in,stay in,living near,live near,i'm in,im in,"
        "am in,i'm from,im from,am from,come from,comes from,moved to,move to,school in,here in,"
        "area of,village of,town of,byw yn,byw ym,byw yng,fyw yn,fyw ym,fyw yng,byw ger,fyw ger,"
        "dod o,dod o'r,ddod o,symud i,symud i'r,ysgol yn,ysgol ym,pentre o,pentref o,ymyl"
    ).split(",")
)
_AFTER = frozenset("area town village council way ardal cyngor".split())
_FILLERS = frozenset(
    "in near from around the i i'm im live living my town is its it's a pls please yn ym yng o i'r "
    "o'r y yr ger dwi rwy rwy'n rydw i'n byw dod dwi'n wi wi'n fi ydy yw area ardal wales cymru "
    "ok yes yeah ie iawn um just actually we our ni n hi hello and but so ond a er well".split()
)


def speaks_for(place: KnownPlace, *, text: str, words: list[Token], first: int, last: int) -> bool:
    """True when what stands around the words `first` to `last` is enough for this place."""
    if place.trust is Trust.CLEAR:
        return True
    if place.trust >= Trust.NAME and first and words[first - 1].folded == "the":
        return False  # "in the valley" is not the village of Valley
    lives = _lives_there(words, first)
    capital = _is_capital(text, words, first)
    if place.trust is Trust.WORD:
        alone = place.kind != "hamlet" and is_alone(words, first, last)
        return lives or alone or (capital and _cue(words, first) in _AT_PLACE)
    cue = _cue(words, first, skip_the=place.trust is Trust.WEAK)
    named = last + 1 < len(words) and words[last + 1].folded in _AFTER
    if lives or named or cue in _AT_PLACE or is_alone(words, first, last):
        return True
    return place.trust is Trust.WEAK and (capital or cue in _MAYBE_PLACE)


def has_cue(words: list[Token], at: int) -> bool:
    """True when the word before says that a place may follow, or there is nothing else."""
    cue = _cue(words, at, skip_the=True)
    return cue in _AT_PLACE or cue in ("from", "o", "i") or is_alone(words, at, at)


def is_alone(words: list[Token], first: int, last: int) -> bool:
    """True when the message says nothing but the words `first` to `last`."""
    if len(words) - (last - first) > 8:
        return False
    around = words[:first] + words[last + 1 :]
    return all(word.folded in _FILLERS for word in around)


def _cue(words: list[Token], first: int, *, skip_the: bool = False) -> str:
    """The word before a name, or the one before its article."""
    before = first - 1
    articles = ("y", "yr", "the") if skip_the else ("y", "yr")
    if before > 0 and words[before].folded in articles:
        before -= 1
    return words[before].folded if before >= 0 else ""


def _lives_there(words: list[Token], first: int) -> bool:
    if first == 0:
        return False
    start = first - 1
    if start > 1 and words[start].folded in ("y", "yr"):
        start -= 1
    pair = (words[start - 1].folded, words[start].folded) if start else (words[0].folded,)
    return pair in _LIVING


def _is_capital(text: str, words: list[Token], first: int) -> bool:
    """A capital that means something: not the first word's, not in a text all in capitals."""
    return first > 0 and text[words[first].start].isupper() and not text.isupper()
