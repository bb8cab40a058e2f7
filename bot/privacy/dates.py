"""Dates of birth, written out or in figures. An age or another date is not one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.privacy.any_case import Match, any_case
from bot.privacy.date_words import DATE, DAY, FEAST, MONTH_ONLY, MONTHS, ORDINAL, PACKED
from bot.privacy.digits import has_figures
from bot.privacy.finding import Finding, each
from bot.privacy.listing import has_any
from bot.vocabulary import Identifier

CUE = (
    r"(?:born(?:ed)?|d\.?\s?o\.?\s?b\.?|date\sof\sbirth|birthdate|birth\sdate|birthday|birthdy"
    r"|brithday|bday|b-day"
    r"|b[\s.]\s?day|bd|cake\sday|birthdays|bdays|d\.?\s?g\.?|n?geni|['’]?ngeni|eni|ei\seni|g?[ae]nwyd|ganed|ddyddiad\sgeni"
    r"|dyddiad\sgeni|dyddiad\sy\sgeni"
    r"|(?:p|b|mh|ph)en-?\s?blwydd\w?|mhen-?blwydd|phen-?blwydd|oed\sar)"
)
FILL = r"(?:\w['’\w]{0,8}[\s:=\-,]{1,3}){0,5}?"
WITH_CUE = any_case(
    rf"\b{CUE}(?!\w)[\s:=\-,'’]*{FILL}(?P<detail>{DATE}|{PACKED}|{FEAST}|{MONTHS}['’]r\s{DAY})",
)
WITH_MONTH = any_case(
    rf"\b{CUE}\b[\s:=\-,]*(?:(?:in|yn|ym|back|nôl|is|yw|on|was|ydi"
    rf"|ydy|fi|i|hi|fo|fe|mis|fis|the|the\syear|sometime|rywbryd|around|tua)\s){{0,4}}(?P<detail>{MONTH_ONLY})",
)
CUE_AFTER = any_case(
    rf"\b(?P<detail>{DATE})(?:\s|\s?[(,.\-=]\s?|['’]s\s)(?:is|ydi|ydy|['’]?di|yw|was|mae|that's|thats"
    rf"|is\swhen|when|pan|pryd)?\s?"
    r"(?:my|his|her|their|our|fy|ei|ngh?|oedd|i|it's|its|fi|g[ae]th|gaeth|gesh|cesh|ges|ces|gafodd|cafodd|cefais|was|were|yw|ydi|ydy"
    r"|\w{2,10}['’]?s|is|am){0,1}"
    r"\s?(?:i\s|was\s|fy\s|i['’]n\s|ei\s|were\s)?(?:d\.?o\.?b|date\sof\sbirth|birthday|bday|b-day|born"
    r"|(?:p|b|mh|ph)en-?\s?blwydd|dyddiad\sgeni"
    r"|n?geni|['’]?ngeni)\b",
)
# "4 December 1989 is mine": said of a date, it can only be when somebody was born.
MINE = any_case(
    rf"(?<![\d/.\-])(?P<detail>{DATE})\s(?:is|yw|ydi|ydy|['’]?di)\s(?:mine|his|hers|f['’]un\si|fy\sun\si|un\s(?:fi|fo|hi))\b"
)
AGE = (
    r"(?:\d{1,2}|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen"
    r"|nineteen|twenty|naw|(?:un|dd?wy|dd?au|[td]air|[td]ri|[pb]edair"
    r"|[pb]edwar)\sar\s(?:ddeg|bymtheg)"
    r"|unarddeg|(?:un|dau|ddau)\sdd?eg(?:\s\w{2,7})?"
    r"|dd?euddeg|[pb]ymtheg|saith|wyth|chwech|dd?eunaw|ugain|dd?eg)"
)
SOON = (
    r"(?:today|tomorrow|tmrw|tmr|2day|2moro|tomoz|yesterday|tonight|next\s\w{3,9}day"
    r"|last\s\w{3,9}day"
    r"|on\s\w{3,6}day|this\s\w{3,6}day|heddiw|heddi|heno|fory|yfory|ddoe|echdoe|wythnos\snesaf"
    r"|d?dydd\s(?:llun|mawrth|mercher|iau"
    r"|gwener|sadwrn|sul)(?:\s(?:dwetha|diwetha\w?|nesaf?))?|ddydd\s\w{3,8}|dydd\s\w{3,8}\snesaf|nos\sfory)"
)
# "I turn 13 on 4 May", "dwi'n troi'n 13 ar y 4ydd o Fai", "I'm 9 today", "i'll be 13 on …".
TURNS = any_case(
    r"\b(?P<detail>(?:turn(?:s|ed|ing)?|be|gonna\sbe|is|am|i['’]?m|was|becomes?|hit|throi|troi"
    r"|droi|cael|fod"
    r"|bod|[bf]ydd(?:a['’]?i|\s(?:hi|o|e|fo|fe))|bydda?f?\si|byddai|fydda['’]?\si|byddaf|fydda\si|dathlu|ddathlu|nghael|o['’]?n\si|oeddwn\si|on\si|o['’]?e?dd\s(?:hi|o|e|fo)|roedd\s\w{1,12}"
    r"|gael)['’]?n?\s(?:yn\s|fy\s|my\s|n\s)?"
    rf"{AGE}(?:th|st|nd|rd|fed|ed)?\b(?:\s(?:oed|years?\sold|yrs\sold|yo|mlwydd\soed|birthday"
    rf"|bday|mhen-?blwydd))?,?"
    r"\s(?:(?:on|ar|in|yn|nesa|nesaf|next|come|this|coming|is|by|oed|pan)\s){0,3}(?:the\s|y\s)?"
    rf"(?:{DATE}|{FEAST}|{SOON}|{ORDINAL}))(?!\w)",
)
# "it's my birthday today": with an age beside it, a date of birth.
BIRTHDAY_SOON = any_case(
    r"\b(?P<detail>(?:birthday|bday|b-day|(?:p|b|mh|ph)en-?\s?blwydd|penblwydd"
    r"|mhenblwydd)(?:['’]?s)?\s"
    rf"(?:(?:is|was|on|hapus|i|fi|arnai|arn[oi]|arna|ar|yw|ydi|ydy)\s){{0,3}}(?:(?:mam|dad|nain|taid|mum|yn\s{AGE})\s)?{SOON})(?!\w)",
)
# "my 18th is on 3 June", "bydd hi'n 16 ar y 7fed o Ionawr", "im 17, 18 on the 3rd of june".
NTH = any_case(
    rf"\b(?:my|his|her|our|fy|ei)\s(?:\d{{1,2}}(?:th|st|nd|rd)|{AGE}th|sixteenth|eighteenth"
    rf"|twenty[\s-]?first)\s"
    rf"(?:(?:birthday|bday|is|on|was|falls)\s){{0,4}}(?P<detail>{DATE})"
    rf"|\b(?:mae|bydd|fydd|ma)\s\w{{1,12}}(?:['’]n"
    rf"|\syn)\s(?P<two>{AGE}\s(?:oed\s)?(?:(?:ar\s)?(?:y\s)?{DATE}|{SOON}))"
    rf"|\b(?:im|i['’]m|i\sam|he['’]?s"
    rf"|she['’]?s)\s\d{{1,2}},?\s(?P<three>{AGE}\son\s(?:the\s)?{DATE})",
)
IS_TODAY = any_case(
    rf"\b(?P<detail>(?:dwi['’]?n|wy['’]?n|w['’]n|rw['’]?n|dw\si['’]?n|rwy['’]?n|wi['’]?n|fi['’]?n|fin|rydw\si['’]?n"
    rf"|mae['’]n|she['’]?s|he['’]?s)"
    rf"\s{AGE}(?:\s(?:oed|o['’]d|years?\sold))?\s(?:{SOON}|on\s(?:the\s)?(?:{DATE}|{FEAST})"
    rf"|ar\s(?:y\s)?(?:{DATE}|{FEAST})))(?!\w)",
)
BORN_IN = any_case(
    r"\b(?:(?:i|he|she)\swas|i|im|i'm|was|c?g?[ae]f(?:odd|ais)\s\w{1,12}(?:\s(?:fy|ei))?|[gc]esh?\si"
    r"(?:['’]n)?(?:\sfy)?|g[ae]e?th\s\w{1,12}(?:\s(?:fy|ei))?|fe['’]m|di|f?y?|ei|(?<!\w)(?=ganw|anw))"
    r"\s?['’]?(?:born|ngeni|geni|eni|g?anwyd)(?:\s(?:i|fi|hi|fo|fe|o|e))?"
    r"\s(?:in|yn|back\sin|(?:in\s)?the\syear|yn\sy\sflwyddyn|n[oô]l\syn|tua)"
    r"\s(?P<detail>(?:19[5-9]|20[0-2])\d)(?!\d)",
)
# "a december 2009 baby", "babi Rhagfyr 2009"
BABY = any_case(
    rf"\b(?:(?P<detail>{MONTH_ONLY})\s(?:baby|babi)|[bf]abi\s(?:o\s)?(?:fis\s)?(?P<two>{MONTH_ONLY}))\b",
)
YEAR_OF_BIRTH = any_case(
    r"\b(?:year\sof\sbirth|birth\syear|b?flwyddyn\s(?:fy\s|ei\s)?n?geni|blwyddyn\s(?:fy\s|ei\s)?n?geni)"
    r"[\s:=\-]{0,3}(?:(?:is|was|yw|ydi|ydy|i|oedd)\s){0,2}(?P<detail>(?:19|20)\d\d)(?!\d)",
)
# "my birthday is on the 4th", "pen-blwydd fi ar y 4ydd": a day alone, right after.
DAY_ALONE = any_case(
    r"\b(?:birthday|bday|b-day|(?:p|b|mh|ph)en-?\s?blwydd)(?:['’]?s)?"
    r"(?:\s(?:is|on|was|ar|fi|i|o|hi|ydi|ydy|yw|oedd)){0,4}?"
    rf"\s(?P<detail>(?:the\s|y\s|yr\s)?{ORDINAL})(?!\w|\s(?:birthday|bday|party|parti))",
)
# The same with two figures for the year: "Magi, 8/2/11, wants to join".
SHORT = re.compile(
    r"(?<![\w/.\-£:])(?:0?[1-9]|[12]\d|3[01])(?P<sign>[/.\-])(?:0?[1-9]|1[0-2])(?P=sign)"
    r"(?:0\d|1[0-8])(?![\w/%£]|[.\-:]\d)"
)
# A full date whose year makes a person of 7 to 31 needs no cue, unless something else is dated.
FULL = any_case(
    rf"(?<![\d/.\-])(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:199[5-9]|20[01]\d)|(?:199[5-9]"
    rf"|20[01]\d)-\d{{2}}-\d{{2}}"
    rf"|{DAY}\s(?:of\s|o\s)?{MONTHS},?\s(?:199[5-9]|20[01]\d))(?![\d])",
)
DATED = any_case(
    r"\bo(?:['’]r)?\s$|\b(?:since|ers|refer|wait|list|meeting|appointment|panel|report|published|until|before"
    r"|after|by|from|deadline|session"
    r"|apwyntiad|cyfarfod|cyfeir|aros|rhestr|adroddiad|cyhoedd|erbyn|cyn|ar\s[oô]l|tan|diagnos"
    r"|assess|ases|moved|symud"
    r"|died|farw|fu\sfarw|started|dechrau|opened|agor|closed|cau|act|deddf|law|letter|llythyr"
    r"|strategy|event|on\sthe|held)\w{0,8}",
)
_REACH = 40  # characters before a date that may say what happened on it
_BIRTH_PARTS = (
    "born", "birth", "bday", "b.day", "b-day", "b day", "dob", "d.o.b", "geni", "ganwyd",
    "ganed", " eni",
    "eni ", "blwydd", "birthdy", "brithday", "cake day", " bd ", "d.g", "dg ", "dg:", "anwyd",
    "d o b", "d.o b", "oed ar",
)  # fmt: skip
_AGE_PARTS = (
    "turn", "tro", "today", "tomorrow", "tmrw", "tmr", "2day", "2moro", "tomoz", "yesterday",
    "tonight", "next ", "last ", " on ", " ar ", "heddiw", "heddi", "fory", "ddoe", "heno",
    "nesaf", " be ", "dydd ", "cael", "th ", "bydd", "fydd",
)  # fmt: skip


# Small words that belong to a date: "the 3rd", "mis Mai", "y 4ydd".
_LED_IN = any_case(r"\b(?:the|yr?|mis|fis|o\sfis)\s$")


def find_births(text: str) -> Iterator[Finding]:
    """Find dates of birth."""
    for finding in _births(text):
        led = _LED_IN.search(text[max(0, finding.start - 9) : finding.start])
        yield replace(finding, start=finding.start - len(led.group())) if led else finding


def _births(text: str) -> Iterator[Finding]:
    low = text.lower()
    if has_any(low.replace("oeni", ""), _BIRTH_PARTS):  # "poeni" is to worry
        for pattern in (
            WITH_CUE,
            CUE_AFTER,
            WITH_MONTH,
            BORN_IN,
            BIRTHDAY_SOON,
            DAY_ALONE,
            YEAR_OF_BIRTH,
        ):
            yield from each(pattern, text, Identifier.DOB, 0.91)
    if has_any(low, _AGE_PARTS):
        for pattern in (TURNS, IS_TODAY):
            yield from each(pattern, text, Identifier.DOB, 0.86)
        for match in NTH.finditer(text):
            group = next(name for name in ("detail", "two", "three") if match[name])
            yield Finding(Identifier.DOB, *match.span(group), 0.85)
    if has_figures(text, 3):
        yield from _by_year(text, low)


def _by_year(text: str, low: str) -> Iterator[Finding]:
    """Dates whose year makes somebody young, and babies of a month."""
    match: Match
    if has_any(low, (" mine", " his", " hers", "un i", "un fi", "un fo", "un hi")):
        yield from each(MINE, text, Identifier.DOB, 0.85)
    if has_any(low, ("baby", "babi", "fabi")):
        for match in BABY.finditer(text):
            group = "detail" if match["detail"] else "two"
            yield Finding(Identifier.DOB, *match.span(group), 0.8)
    dates: list[Match] = [*FULL.finditer(text), *SHORT.finditer(text)]
    for match in dates:
        if DATED.search(text[max(0, match.start() - _REACH) : match.start()]) is None:
            yield Finding(Identifier.DOB, *match.span(), 0.7)
