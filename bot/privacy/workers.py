"""Places of work told by who works there: "mum's at Lidl til 10", "they sacked me from …"."""

from collections.abc import Iterator

from bot.language import find_places, fold
from bot.privacy.any_case import Match, any_case
from bot.privacy.capitals import RUN, capitals_tell
from bot.privacy.finding import Finding
from bot.privacy.firm_words import PUBLIC
from bot.vocabulary import Identifier

_SCORE = 0.72
_WHO = (
    r"(?:i|ive|i've|im|i'm|he|hes|he's|she|shes|she's|they|they're|my|his|her|step)?"
    r"\s?(?:step\s?)?(?:mum|mam|mom|mother|dad|da|father|bro|brother|sis|sister|nan|nana"
    r"|gran|grandad"
    r"|uncle|auntie|aunt|cousin|cuz|mate|bf|gf|boyfriend|girlfriend|partner|husband|wife"
    r"|son|daughter"
    r"|carer|he|she|i|they)(?:['’]?(?:s|ve|m|re))?"
)
# "mums at …", "dad's been at …", "ive worked years at …", "lost his job at …".
_AT = any_case(
    rf"\b{_WHO}(?:\s(?:is|was|has|have|been|still|just|both|always|only|now|also|away|stuck|back"
    r"|there|on|nights|days|earlies|lates|all|day|night|up|down|over|started|starts|got|in"
    r"|a|do|does|doing|did|works?|worked|working|weekends|saturdays)){0,4}"
    r"\s(?:at|with|for|down|up)\s(?:the\s)?$|\bwork(?:s|ed|in|ing)?\s(?:the\s)?$"
    r"|\b(?:quit|quits|joined)\s$",
)
_CY_WHO = (
    r"(?:mam|mham|dad|nhad|tad|brawd|mrawd|frawd|chwaer|nain|taid|mamgu|tadcu|ewythr|yncl"
    r"|wncwl|anti"
    r"|cefnder|nghefnder|gefnder|cyfnither|cariad|nghariad|gŵr|ngŵr|gwraig|ngwraig|mêt"
    r"|ffrind|llysdad"
    r"|llysfam|mab|merch|fi|hi|fo|fe|e|o|ni|nhw|wi|dwi|dw\si|rwy|rwyf|roeddwn|on|ôn|mae|ma|maen"
    r"|\w*w(?:ei|ai|i)th(?:i?o|io))"
)
_YN = any_case(
    rf"\b{_CY_WHO}(?:\s(?:fi|i|ni|bach|mawr|iau|hyna|di|wedi|bod|dal|dala|nol|nôl|lawr|i))*"
    r"(?:['’]n|(?<=\w\w)n|\syn|\sym|\syng|\sefo|\sgyda|\s['’]da|\sgan|\sdan)\s(?:y\s|yr\s)?$"
    r"|\w*(?:w(?:ei|ai|i)th(?:i?o|io)|gyrru|dreifo|glanhau|llnau)\si\s$|\b[ag]?adae?l\s$",
)
# Somebody's own job is spoken of: then a listed shop is where they work.
_OWN = any_case(
    r"\bwork(?:s|ed|ing)?\sthere\b|\bwhere\s(?:\w+\s){1,3}work(?:s|ed|ing)?\b"
    r"|\b(?:my|his|her|mum['’]?s|dad['’]?s|our)\s(?:boss|manager|shifts?|rota|wages?|contract|hours"
    r"|tips|payslip|uniform\sfor\swork)\b"
    r"|\b(?:sack|sacks|sacked|sacking|fire|fired|hired|employs?)\s(?:me|him|her|us|my|mum"
    r"|mam|dad)\b"
    r"|\b(?:has|have|had|keeps?|kept)\s(?:me|us|him|her)\s(?:on|till?|until|late|working"
    r"|there|in)\b"
    r"|\bcadw\s(?:fi|ni|mam|dad)\s(?:yna|yno|tan|i|mewn|yn)\b"
    r"|\b(?:give|gives|gave|given|giving|cut|cuts|change|changed)\s(?:me|him|her|us|mum"
    r"|dad|(?:my|his|her)\s\w+)"
    r"\s(?:\w+\s){0,2}(?:shifts?|hours|breaks?|contract|job|rota|wages)\b"
    r"|\b(?:pays?|paid|paying|owes?|owed|sack(?:s|ed|ing)?|fired|hired|underpa\w+|dropped"
    r"|let)\s(?:me|him"
    r"|her|us|my|mum|mam|dad)\b.{0,30}\b(?:go|off|hour|job|shift|work|wage|week|month|less)\b"
    r"|\b(?:sacked|fired|laid\soff|redundant|hired|owes?\sme|got\sa\sjob|lost\s\w+\sjob|my\sjob)\b"
    r"|\b(?:time|days?)\soff\b|\boff\swork\b|\bnight\sshifts?\b|\bon\snights\b|\bzero\shours?\b"
    r"|\b(?:mum|mam|dad)['’]?s?\s(?:work|job)\b"
    r"|(?:w(?:ei|ai|i)th(?:i?o|io))\s(?:yno|yna|['’]?na|fanno|fan\shyn|['’]no|ene)\b"
    r"|\b(?:lle|ble|le)\s(?:m?a?e?['’]?\s?)?(?:\w+\s){0,4}(?:yn\s|['’]n\s|n\s)?g?w(?:ei|ai"
    r"|i)th(?:i?o|io)\b"
    r"|\b(?:bos|bòs|rheolwr|manijar|shif+ts?|rota|cyflog|contract|oriau)\s(?:fi|fo|hi|fe|e"
    r"|mam|dad|ni)\b"
    r"|\bfy\s(?:mos|m[oò]s|shif+t\w*|nghyflog|ngwaith|swydd|rota|oriau)\b|\bngwaith\si\b"
    r"|\b(?:sacio|sac|diswyddo|gyflogi|cyflogi|talu\s(?:fi|i\s(?:fi|mi|mam|dad)|mam|dad))\b"
    r"|\b(?:ar\sstreic|profiad\sgwaith|[bp]h?rentis\w*|colli\sei\s(?:swydd|gwaith|waith))\b",
)
_PARTS = (
    "work", "job", "boss", "manager", "shift", "rota", "wage", "contract", "hours", "tips", "pay",
    "paid", "owe", "sack", "fired", "hired", "laid off", "redundan", "off", "nights", "with",
    "bos", "bòs", "rheolwr", "cyflog", "oriau", "sac", "diswyddo", "talu", "streic", "profiad",
    "prentis", "brentis", "swydd", "waith", "weith", "with", "fire", "employ", "has", "ha",
    "keep", "kept", "cadw", "shift",
)  # fmt: skip
_BESIDE = (
    # "Pantglas Isaf, where my dad works", "Siop Shan lle dwi ar brofiad gwaith".
    any_case(
        r",?\s(?:which\sis\s)?(?:where|the\splace)\s(?:\w+\s){1,3}(?:work|volunteer|did\smy"
        r"|does?\s)"
        r"|,?\s(?:sef\s)?(?:lle|ble|le)\s(?:\w+['’]?\w*\s){1,4}(?:yn\s)?(?:\w*w(?:ei|ai|i)th(?:i?o|io)|\w*brofiad)",
    ),
    # "where my dad works, Pantglas Isaf", "mum's work is Lidl".
    any_case(
        r"\b(?:boss|bos|bòs|manager|rheolwr|mos)(?:\s(?:fi|i|ni|mam|dad|hi|fo))?\s\($"
        r"|(?:\bwhere\s(?:\w+\s){1,3}work(?:s|ed|ing)?"
        r"|\b(?:lle|ble|le)\s(?:\w+['’]?\w*\s){1,4}(?:yn\s)?\w*w(?:ei|ai|i)th(?:i?o|io)"
        r"|\b(?:work|job|workplace|employer|gwaith|ngwaith|waith|gweithle|ngweithle|cyflogwr"
        r"|nghyflogwr)"
        r"(?:\s(?:fi|i|mam|dad|fo|hi|ni))?)"
        r"(?:\s(?:is|was|is\sat|is\scalled|ydi|yw|ydy|oedd)|\s?[,:(-])\s(?:the\s|y\s|yr\s|at\s|yn\s)?$",
    ),
)
_BESIDE_PARTS = (
    "work", "volunteer", "did my", "do ", "does", "with", "weith", "waith", "brofiad", "job",
    "employer", "flogwr", "bos", "bòs", "manager", "rheolwr", "mos ",
)  # fmt: skip
_REACH = 70


