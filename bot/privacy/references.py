"""Numbers near a word that says what they are of: a card, a case, a hospital, a course, a claim."""

import re
from collections.abc import Iterator

from bot.privacy.any_case import Match, Pattern, any_case
from bot.privacy.digits import has_figures, spoken_numbers
from bot.privacy.finding import Finding
from bot.privacy.gazetteers import gazetteers
from bot.privacy.listing import listed
from bot.privacy.phone import is_for_phones
from bot.vocabulary import Identifier

# Stems without their first letter stand for every mutation: "cyfeirnod", "nghyfeirnod".
NUMBERED = (
    r"numbers?(?!\sof\b)|nmbr|\bnumb\b|num\b|no\b\.?(?=\s?(?:is|was|[:=#\-])?\s?$)|\bnr\b|\brefs?\b|referen(?:ce|s)"
    r"|rh?if(?:au)?\b|rh?if\b|yfeirnod|yfeirif|\bquot(?:e|ing)\b|yfynnu?\b|yfynnwch|\bcyf\b|\bids?\b|identity|adnabod|\bcode\b"
    r"|\b(?:c|g|ng|ch)[oô]d\b"
)
# Papers and lists that give everybody a number; the word alone is enough before one.
NAMED = (
    r"\bpermit\b|\bpcn\b|\bfpn\b|passport|asbort|\bupn\b|\buln\b|ucas|\burn\b|\bbrp\b|e-?visa\b|pesel|\bpps\b|licen[cs]e"
    r"|rwydded\b|provisional|account\b|\bacc(?:t|ount)?\b|yfrif?\b|iban|\butr\b|sort\scode|didoli"
    r"|(?:rail|citizen|library|bus|travel|gym|leisure|membership|id|debit|bank)\s?card|(?:bus|gym|swim|leisure|train|school)\spass"
    r"|travel\spass|my\s?travel\s?pass|erdyn|arden\b|[cgh]ardyn|railcard|\bidp\b|\bcdu\b|\bcrn\b"
    r"|\bmrn\b|wccis|\bnino\b|yswiriant|insurance|\bins\b|\barc\b|wristband|reichled|exemption"
    r"|esgusod|\bhc[12]\b|roll\b|yflogres|\bdbs\b|\bema\b|\blca\b|ation\spermit|cymeriad"
)
# What a number of letters and figures may be of.
OWNED = (
    r"student|yfyriwr|yfyrwyr|learner|ysgwr|pupil|isgybl|candidate|mgeisydd|exam|rholiad"
    r"|hosp(?:ital)?\b|sbyty|osbital|patient|\bclaf\b|\bglaf\b|clinig|\bward\b|\bcase|chos\b"
    r"|appeal|[hp]*apêl|apel\b|tribunal|ribiwnlys|badge|athodyn|prisoner|archaror|crime|penalty|\bg?ddirwy|\bdirwy|rosedd|incident|igwyddiad|police|eddlu|custody|alfa\b|claim|hawliad|credit\b"
    r"|redyd|\buc\b|\bpip\b|\bdla\b|\besa\b|taliad|lwfans|allowance|staff|employee|eithiwr"
    r"|payroll|works?\b|member|elod|llyfrgell|library|heilffordd|\btr[eê]n\b|ticket|\btocyn\b"
    r"|visa|fisa|home\soffice|asylum|lloches|swyddfa\sgartref|statement|cynllun|\bplan\b"
    r"|complaint|\b(?:c|g|ngh|ch)wyn|customer|cwsmer|client|cleient|policy|polisi|prescription"
    r"|presgripsiwn|tenan|housing|\btai\b|rent\b|council\stax|treth|application|\b[gnc]h?ais\b"
    r"|application|bursar|bwrsari|finance|yllid|social\sservices|gwasanaethau|referral"
    r"|cyfeirio|court|\bllys\b|solicitor|reg\b|plate|\bpl[aâ]t|cofrestr|vehicle|serial|imei|\bcrb\b"
)
ANY = any_case(f"{NUMBERED}|{NAMED}|{OWNED}")
SAID = any_case(f"(?:{NUMBERED}|{NAMED})")
VALUE = re.compile(
    r"(?<![\w£$€@#+.,/:\-])(?:[A-Z]{1,6}[\s/\-]|[a-z]{1,5}[/\-]){0,2}(?P<main>[A-Za-z]{0,6}\d[A-Za-z\d]{0,15}"
    r"(?:[/\-–*][A-Za-z\d]{1,12}){0,5})"
    r"(?:\s{1,2}(?!\d{1,2}\s?[a-z]{3,})[A-Za-z]{0,3}\d[A-Za-z\d]{0,10}){0,6}"
    r"(?:\s[B-HJ-Z]{1,3}(?![\w'’]))?(?![\w@%]|[,.:]\d)"
)
# Letters and figures that are somebody's whatever stands around them.
ALONE = re.compile(
    r"(?<![\w/@.#\-])(?:[A-Z]{2,5}[/\-](?:[A-Z]{1,4}[/\-]?)?\d{2,8}[/\-][A-Z]?\d{2,8}(?:[/\-]\w{1,4})?"
    r"|[A-Z]{2,5}/[A-Z]{0,3}/?\d{4,8}(?:/[A-Z\d]{1,4})?|[A-Z]{1,3}\d{6,13}[A-Z]?|[A-Z]{2}\d{2}[A-Z]\d{5}|\d{2}[A-Z]\d{6,8}|[A-Z]{1,4}-\d{5,9}"
    r"|[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d{4}){3}\s?\d{2})(?![\w/@\-])"
)
# A short code of capitals and figures straight after its name: "booking ref HJK72L".
CODE = re.compile(r"(?=[A-Z\d]*\d)(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])[A-Z\d]{5,10}(?!\w)")
CODE_BEFORE = any_case(rf"(?:{NUMBERED})\.?\s?(?:[:=#\-]|is|yw|ydi|ydy|di|oedd|was)?\s?$")
# Capitals and figures by turns: three figures will do.
MIXED = re.compile(r"(?=(?:[A-Z]*\d){3})(?=(?:\d*[A-Z]){2})[A-Z\d]{6,12}")
COPULA = any_case(
    r"[\s,)\].\-–:=]{0,3}(?:(?:is|was|are|sy|oedd|yw|ydi|ydy|['’]?di|thats|that['’]s|dyna|=|as"
    r"|fel|for)\b)?",
)
NOT_A_NUMBER = re.compile(
    r"\d{1,2}[/\-.]\d{1,2}[/\-.](?:19|20)?\d\d|(?:19|20)\d\d\s?[/\-–]?\s?(?:(?:19|20)?\d\d)?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}\s\d{1,2}\s(?:19|20)\d\d|[1-9]\d*000|[A-Za-z]{3,}(?:19|20)\d\d"
    r"|[ABMabm]\d{1,4}|\d+(?:st|nd|rd|th|am|pm|k|m|km|kg|ml|mg|mya|mph|yo|gb|af|fed|ydd|eg|ain|il)",
)
OF_NOBODY = any_case(
    r"\b(?:phone|mobile|mob|tel|text|txt|tecst|ff[oô]n\w*|symudol|lottery|loteri|shirt|crys"
    r"|charity|elusen|company|cwmni|petition|[dn]deiseb|deiseb|planning|cynllunio|isbn|queue|ciw"
    r"|question|cwestiwn|room|stafell|ystafell|page|tudalen|bus\s(?:number|no|route)|route"
    r"|platform|order|archeb|post\s?code|cod\s(?:post|bost)|chod\spost|help\s?line|llinell"
    r"|people|pobl|house|flat|fflat|t[ŷy]|dial|deial\w*|ring|call|galw\w*|version|fersiwn)\b",
)
STOP = any_case(r"[.!?;\n](?=\s)(?<!no\.)(?<!cyf\.)(?<!ref\.)(?<!num\.)")
_BEFORE, _NEAR, _AFTER = 60, 42, 45  # characters in which a word may say what a number is
_CLOSE, _MANY = 24, 8  # so many figures need no "number" beside "case", "crime" and the like
_FEWEST, _FEWEST_PLAIN, _MOST = 4, 5, 20  # figures
_SMALL = listed(
    "is yw ydi ydy di fi i my no num ref rhif id the fy mam mum dad nain nan nhs gig upn uln brp "
    "pip dla cyf uc ni yg a o y yr n at on ar yn for to of was its nr card pass case code cod "
    "rif hi fo fe ei his her our oedd ward acc reg bank banc"
)
_LETTERS_BEFORE = re.compile(r"(?<![\w'’])[a-z]{1,4}[\s\-/]$")


