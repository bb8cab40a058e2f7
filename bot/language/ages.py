"""How old somebody is said to be, in figures or words, in both languages."""

import re

from bot.language.folding import fold

YOUNGEST, OLDEST_YOUNG, OLDEST = 4, 25, 99
FIGURES = {
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
    "saith": 7, "wyth": 8, "naw": 9, "deg": 10, "un ar ddeg": 11, "un deg un": 11,
    "deuddeg": 12, "un deg dau": 12, "tair ar ddeg": 13, "tri ar ddeg": 13, "un deg tri": 13,
    "pedair ar ddeg": 14, "pedwar ar ddeg": 14, "un deg pedwar": 14, "pymtheg": 15,
    "un deg pump": 15, "un ar bymtheg": 16, "un deg chwech": 16, "dwy ar bymtheg": 17,
    "dau ar bymtheg": 17, "un deg saith": 17, "deunaw": 18, "un deg wyth": 18,
    "pedair ar bymtheg": 19, "un deg naw": 19, "ugain": 20,
    "ddeg": 10, "ddeuddeg": 12, "dair ar ddeg": 13, "bedair ar ddeg": 14, "bedwar ar ddeg": 14,
    "bymtheg": 15, "ddwy ar bymtheg": 17, "ddeunaw": 18, "bedair ar bymtheg": 19,
}  # fmt: skip
_NUMBER = r"(\d{1,2}|" + "|".join(sorted(FIGURES, key=len, reverse=True)) + r")"
_NOT_AN_AGE = (
    r"(?![\d:/%£]|\.\d|st\b|nd\b|th\b|am\b|pm\b|\s*(?:months?|weeks?|days?|hours?|hrs?|mins?|minutes?"
    r"|miles?|th|of us|people|kids|others|brothers|sisters|times|mis|wythnos|diwrnod|awr|munud"
    r"|milltir|ohonon|o bobl|gwaith)\b)"
)
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NUMBER}\s*-?\s*(?:yo\b|y/o|yrs?\b|years? old|year[- ]olds?"
        rf"|oed\b|mlwydd|mlynedd oed|blwydd)",
        rf"\b(?:i'?m|i am|he'?s|she'?s|they'?re|(?:he|she) is|who'?s|who is|aged?|turn(?:ed|ing)"
        rf"|(?:son|daughter|brother|sister|child|kid|boy|girl)(?:'?s| is)?,?)"
        rf"\s+(?:nearly |almost |only |just |now |about )?{_NUMBER}\b{_NOT_AN_AGE}",
        rf"\b(?:dw ?i'?n|rwy'?n|rydw i'?n|fi'?n|mae (?:o|e|hi)'?n|(?:mab|merch|brawd|chwaer)"
        rf"(?: i)?(?:'n| yn)|yn|troi'?n)\s+(?:bron yn |bron |dim ond )?{_NUMBER}\b{_NOT_AN_AGE}",
    )
)
SCHOOL_YEAR = re.compile(r"\b(?:year|yr|blwyddyn|mlwyddyn|flwyddyn)\s*(\d{1,2})\b(?!\s*old)")
_OWN_START = (
    r"\b(?:i'?m|i am|me,?|dw ?i'?n|dw ?i yn|rwy'?n|rwy yn|rydw i'?n|fi'?n)"
    r"\s+(?:nearly |almost |only |just |now |bron yn |bron |dim ond )?"
)
_OWN_YEAR = r"(?:year|yr|blwyddyn|mlwyddyn|flwyddyn)\s*([0-9]|1[0-3])\b(?!\s*old)"
OWN = (  # a pattern, and the years to add: a school year is four years less than the age
    (re.compile(rf"{_OWN_START}{_NUMBER}\b{_NOT_AN_AGE}"), 0),
    (re.compile(rf"\b(?:i'?m|i am|dw ?i|rydw i|rwy)\s+(?:in|yn|ym|ar)?\s*{_OWN_YEAR}"), 4),
    (re.compile(rf"^\W*{_NUMBER}\s*(?:yo|yrs? old|years? old|oed)\W*$"), 0),
    (re.compile(rf"^\W*{_OWN_YEAR}\W*$"), 4),
)
ALONE = re.compile(rf"^\W*{_NUMBER}\W*$")


def _number(words: str) -> int:
    return int(words) if words.isdigit() else FIGURES[words]


def find_age(text: str) -> int | None:
    """The age a text tells, in years; a young person's rather than an adult's.

    A school year counts as the age at its start. None where no age is told.
    """
    folded = fold(text)
    alone = ALONE.match(folded)
    found = [_number(alone[1])] if alone else []
    found += [_number(match[1]) for pattern in PATTERNS for match in pattern.finditer(folded)]
    found += [int(match[1]) + 4 for match in SCHOOL_YEAR.finditer(folded) if int(match[1]) <= 13]
    young = [age for age in found if YOUNGEST <= age <= OLDEST_YOUNG]
    grown = [age for age in found if OLDEST_YOUNG < age <= OLDEST]
    return next(iter(young + grown), None)


def find_own_age(text: str) -> int | None:
    """The age that whoever writes tells of themselves, in years; nobody else's.

    "I'm 8", "8 oed" or "I'm in year 4" by itself; not "my sister is 8". None where none is told.
    """
    folded = fold(text)
    for pattern, added in OWN:
        match = pattern.search(folded)
        age = _number(match[1]) + added if match else 0
        if YOUNGEST <= age <= OLDEST:
            return age
    return None
