"""National Insurance numbers, and other numbers that belong to one person when named as such."""

import re
from collections.abc import Iterator

from bot.privacy.any_case import Match, any_case, mostly_any_case
from bot.privacy.digits import has_figures
from bot.privacy.finding import Finding, each
from bot.privacy.gazetteers import gazetteers
from bot.privacy.phone import is_for_phones
from bot.privacy.references import find_references
from bot.vocabulary import Identifier

GAP = r"[\s.\-–/]{0,2}"
# Letters that are never used, as HMRC publishes them (NIM39110).
NINO = any_case(
    rf"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z]{GAP}[A-CEGHJ-NPR-TW-Z]"
    rf"{GAP}\d{GAP}\d{GAP}\d{GAP}\d{GAP}\d{GAP}\d{GAP}[A-D]\b",
)
# The shape alone, whatever its letters: made-up examples begin with QQ.
SHAPED = any_case(r"\b[A-Z]{2}[\s\-]?\d{2}[\s\-]?\d{2}[\s\-]?\d{2}[\s\-]?[A-D]\b")
# With its name before it, any two letters and a slip or two count.
NAMED_NINO = any_case(
    r"\b(?:n\.?i\.?(?:\s?n(?:o|um|umber)?\.?)?|nino|y\.?g\.?|insurance|yswiriant"
    r"|national\sinsurance|yswiriant\s(?:gwladol"
    r"|cenedlaethol)"
    rf"|rhif\s(?:yg"
    rf"|yswiriant))\b[^\d\n]{{0,30}}?\b(?!(?:yw|di|is|no|fi|my|as|at|ar|on|mi|to|id)\s)(?P<detail>[A-Z]{GAP}[A-Z]{GAP}"
    rf"(?:[\dOo]{GAP}){{5,7}}[A-Z]?)"
    r"(?![A-Za-z\d])",
)
LICENCE = any_case(r"\b[A-Z]{2,5}9{0,3}\s?\d{6}\s?[A-Z9]{2}\s?\d?[A-Z0-9]{2,3}\b")
# Named by itself, and only with "number" after it.
KNOWN = (
    r"passport|pasbort|basbort|mhasbort|upn|uln|ucas|urn|brp|pesel|driving\slicen[cs]e"
    r"|provisional"
    r"|trwydded(?:\syrru)?|library\scard|bus\spass|cerdyn\sllyfrgell|sort\scode|cod\sdidoli"
    r"|bank\saccount"
    r"|cyfrif\sbanc|account|citizencard|pin|mhin|(?:n?gh)?yfrif\sbanc|candidate|ymgeisydd"
    r"|cyfeirnod|student\sid|staff\sid|id"
)
COUNTED = (
    r"student|patient|claf|hospital|ysbyty|prison|carcharor|badge|bathodyn|pip|dla|carers?"
    r"|gofalwr|cais|tocyn|client|cleient|cwsmer|customer|myfyriwr|fyfyriwr|disgybl|pupil"
    r"|learner|dysgwr"
    r"|candidate|ymgeisydd|exam|arholiad"
    r"|case|achos"
    r"|reference|ref|cyfeirnod|account|acc|cyfrif|bank|card|cerdyn|debit|credit|prescription"
    r"|claim|uc"
    r"|universal\scredit|visa|biometric|permit|home\soffice|asylum|payroll|staff|employee"
    r"|member|membership"
    r"|aelodaeth|crb|dbs|licen[cs]e|social\ssecurity|tax|adnabod|personol"
)
NUMBER = r"(?:number|numbers|no|num|nr|id|code|rhif|reference|ref)"
IS = r"(?:\s?[:=#\-]\s?|\s(?:fi\s)?(?:is|was|yw|ydi|ydy|di|its|it's|iz)\s|\s(?:fi\s)?)"
VALUE = (
    r"(?P<detail>(?:[A-Z]{1,6}[\s/\-]?)?\d[A-Z0-9]{0,14}"
    r"(?:[\s\-/]{1,2}[A-Z]{0,3}\d[A-Z0-9]{0,9}){0,6}"
    r"(?:[\-/]?[A-Z]{1,3})?)(?!\w)"
)
NAMED = any_case(
    rf"\b(?:(?:{KNOWN})(?:\s(?:{NUMBER}|{COUNTED}))?|(?:{COUNTED})\s(?:card\s|permit\s)?{NUMBER}"
    rf"|rhif\s(?:y\s|fy\s|ei\s)?n?h?(?:{KNOWN}"
    rf"|{COUNTED})(?:\s[^\W\d]\w{{1,12}}){{0,2}})\.?{IS}{VALUE}",
)
# "my … number is", "fy rhif … i yw", "rhif … fi:": some other number of somebody's own.
SAYS = r"(?:is|was|yw|ydi|ydy|di|its|it's|oedd)"
OWN = any_case(
    r"\b(?:(?:my|his|her|our|mum['’]?s|dad['’]?s|fy|ei|the)\s(?:[^\W\d][\w'’]{0,14}\s){0,4}?"
    r"(?:number|numbers|no|num|id|rhif|cyfeirnod|ref|reference|card|cerdyn|[pm]h?in|licen[cs]e"
    r"|n?h?n?rhwydded|permit|cod|code)|rhif|cyfeirnod|cod|client\snumber|customer\snumber)\b[.]?"
    rf"(?:(?:\s[^\W\d][\w'’]{{0,14}}){{0,5}}?\s{SAYS}"
    rf"|(?:\s[^\W\d][\w'’]{{0,14}}){{0,4}}?\s?[:=#]|(?:\s(?:fi|i|mam|dad|number|no"
    rf"|card)){{0,2}})"
    rf"\s{VALUE}",
)
ITS_OWN = mostly_any_case(
    r"\brhif\s(?:[^\W\d][\w'’]{0,14}\s){1,4}?(?P<detail>(?:"
    r"(?-i:[A-Z]{1,5})[\s\-/]?)?\d[A-Z\d\-/]{3,20}"
    r"(?:\s\d{3,10}){0,3})(?!\w)",
)
BARE = any_case(r"(?:rhif|number)\s\S+")
_OF_NOBODY = any_case(
    r"\b(?:order|queue|question|page|room|bus|route|platform|section|house|flat"
    r"|door)\s(?:number|no|num)\b"
    r"|\brhif\s(?:y\s|yr\s|eich\s|ein\s)?(?:tŷ|ty|stafell|ystafell|tudalen|archeb|cwestiwn|ciw"
    r"|bws|tr[eê]n|adran|elusen|ff[oô]n|symudol)\b"
    r"|\bnumbers?\sof\b|\b(?:phone|mobile|ff[oô]n|symudol|lottery|shirt|crys|lucky|lwcus|elusen|charity"
    r"|cod\spost|post\s?code)\b",
)
SORT_CODE = re.compile(
    r"\b\d{2}-\d{2}-\d{2}\b(?:[\s,]{1,3}(?:\w{1,12}\s){0,2}\d{8}\b)?"
    r"|\b\d{2}\s\d{2}\s\d{2}[\s,]{1,3}(?:\w{1,12}\s){0,2}\d{8}\b"
)
FOURS = re.compile(r"(?<![\d.])\d{4}[\s-]\d{4}[\s-]\d{4}[\s-]\d{4}(?!\d)")
CARD = re.compile(r"(?<![\d.])\d(?:[\s-]?\d){12,18}(?![\d])")
BANK = any_case(
    r"sort|bank|banc|account|cyfri|didoli|monzo|starling|revolut|barclay|lloyds|natwest|hsbc|santander|nationwide|halifax|tsb"
)
VEHICLE = any_case(
    r"\b(?:reg(?:istration)?|vehicle|cerbyd|lorry|lori|plates?|pl[aâ]t|car|cars|van|moped|motor\s?bike|beic\smodur|scooter"
    r"|sgwter|cofrestru|gar|fan|audi|bmw|corsa|fiesta|golf|transit|ford|vauxhall|drives?|driver|driving|parks|parked|driv(?:e|ing)\soff|dreifi?o|n?gyrru|yrru|gyrrwr|yrrwr|parcio|barcio)\b",
)
REGISTERED = any_case(
    r"\b(?:reg(?:istration)?|plates?|cofrestru|pl[aâ]t)(?:\s\w{1,9}){0,4}?\s?[:=]?\s"
    r"(?P<detail>[a-z]{2}\d{2}\s?[a-z]{3}|[a-z]\d{1,3}\s?[a-z]{3})\b",
)
# A plate in small letters where a vehicle is spoken of; its letters are no word ("yr11 car").
SMALL_PLATE = re.compile(r"(?<![\w@./-])[a-z]{2}\d{2}\s?(?P<letters>[a-z]{3})(?![\w@])")
# A log of the police: "incident 412 of 12/03".
LOG = any_case(
    r"\b(?:cofnod|log|incident|occurrence|occ|ref(?:erence)?|number|no|rhif|digwyddiad)\s(?:\w{1,8}\s){0,3}?"
    r"(?P<detail>\d{2,6}\s(?:of\s|o\s)?(?:the\s|y\s)?\d{1,2}[/.-]\d{1,2}(?:[/.-](?:20)?\d\d)?)(?![\d/])",
)
ONLINE = any_case(
    r"\bip\b(?:\s[a-z]{1,10}){0,3}\s?:?\s(?P<detail>\d{1,3}(?:\.\d{1,3}){3})(?![\d.]\d)",
)
PLATE = re.compile(r"\b(?:[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s[A-Z]{3})\b")
# Accounts of other countries: "PL61 1090 1014 0000 0712 1981 2874", with spaces or none.
IBAN = re.compile(
    r"(?<![\w/@.#-])(?!GB)[A-Z]{2}\d{2}(?:\s?[A-Z]{4})?(?:\s?\d{4}){2,6}(?:\s?\d{1,4})?(?![\w/@-])"
    r"|(?<![\w/@.#-])[A-Z]{2}\d{2}(?=[A-Z\d]*\d{7})[A-Z\d]{11,28}(?![\w/@-])"
)
_FEWEST_NAMED = 3  # figures of a number that is said to be of a case, a card and the like
_FEWEST = 4  # figures of a number that names a person
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_id_numbers(text: str) -> Iterator[Finding]:
    """Find numbers by which an office knows somebody."""
    yield from find_references(text)
    if has_figures(text, 2):
        yield from _plates(text)
    if not has_figures(text, 3):
        return
    for pattern, score in ((NINO, 0.95), (SHAPED, 0.9), (NAMED_NINO, 0.96), (LICENCE, 0.96)):
        yield from each(pattern, text, Identifier.ID_NUMBER, score)
    yield from each(IBAN, text, Identifier.ID_NUMBER, 0.98)
    yield from each(LOG, text, Identifier.ID_NUMBER, 0.9)
    yield from _said(text)
    yield from _of_banks(text)