def find_workplaces(text: str, names: list[Match], pubs: list[Match]) -> Iterator[Finding]:
    """Find places of work by what is said of somebody there; listed names and pubs are given."""
    low = text.lower()
    beside = not text.islower() and any(part in low for part in _BESIDE_PARTS)
    if not (names or pubs or beside):
        return
    own = any(part in low for part in _PARTS) and _OWN.search(text) is not None
    for match in names:
        before = text[max(0, match.start() - _REACH) : match.start()]
        if own or _is_of_somebody(before) or _BESIDE[1].search(before):
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, match.start(), match.end(), _SCORE)
    if own:
        for match in pubs:
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span(), _SCORE)
    if beside and (
        own or any(part in low for part in ("work", "waith", "weith", "with", "job", " ("))
    ):
        yield from _beside(text)


def _is_of_somebody(before: str) -> bool:
    return _AT.search(before) is not None or _YN.search(before) is not None


def _beside(text: str) -> Iterator[Finding]:
    """Names in capitals beside "where my dad works"."""
    if text.islower() or not capitals_tell(text):
        return
    for match in RUN.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        follows = _BESIDE[0].match(text, match.end()) is not None
        if (follows or _BESIDE[1].search(before)) and _may_be_a_firm(match.group()):
            yield Finding(Identifier.SCHOOL_OR_EMPLOYER, *match.span(), _SCORE)


def _may_be_a_firm(written: str) -> bool:
    """False for a place and nothing more, and for a public body."""
    places = find_places(written)
    whole = any(place.start == 0 and place.end == len(written) for place in places)
    words = [fold(word).strip("'.,") for word in written.split()]
    return not whole and len(written) > 1 and not any(word in PUBLIC for word in words)
