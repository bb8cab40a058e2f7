"""Nurseries and playgroups in small letters: "little acorns nursery", "feithrinfa mes bach"."""

import re
from collections.abc import Iterator

from bot.language import fold
from bot.privacy.any_case import any_case
from bot.privacy.finding import Finding
from bot.privacy.listing import has_any, listed
from bot.privacy.school_cues import FAMILY, NO_NAME
from bot.privacy.school_words import ORDINARY, L
from bot.privacy.work_words import ANY_OF_THEM, GENERAL, STOP
from bot.vocabulary import Identifier

_SCORE = 0.74
_PARTS = (
    "nurser", "playgroup", "preschool", "pre-school", "pre school", "creche", "crèche",
    "kindergarten",
    "breakfast club", "school club", "holiday club", "provision", "eithrinfa", "ylch ",
    "r ôl ysgol",
    "r ol ysgol", "brecwast",
)  # fmt: skip
_ENGLISH = any_case(
    r"\b(?:(?:go(?:es)?|going|went|been|gets?|sent|takes?|took|moved|starts?|started|starting|place|back|kids|kicked\sout)"
    r"\s(?:to|at|in|of)|at|attends?|attending|from|left|called|leave|leaving|named|with|outside)\s"
    rf"(?P<detail>(?P<name>(?:the\s)?(?:[{L}'’&-]{{2,16}}\s){{1,3}}?)"
    r"(?:day\snursery|nursery(?:\sschool)?|playgroup|pre[\s-]?school|cr[eè]che|kindergarten"
    r"|(?:breakfast|after[\s-]?school|holiday)\sclub|alternative\sprovision))\b(?!\s(?:places?|rhyme|class|teacher|fees|nurse))",
)
_WELSH = any_case(
    rf"(?:\b(?:i|o|yn|ym|yng|gan|at|enw|a|mewn|gadael|adael|ma|mae|fi|ni|hi)|['’]n)\s"
    rf"(?P<detail>(?:[mf]eithrinfa|(?:c|g|ngh|ch)ylch\s(?:meithrin|chwarae|ti\sa\sfi)"
    rf"|(?:c|g|ngh|ch)lwb\s(?:ar\s[oô]l\sysgol|brecwast|gwyliau))(?:['’]r|\syr?)?\s"
    rf"(?P<name>[{L}'’]{{3,16}}))(?P<more>\s[{L}]{{3,16}})?\b",
)
_PLAIN = NO_NAME | ORDINARY | STOP | GENERAL | ANY_OF_THEM | listed(
    "free funded paid private outdoor bilingual baby toddler workplace usual day days forest full "
    "morning afternoon term same their there first every funding childcare flying start care "
    "ddrud rhad ddrutach dda da dawel brysur llawn orau well neis lân gymunedol cymunedol "
    "gynnar hwyr agosaf agosa agos pell bell ardderchog ofnadwy wych hyfryd oedd ydi yw yn dydd "
    "prynhawn rhan dechrau cau agor plant babi mab merch bore pnawn hanner drwy saesneg "
    "ddwyieithog "
    "iawn dros eto chwarae meithrin enw o'r pryd faint rhatach gofal tan nôl nol adre adra "
    "dwieithog cynnar methu angen isio eisiau unwaith dwywaith dechre gorffen"
)  # fmt: skip
# Words that say nothing alone and belong to a name of two: "busy bees", "sunny days".
_PRETTY = listed("tiny busy big small day days happy old new first")
_TAILS = listed("bach fach mawr fawr las goch coch wen gwyn newydd")


def find_small_nurseries(text: str) -> Iterator[Finding]:
    """Find nurseries, playgroups and clubs of schools by what is said before and after them."""
    low = text.lower()
    if not has_any(low, _PARTS):
        return
    for match in _ENGLISH.finditer(text):
        words = [fold(word).strip("'’-&") for word in match["name"].split()]
        if words and words[0] in ("the", "my"):
            words = words[1:]
        few = _PLAIN if len(words) == 1 else _PLAIN - _PRETTY
        if words and not any(word in few for word in words):
            yield _found(*match.span("detail"))
    for match in _WELSH.finditer(text):
        if fold(match["name"]).strip("'’") in _PLAIN | FAMILY or _is_plain_verb(match["name"]):
            continue
        more = match["more"]
        key = fold(more.strip()) if more else ""
        whole = key in _TAILS or (key and key not in _PLAIN and not _is_plain_verb(key))
        yield _found(match.start("detail"), match.end("more" if whole else "detail"))


def _is_plain_verb(written: str) -> bool:
    """True for "gweithio", "dysgu'n" and other words with the ending of a verb."""
    return re.search(r"(?:io|[^a-z]n|odd|wyd)\s?$", written.lower()) is not None


def _found(start: int, end: int) -> Finding:
    return Finding(Identifier.SCHOOL_OR_EMPLOYER, start, end, _SCORE)