def _plates(text: str) -> Iterator[Finding]:
    """Number plates, where a vehicle is spoken of, and addresses of computers."""
    if VEHICLE.search(text) is not None:
        for match in PLATE.finditer(text):
            yield Finding(Identifier.ID_NUMBER, *match.span(), 0.8)
        yield from each(REGISTERED, text, Identifier.ID_NUMBER, 0.8)
        for match in SMALL_PLATE.finditer(text):
            if not gazetteers().is_ordinary(match["letters"]):
                yield Finding(Identifier.ID_NUMBER, *match.span(), 0.75)
    yield from each(ONLINE, text, Identifier.ID_NUMBER, 0.8)


def _said(text: str) -> Iterator[Finding]:
    """Numbers said to be of somebody or something."""
    match: Match
    for finding in each(NAMED, text, Identifier.ID_NUMBER, 0.84):
        written = text[finding.start : finding.end]
        if sum(c.isdigit() for c in written) >= _FEWEST_NAMED and not _YEAR.fullmatch(written):
            yield finding
    numbers: list[Match] = [*OWN.finditer(text), *ITS_OWN.finditer(text)]
    for match in numbers:
        written = match["detail"]
        digits = re.sub(r"\D", "", written)
        bare = BARE.fullmatch(match.group()) is not None
        if len(digits) < _FEWEST + bare or _YEAR.fullmatch(written) or is_for_phones(digits):
            continue
        if _OF_NOBODY.search(match.group()) is None:
            yield Finding(Identifier.ID_NUMBER, *match.span("detail"), 0.79)


def _of_banks(text: str) -> Iterator[Finding]:
    """Cards and accounts."""
    yield from each(FOURS, text, Identifier.ID_NUMBER, 0.95)
    for match in CARD.finditer(text):
        if _is_card(re.sub(r"\D", "", match.group())):
            yield Finding(Identifier.ID_NUMBER, *match.span(), 0.97)
    if BANK.search(text) is not None:
        yield from each(SORT_CODE, text, Identifier.ID_NUMBER, 0.9)


def _is_card(digits: str) -> bool:
    """The check sum of bank cards (Luhn)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and digits[0] in "3456"
