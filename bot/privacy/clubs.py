"""Clubs, choirs, cadets and centres that somebody belongs to: "I play for Brynglas Juniors"."""

import re
from collections.abc import Iterator

from bot.language import fold
from bot.privacy.any_case import any_case, case_in_places
from bot.privacy.capitals import capitals_tell
from bot.privacy.finding import Finding
from bot.privacy.listing import has_any, listed
from bot.privacy.school_words import L
from bot.vocabulary import Identifier

_SCORE = 0.86
_CAP = r"[A-ZŴŶ0-9][\w'’&-]*"
_RUN = rf"{_CAP}(?:\s(?:(?:yr?|the|of|o|a|and|&|ar)\s){{0,2}}{_CAP}){{0,4}}"
# What a club is called last; a team of a town needs "play for".
_KIND = (
    r"(?:FC|AFC|RFC|CC|HC|NC|ABC|YFC|Juniors|Quins|Harriers|Cadets?|Squadron|Scouts|Guides|Brownies"
    r"|Cubs|Beavers|Rainbows|Explorers|Young\sFarmers|Academy|(?:[Tt]heatre|[Dd]ance|[Ss]tage)\s[Ss]chool"
    r"|School\sof\sDance|Dance(?!\sAcademy)|Dancers|Club|Choir|Band|Majorettes|Gymnastics|Gym\sClub|Karate"
    r"|Taekwondo|Martial\sArts|Kickboxing|Judo|Netball|Hockey|Colts|Swimmers|Boxing|Pony\sClub"
    r"|(?:Learning|Education|Tuition|Teaching|Referral|Skills)\s(?:Centre|Unit|Base)|Resource\sBase"
    r"|PRU|Alternative\sProvision)"
)
_ENGLISH = re.compile(
    rf"(?<![\w'’@./-])(?P<name>{_RUN}?)\s{_KIND}(?:\s(?:FC|RFC|AFC|Club))?(?![\w'’])"
)
_TEAM = re.compile(rf"(?<![\w'’@./-])(?P<name>{_RUN})")
_SMALL_TEAM = any_case(
    rf"\bplay(?:s|ed|ing)?\s(?:\w+\s)?for\s(?P<detail>[{L}'’]{{3,16}}(?:\s[{L}'’]{{2,14}}){{0,2}}?"
    r"\s(?:fc|afc|rfc|juniors|united|rovers|rangers|athletic|town|ladies|colts|quins|stars))\b"
)
_WELSH = case_in_places(
    rf"\b(?P<detail>(?:(?i:[cgn]{{1,2}}h?lwb)\s(?i:rygbi|p[eê]l-?\s?droed|p[eê]l-?\s?rwyd|nofio|bocsio|criced"
    rf"|hoci|dawns\w*|gymnasteg|karate|rhedeg|seiclo|ieuenctid|merlod|drama|bowlio|tennis|athletau|canŵio|syrffio)"
    rf"|CPD|CRC|CFfI|CFFI|(?i:[cgn]{{1,2}}h?[oô]r)(?:\s(?i:meibion|merched|plant|ieuenctid|cymysg|cymuned))?"
    rf"|(?i:n?h?aelwyd)|(?i:adran)|(?i:sgowtiaid|cadetiaid|geidiau|brownis|dawnswyr|ff?ermwyr\sifanc)"
    rf"(?:\s(?i:awyr|y\smôr|y\sfyddin))?|(?i:seindorf|[bf]and|[mf]and)(?:\s(?i:pres))?|(?i:ysgol\s(?:dd)?awns)"
    rf"|(?i:[cgn]{{1,2}}h?anolfan\s(?:dd?ysgu|addysg)))"
    rf"(?:['’]r|\syr?)?\s(?=[A-ZŴŶ])(?P<name>{_RUN}))"
)
_BELONGS = any_case(
    r"\b(?:play(?:s|ed|ing)?(?:\s\w+)?\sfor|(?:swim|run|box|danc|sing|train|rac|fight|row|compet|act)(?:e?s|ing|e|med|ned)?\s(?:for|with|at|in)"
    r"|(?:go(?:es)?|went|going|been)\s(?:back\s)?to|go(?:es)?\sto\sis|(?:am|was|is|are)\s(?:at|in)\sis|join(?:ed|ing)?|left|quit"
    r"|attend(?:s|ed|ing)?|(?:school|unit|pru|club|team|college|choir)\sis|members?\sof|cadets?\s(?:with|in|at)"
    r"|(?:i['’]?m|i\sam|he['’]?s|she['’]?s|was|is|are)\s(?:now\s)?(?:in|with|at|part\sof|on|captain\sof)|my|our"
    r"|(?:coach(?:es)?|managers?|captain|leaders?|teachers?|instructors?|trainers?|kids|lads|girls|boys|everyone)\s(?:at|of|from|in)"
    r"|volunteer(?:s|ing)?\s(?:at|with|for)|helps?\s(?:out\s)?at|(?:kicked\sout|dropped)\s(?:of|from)|banned\sfrom"
    r"|(?:chwar(?:ae|a|e)|whar(?:ae|a|e)|war(?:ae|e|a)|nofio|redeg|rhedeg|canu|gystadlu|cystadlu)(?:\s[\w-]+){0,2}\s(?:i|efo|gyda|yng?|'da)"
    r"|(?:n?aelod(?:au)?)\s(?:o|yn)|[yf]?muno\sâ|ymun\w+(?:\si)?\s(?:â|gyda|efo)|(?:dawns|[bf]ocs|hyffordd|ymarfer)\w*\s(?:efo|gyda|yng?|i)"
    r"|(?:mynd|es\si|aeth|yn|fi|dwi|i|ni|gad[eé]t|gadel|gadael|adael|adel)(?:['’]n)?\s(?:i|efo|gyda|o|yng?|'da|â)|(?:yn|ym|yng)"
    r"|hyfforddwr\w*|(?:fy|ein)|hyfforddwr\w*\s(?:y|o)|fi['’]?n|dwi['’]?n|wi['’]?n)\s(?:the\s|y\s|yr\s)?$",
)
_PLAYS = any_case(
    r"\bplay(?:s|ed|ing)?(?:\s(?!for\b)\w+)?\sfor\s(?:the\s)?$"
    r"|\b(?:chwar(?:ae|a|e)|whar(?:ae|a|e)|war(?:ae|e|a))(?:\s[\w-]+)?\si\s$"
)
_FANS = any_case(
    r"\b(?:support\w*|watch\w*|tickets?|cefnog\w*|gwyli\w*|wylio|tocyn\w*|stadium|fans?)\b"
)
# Whole countries and bodies, and words that say only what sort of club it is.
_GENERAL = listed(
    "wales cymru england lloegr the a my our youth football rugby swimming boxing dance drama "
    "sports sport cricket netball hockey gym army sea air police scout girl boy welsh local after "
    "school breakfast homework book chess art music running young farmers national urdd british "
    "open council senedd parliament adult further higher special early years military i royal "
    "breaking golf tennis karate judo premier league world team gb uk country county town north "
    "south west east mid de gogledd ieuenctid genedlaethol ddamweiniau safonau pupil referral "
    "time fun mam dad mum nan them him her us it him nhs"
)
_PARTS = (
    "FC", "AFC", "RFC", "CC", "Juniors", "Quins", "Harriers", "Cadet", "Squadron", "Scout",
    "Guide", "Brownie", "Cubs", "Beaver", "Rainbow", "Explorer", "Young F", "Academy", "chool",
    "Danc", "Club", "Choir", "Band", "Majorette", "Gym", "Karate", "Taekw", "Judo", "Arts", "Kickb",
    "Netball", "Hockey", "Colts", "Swimm", "Boxing", "Centre", "Unit", "Base", "PRU", "Provision",
    "HC", "NC", "ABC",
)  # fmt: skip
_WELSH_PARTS = (
    "lwb", "cpd", "crc", "cffi", "ôr ", "or ", "elwyd", "adran", "sgowt", "cadet", "geid",
    "brownis", "awns", "ermwyr", "band", "fand", "mand", "seindorf", "anolfan",
)  # fmt: skip
_REACH = 45


