"""Which personal detail a typed line means, at the review: "keep it in", "tynnu'r enw allan"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language import fold
from bot.questions.asking.review import ReviewFinding
from bot.vocabulary import Identifier

KEEP, OUT = "keep_in", "take_out"
_KEEP = {"keep", "keeping", "cadw", "cadwa"}
_OUT = {"remove", "hide", "cuddio", "cuddia"}
_OUT_WITH_AWAY = {"take", "tynnu", "tynna", "tynnwch"}  # only "take … out" means it
_LEAVE = {"leave", "gad", "gada", "gadael", "gadewch"}  # in or out, whatever comes after
_AWAY = {"out", "away", "allan", "mas", "ffwrdd"}
_ALL = {
    "all", "both", "everything", "them", "these", "those",
    "popeth", "bopeth", "ddau", "ddwy", "dau", "dwy", "cwbl", "cyfan", "nhw",
}  # fmt: skip
_YES_OR_NO = {"yes", "no", "please", "ok", "ie", "na", "ydw", "plis", "iawn"}
_FILLERS = {
    "it", "in", "that", "this", "the", "my", "your", "his", "her", "their", "a", "to", "of", "one",
    "person", "s", "is", "i", "want", "and", "too", "back", "just", "no.", "number", "detail",
    "details", "fe", "fo", "e", "o", "hwn", "hyn", "hwnna", "mewn", "y", "yr", "r", "fy", "dy",
    "ei", "yn", "eisiau", "un", "ac", "hefyd", "manylion",
}  # fmt: skip
_KINDS = {
    Identifier.PERSON_NAME: {"name", "names", "enw", "enwau"},
    Identifier.SCHOOL_OR_EMPLOYER: {
        "school",
        "work",
        "workplace",
        "ysgol",
        "gwaith",
        "waith",
        "ngwaith",
        "gweithle",
    },
    Identifier.PHONE: {"phone", "number", "mobile", "rhif", "rif", "ffon"},
    Identifier.EMAIL: {"email", "e-mail", "mail", "ebost", "e-bost"},
    Identifier.SOCIAL_HANDLE: {"handle", "username", "insta", "snap", "tiktok"},
    Identifier.ADDRESS: {"address", "street", "cyfeiriad", "gyfeiriad", "nghyfeiriad", "stryd"},
    Identifier.POSTCODE: {"postcode", "cod", "god", "nghod", "post"},
    Identifier.NHS_NUMBER: {"nhs", "gig"},
    Identifier.DOB: {"birthday", "birth", "dob", "date", "penblwydd", "dyddiad", "geni"},
    Identifier.ID_NUMBER: {"id", "identity", "adnabod"},
    Identifier.URL: {"link", "website", "web", "dolen", "gwefan"},
}


@dataclass(frozen=True, slots=True)
class DetailMeant:
    """What shall be done with which details; no number at all: it is not clear which."""

    what: str  # KEEP or OUT
    numbers: tuple[int, ...]


def detail_meant(
    text: str, findings: Sequence[ReviewFinding], asked: str = ""
) -> DetailMeant | None:
    """What a typed line says about the details that were found.

    Args: asked: KEEP or OUT where "which one?" was asked just before; its answer needs no verb.
    Returns: None when the line says nothing about them, so that it can mean anything else.
    """
    words = _words(text)
    what = _verb(words) or asked
    if not what or not findings:
        return None
    numbers = _which(words, findings)
    return None if numbers is None else DetailMeant(what, numbers)


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w@.+-]+", fold(text)) if word.strip(".-")]


def _verb(words: Sequence[str]) -> str:
    """Keep or take out, from the first word that is not a mere yes or no."""
    first = next((word for word in words if word not in _YES_OR_NO), "")
    away = bool(_AWAY.intersection(words))
    if first in _KEEP or (first in _LEAVE and not away):
        return KEEP
    if first in _OUT or (away and first in _OUT_WITH_AWAY | _LEAVE):
        return OUT
    return ""


def _which(words: Sequence[str], findings: Sequence[ReviewFinding]) -> tuple[int, ...] | None:
    """The numbers of the details that are named; () if several could be; None if none is known."""
    verbs = _KEEP | _OUT | _OUT_WITH_AWAY | _LEAVE | _AWAY | _YES_OR_NO
    named = [word for word in words if word not in verbs]
    found = [one for one in findings if _names(named, one)]
    known = set(_FILLERS | _ALL).union(*(_KINDS[one.kind] for one in findings))
    left = [word for word in named if word not in known.union(*map(_excerpt_words, found))]
    every = tuple(finding.number for finding in findings)
    if left:
        return _by_number(left, every)
    if _ALL.intersection(named):
        return every
    return _as_one(found or findings)


def _names(named: Sequence[str], finding: ReviewFinding) -> bool:
    """Whether these words hold the detail itself, or a word for its kind."""
    excerpt = " ".join(_words(finding.excerpt))
    itself = bool(excerpt) and f" {excerpt} " in f" {' '.join(named)} "
    return itself or bool(_KINDS[finding.kind].intersection(named))


def _excerpt_words(finding: ReviewFinding) -> set[str]:
    return set(_words(finding.excerpt))


def _by_number(left: Sequence[str], every: tuple[int, ...]) -> tuple[int, ...] | None:
    if len(left) == 1 and left[0].isdecimal() and int(left[0]) in every:
        return (int(left[0]),)
    return None


def _as_one(found: Sequence[ReviewFinding]) -> tuple[int, ...]:
    """Their numbers if they are one detail, said once or more; otherwise nobody knows which."""
    same = {fold(one.excerpt) for one in found}
    return tuple(one.number for one in found) if len(same) == 1 else ()