def find_references(text: str) -> Iterator[Finding]:
    """Find numbers of cards, cases, claims and the like by what is said of them."""
    if has_figures(text, 2):
        for match in ALONE.finditer(text):
            yield Finding(Identifier.ID_NUMBER, *match.span(), 0.7)
        for match in VALUE.finditer(text):
            if _is_number(match) and _is_named(text, match):
                start = _with_letters(text, match.start())
                yield Finding(Identifier.ID_NUMBER, start, match.end(), 0.85)
        for match in CODE.finditer(text):
            if CODE_BEFORE.search(text[max(0, match.start() - _CLOSE) : match.start()]):
                yield Finding(Identifier.ID_NUMBER, *match.span(), 0.7)
    for said in spoken_numbers(text):
        before = _clause_before(text, said.start, _NEAR)
        if len(said.digits) >= _FEWEST_PLAIN and _says(SAID, before):
            yield Finding(Identifier.ID_NUMBER, said.start, said.end, 0.8)


def _is_number(match: Match) -> bool:
    """True for figures that may be somebody's number: no date, year, sum, road or help line."""
    written = match.group()
    digits = re.sub(r"\D", "", written)
    least = _FEWEST_PLAIN if _is_plain(written) else _FEWEST - bool(MIXED.fullmatch(written))
    if not least <= len(digits) <= _MOST or NOT_A_NUMBER.fullmatch(written):
        return False
    return not is_for_phones(digits)


