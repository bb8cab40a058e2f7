"""What tells that a shop is where somebody works: "Lidl payroll", "home from Asda"."""

import re
from collections.abc import Iterator

from bot.privacy.any_case import Match, any_case
from bot.privacy.capitals import capitals_tell, runs_of
from bot.privacy.finding import Finding
from bot.privacy.listing import has_any
from bot.vocabulary import Identifier

_SCORE = 0.74
_OF_PAY = any_case(
    r"(?:['’]s)?\s(?:payroll|hr|h\.r\.|payslips?|pay\sslips?|p45|p60|wages?|manager\s(?:wont|won['’]t|said|says|told|keeps|is)"
    r"|rota|contract|shifts?|warehouse|depot|staff\s(?:room|discount))\b",
)
_BEFORE = any_case(
    r"\b(?:payroll|payslip|p45|p60|wages|contract|slip\scyflog|cyflog|gyflog|cyflogau|gyflogau|contract)\s(?:from\s|at\s|o\s|gan\s)?$"
    r"|\b(?:nights|days|lates|earlies|shifts?|checkouts?|tills?|deliveries|bakery|stockroom|sifft|shiff?t\w*|nos)\s(?:at|in|for|yn|i)\s$"
    r"|\b(?:mum|mam|mom|dad|nan|nain|taid|he|she|they|brother|sister|uncle|auntie?|nhad|mham|brawd|chwaer|hi|fo|fe|o|e)"
    r"\b[^.!?,;]{0,24}\b(?:home|in|back|finish(?:es|ed)?|adref?|adra|nôl|nol|gartre)\s(?:from|at|o)\s$",
)
_KIND = any_case(
    r"\b(?:\w*w(?:ei|ai|i)th(?:i?o|io)|work\w*|job|shifts?|sadyrnau?)\b[^.!?]{0,40}\b(?:siop|caffi|salon|garej"
    r"|tafarn|bwyty|becws|gwesty|tecawê|chippy|cafe|pub|takeaway|shop|garage|restaurant|bakery|hotel|barbers)"
    r"(?:\s\w{2,10})?,\s(?:sef\s|called\s|o['’]r\senw\s)?(?:y\s|yr\s|the\s)?$",
)
_HOSPITAL = any_case(
    r"\b(?:nurse|hca|porter|cleaner|doctor|midwife|sister|consultant|work(?:s|ed|ing)?|clean(?:s|ing)?|nyrs|[bp]h?orthor"
    r"|g?lanhaw\w+|glanhau|l?lnau|meddyg|feddyg|[bf]ydwraig|w(?:ei|ai|i)thi?o|cook(?:s|ing)?|volunteers?)"
    r"(?:\s(?:in|on|at|for|ar|yn|ym|yng))?(?:\s(?:the|y|yr))?\s"
    r"(?P<detail>(?:(?:\w+\s){0,2}(?:ward|unit|uned)(?:\s\w{1,10})?,?\s(?:at|in|yn|ym|yng)\s(?:the\s)?)?"
    r"(?:(?:ysbyty|hospital)\s(?!yn\b|a\b|ac\b|and\b|for\b|in\b|is\b|ond\b|but\b)\w+(?:\s(?:clwyd|hall|gwynedd|philip|cymru))?"
    r"|(?:prince\s\w+|princess\sof\swales|royal\s\w+|nevill\shall|\w{5,14})\shospital"
    r"|glangwili|bronglais|withybush|morriston|singleton|llandough|glan\sclwyd|maelor|nevill\shall|prince\sphilip))\b"
    r"(?!\s(?:hospital)?\s?(?:should|has|needs|is\sshut))",
)
_RELATIVE = any_case(
    r"\b(?:mum|mam|mom|dad|nan|nain|gran|taid|aunt|auntie|anti|uncle|yncl|wncwl|sister|brother|chwaer|brawd|cousin"
    r"|my|i|fy|dwi|wi|fi|nhad|mham|mrawd|partner|husband|wife|modryb|ewythr|stepdad|stepmum)\b",
)
_WARDS = ("ospital", "sbyty", "glangw", "brongl", "withyb", "morrist", "singlet", "llandough",
          "glan clwyd", "maelor", "nevill", "prince")  # fmt: skip
_GENERAL = re.compile(r"(?:the|a|local|our|that|this|general|big|in|at)\shospital$", re.IGNORECASE)
_REACH = 60


def pays_somebody(text: str, match: Match) -> bool:
    """True if a listed name stands beside wages, a shift or somebody coming home from it."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    return _OF_PAY.match(text, match.end()) is not None or _BEFORE.search(before) is not None


def find_named_kinds(text: str) -> Iterator[Finding]:
    """Find what stands after "works in the chip shop,": its name in capitals; and hospitals."""
    low = text.lower()
    if has_any(low, _WARDS) and _RELATIVE.search(text) is not None:
        for match in _HOSPITAL.finditer(text):
            if _GENERAL.search(match["detail"]) is None:
                yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span("detail"), 0.78)
    if ", " not in text or text.islower() or not capitals_tell(text):
        return
    for run in runs_of(text):
        if _KIND.search(text[max(0, run.start() - _REACH) : run.start()]):
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *run.span(), 0.86)
