"""Places of work told by who works there: "mum's at Lidl til 10", "they sacked me from …"."""

from collections.abc import Iterator

from bot.language import find_places, fold
from bot.privacy.any_case import Match, any_case
from bot.privacy.capitals import capitals_tell, runs_of
from bot.privacy.finding import Finding
from bot.privacy.firm_words import PUBLIC
from bot.privacy.listing import has_any
from bot.privacy.shop_work import pays_somebody
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
_OWN = (
    (
        ("work",),
        any_case(
            r"\bwork(?:s|ed|ing)?\sthere\b|\bwhere\s(?:\w+\s){1,3}work(?:s|ed|ing)?\b|\boff\swork\b"
            r"|\b(?:mum|mam|dad)['’]?s?\swork\b"
        ),
    ),
    (
        ("boss", "manager", "shift", "rota", "wage", "contract", "hours", "tips", "payslip",
         "uniform"),
        any_case(
            r"\b(?:my|his|her|mum['’]?s|dad['’]?s|our)\s(?:boss|manager|shifts?|rota|wages?|contract"
            r"|hours|tips|payslip|uniform\sfor\swork)\b|\bnight\sshifts?\b|\bzero\shours?\b"
        ),
    ),
    (
        ("sack", "fire", "hired", "employ"),
        any_case(
            r"\b(?:sack|sacks|sacked|sacking|fire|fired|hired|employs?)\s(?:me|him|her|us|my|mum|mam|dad)\b"
        ),
    ),
    (
        ("has ", "have ", "had ", "keep", "kept", "cadw"),
        any_case(
            r"\b(?:has|have|had|keeps?|kept)\s(?:me|us|him|her)\s(?:on|till?|until|late|working|there|in)\b"
            r"|\bcadw\s(?:fi|ni|mam|dad)\s(?:yna|yno|tan|i|mewn|yn)\b"
        ),
    ),
    (
        ("shift", "hours", "break", "contract", "job", "rota", "wages"),
        any_case(
            r"\b(?:give|gives|gave|given|giving|cut|cuts|change|changed)\s(?:me|him|her|us|mum|dad"
            r"|(?:my|his|her)\s\w+)\s(?:\w+\s){0,2}(?:shifts?|hours|breaks?|contract|job|rota|wages)\b"
            r"|\b(?:got\sa\sjob|lost\s\w+\sjob|my\sjob)\b|\b(?:mum|mam|dad)['’]?s?\sjob\b"
        ),
    ),
    (
        ("pay", "paid", "owe", "sack", "fire", "hired", "dropped", "let"),
        any_case(
            r"\b(?:pays?|paid|paying|owes?|owed|sack(?:s|ed|ing)?|fired|hired|underpa\w+|dropped|let)"
            r"\s(?:me|him|her|us|my|mum|mam|dad)\b"
            r".{0,30}\b(?:go|off|hour|job|shift|work|wage|week|month|less)\b"
        ),
    ),
    (
        ("sacked", "fired", "laid off", "redundant", "hired", "owe", " off", "nights"),
        any_case(
            r"\b(?:sacked|fired|laid\soff|redundant|hired|owes?\sme|(?:time|days?)\soff|on\snights)\b"
        ),
    ),
    (
        ("with", "weith", "waith"),
        any_case(
            r"(?:w(?:ei|ai|i)th(?:i?o|io))\s(?:yno|yna|['’]?na|fanno|fan\shyn|['’]no|ene)\b"
            r"|\b(?:lle|ble|le)\s(?:m?a?e?['’]?\s?)?(?:\w+\s){0,4}(?:yn\s|['’]n\s|n\s)?"
            r"g?w(?:ei|ai|i)th(?:i?o|io)\b|\bngwaith\si\b|\b(?:profiad\sgwaith|colli\sei\s(?:gwaith|waith))\b"
        ),
    ),
    (
        (
            "bos", "bòs", "mos", "mòs", "mo", "rheolwr", "manijar", "shif", "rota", "yflog",
            "contract",
            "oriau", "ngwaith", "swydd",
        ),
        any_case(
            r"\b(?:bos|bòs|rheolwr|manijar|shif+ts?|rota|cyflog|contract|oriau)\s(?:fi|fo|hi|fe|e|mam|dad|ni)\b"
            r"|\bfy\s(?:mos|m[oò]s|shif+t\w*|nghyflog|ngwaith|swydd|rota|oriau)\b"
        ),
    ),
    (
        ("sac", "diswyddo", "yflogi", "talu", "streic", "rentis", "swydd"),
        any_case(
            r"\b(?:sacio|sac|diswyddo|gyflogi|cyflogi|talu\s(?:fi|i\s(?:fi|mi|mam|dad)|mam|dad))\b"
            r"|\b(?:ar\sstreic|[bp]h?rentis\w*|colli\sei\sswydd)\b"
        ),
    ),
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
    beside = not text.islower() and has_any(low, _BESIDE_PARTS)
    if not (names or pubs or beside):
        return
    own = any(has_any(low, parts) and own.search(text) is not None for parts, own in _OWN)
    for match in names:
        before = text[max(0, match.start() - _REACH) : match.start()]
        told = own or _is_of_somebody(before) or _BESIDE[1].search(before)
        if told or pays_somebody(text, match):
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
    for match in runs_of(text):
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