def find_clubs(text: str) -> Iterator[Finding]:
    """Find clubs, choirs and centres by name, where somebody belongs to one."""
    low = text.lower()
    plays = "play" in low or "war" in low
    if plays:
        for match in _SMALL_TEAM.finditer(text):
            if not _is_general(match["detail"].rsplit(" ", 1)[0]):
                yield _found(*match.span("detail"))
    if text.islower() or not capitals_tell(text) or _FANS.search(text) is not None:
        return
    yield from _in_capitals(text, low)
    if plays:
        for named in _TEAM.finditer(text):
            before = text[max(0, named.start() - _REACH) : named.start()]
            if _PLAYS.search(before) and not _is_general(named["name"]):
                yield _found(*named.span())


def _in_capitals(text: str, low: str) -> Iterator[Finding]:
    if has_any(text, _PARTS):
        for named in _ENGLISH.finditer(text):
            if _belongs(text, named.start()) and not _is_general(named["name"]):
                yield _found(*named.span())
    if has_any(low, _WELSH_PARTS):
        for named in _WELSH.finditer(text):
            if _belongs(text, named.start()) and not _is_general(named["name"]):
                yield _found(*named.span("detail"))


def _belongs(text: str, start: int) -> bool:
    return _BELONGS.search(text[max(0, start - _REACH) : start]) is not None


def _is_general(name: str) -> bool:
    """True where no word tells which club: "Wales", "The Youth"."""
    return all(fold(word).strip("'’-&") in _GENERAL for word in name.split())


def _found(start: int, end: int) -> Finding:
    return Finding(Identifier.SCHOOL_OR_EMPLOYER, start, end, _SCORE)