def _is_plain(written: str) -> bool:
    return not any(sign.isalpha() for sign in written)


def _is_named(text: str, match: Match) -> bool:
    """True if the clause before or after the number says what it is."""
    figures = match.start("main")
    if _is_plain(match.group()):
        if _says(SAID, _clause_before(text, figures, _NEAR)):
            return True
        many = sum(sign.isdigit() for sign in match.group()) >= _MANY
        if many and _says(ANY, _clause_before(text, figures, _CLOSE)):
            return True
        return _says_after(NUMBER_AFTER, text, match.end())
    return _says(ANY, _clause_before(text, figures, _BEFORE)) or _says_after(
        ANY_AFTER, text, match.end()
    )


def _clause_before(text: str, end: int, reach: int) -> str:
    return STOP.split(text[max(0, end - reach) : end])[-1]


def _says(cue: Pattern, before: str) -> bool:
    """True if a cue stands there and nothing after it speaks of a phone, a queue and the like."""
    return cue.search(before) is not None and OF_NOBODY.search(before) is None


NUMBER_AFTER = any_case(rf"(?:[\w'’]+\s){{0,3}}?\S{{0,3}}(?:{NUMBERED}|{NAMED})")
ANY_AFTER = any_case(rf"(?:[\w'’]+\s){{0,3}}?\S{{0,3}}(?:{NUMBERED}|{NAMED}|{OWNED})")


def _says_after(cue: Pattern, text: str, start: int) -> bool:
    """True if the words straight after name it: "12345 ydi'n rhif myfyriwr i"."""
    after = STOP.split(text[start : start + _AFTER])[0]
    copula = COPULA.match(after)
    rest = after[copula.end() :] if copula else after
    said = cue.match(re.sub(r"^['’]?[rn]?\s", "", rest))
    return said is not None and OF_NOBODY.search(after) is None


def _with_letters(text: str, start: int) -> int:
    """Take in small letters typed before the figures: "ygc 4471902"."""
    letters = _LETTERS_BEFORE.search(text[max(0, start - 6) : start])
    if letters is None:
        return start
    word = letters.group()[:-1]
    if word in _SMALL or gazetteers().is_ordinary(word):
        return start
    return start - len(letters.group())
