"""Addresses without a figure: a house with a name, a road after it, a number said in words."""

import re
from collections.abc import Iterator

from bot.language import find_places
from bot.privacy.address_words import (
    CLEAR,
    CLEAR_CY,
    CLEAR_EN,
    COUNTED,
    HOUSE_CY,
    HOUSE_EN,
    NAME,
    NO_NAME,
    NO_PART,
    SMALL,
    L,
)
from bot.privacy.any_case import Pattern, any_case, case_in_places, mostly_any_case
from bot.privacy.digits import has_figures
from bot.privacy.listing import listed

NAMED = (
    rf"(?:{HOUSE_CY}[\s-](?:{SMALL}[\s-]){{0,2}}{NO_NAME}{NAME}(?:[\s-]{NO_NAME}{NAME})?"
    rf"(?:\sfarm|\scottage|\shouse)?|(?:the\s)?(?:{NO_PART}{NAME}\s){{1,2}}{HOUSE_EN}"
    rf"|the\s(?:old|new|white|red)\s(?:{NAME}\s)?{HOUSE_EN})"
)
# "Tŷ Isaf, 3 Lôn Cefn", "the old forge, heol eglwys"
HOUSE_AND_ROAD = mostly_any_case(
    rf"(?<![\w'’])(?P<detail>(?P<first>{NAMED}),\s(?:\d{{1,4}}[a-z]?,?\s)?{CLEAR})",
)
# One name with a capital: "Gwynfa, Lôn Groes".
CAPITAL_AND_ROAD = case_in_places(
    rf"(?<![\w'’])(?P<detail>(?P<first>[A-ZŴŶ][{L}'’\-]{{2,22}}(?:\s[A-ZŴŶ][{L}'’\-]{{2,22}})?),\s"
    rf"(?:\d{{1,4}}[a-z]?,?\s)?(?i:{CLEAR}))"
)
# "room 12, oakfield house hostel", "ystafell 3 hostel tŷ'r dderwen"
ROOM = mostly_any_case(
    r"\b(?P<detail>(?:room|ystafell|stafell|flat|fflat|apartment|apt|unit|uned|llain|caravan|caraf[aá]n|bed|plot|pitch|static)"
    r"\s(?:no\.?\s|rhif\s)?\d{1,4}[a-z]?,?\s(?:(?:block?|floor|llawr|level)\s\w{1,6},?\s)?(?:at\s|in\s|yn\s)?(?:the\s|y\s)?"
    rf"(?:(?:{NO_PART}{NAME}\s){{1,3}}(?:hostel|hotel|refuge|lodge|hall|inn|house|court|centre|(?:caravan|mobile\shome|holiday)\s(?:site|park))\b"
    rf"(?:\s(?:hostel|hotel))?|(?:hostel|gwesty|lloches|llety|neuadd|plas|t[ŷy]|llys|cwrt|parc(?:\s(?:carafanau|gwyliau))?)"
    rf"\s(?:(?:y|yr)\s)?{NO_NAME}{NAME}(?:\s(?-i:(?=[A-ZŴŶ])){NAME}|(?<=traeth)\s{NAME})?))(?!\w)",
)
FLAT = r"(?:number|no\.?|num|rhif|flat|fflat|apt|apartment|house\s(?:number|no)|t[ŷy]\srhif)"
# "Prospect Place number 45", "cwrt y castell, fflat 3"
NUMBER_AFTER = mostly_any_case(
    rf"\b(?P<detail>(?:{CLEAR}|(?:{NO_PART}{NAME}\s){{1,2}}(?:place|house|court|view|park|way|hill"
    rf"|rise|green|square|walk|flats)),?\s{FLAT}\s?\d{{1,4}}[a-z]?)(?!\w)",
)
_ONES_EN = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_ONES_CY = r"(?:un|dau|dwy|tri|tair|pedwar|pedair|pump|pum|chwech|chwe|saith|wyth|naw)"
_BIG = (
    rf"(?:(?:twenty|thirty|fort?y|fifty|sixty|seventy|eighty|ninety)(?:[\s-]{_ONES_EN})?"
    r"|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:a|one)\shundred"
    rf"(?:\sand\s\w{{3,9}}(?:[\s-]{_ONES_EN})?)?|(?:un|{_ONES_CY})\sd?deg(?:\s{_ONES_CY})?"
    r"|(?:un|dau|dwy|tri|tair|pedwar|pedair)\sar\s(?:ddeg|bymtheg|hugain)|deuddeg|pymtheg"
    rf"|deunaw|ugain|deg|cant(?:\sa\s\w+)?)"
)
_CUE = (
    r"(?:live|lives|living|stay|staying|address|number|no|rhif|byw|fyw|yfeiriad|aros|symud\w*|flat"
    r"|fflat|moved|at|house|t[ŷy])(?:\s(?:at|in|on|to|yn|ym|ar|i|is|yw|ydi|mewn|fi|number|rhif))"
    r"{0,3}\s"
)
# "pymtheg Heol yr Orsaf", "live at twenty two station road"; a small number needs "live at".
SAID = mostly_any_case(
    rf"\b(?:(?:(?:number|no|rhif|fflat|flat)\s)?{_BIG}[abc]?,?\s(?!{COUNTED}\b)(?P<road>{CLEAR})"
    rf"|{_CUE}(?P<detail>(?:{_ONES_EN}|{_ONES_CY}),?\s(?!{COUNTED}\b){CLEAR}))(?!\w)",
)
# "parcel address …", "post it to …", "sgwennwch ata i yn …", "tŷ maeth fi ydi …"
TO = (
    r"(?i:parcels?|parsel|post(?:io|iwch|ia)?|deliver\w*|letters?|llythyr\w*|send|sent|anfon\w*"
    r"|danfon\w*|gyrr\w{1,4}|sgwenn\w*|sgrifenn\w*|ysgrifenn\w*|write|address|[cg]h?yfeiriad|liv(?:e|es|ing)|byw|fyw"
    r"|stay(?:s|ing)?|aros|moved|symud\w{0,4}|home|house|n?[cg]h?artref?|t[ŷy]|come|drop|visit|pick\sme\sup"
    r"|codi\sfi|c/o|d/o|dewch|dere|tyrd)"
)
LINK = (
    r"(?i:\s(?:it|them|the|form|letter|forms|is|are|at|to|on|in|yn|ym|i|o|fi|ni|ata|at|us|me|my|fy"
    r"|ein|our|yw|ydi|ydy|di|called|draw|round|over|address|maeth|foster|a|nhw|from|up|plis|please"
    r"|mewn|mam|dad|nain|nan|taid|gran)){0,5}"
)
DELIVERED = case_in_places(
    rf"\b{TO}{LINK}\s?:?\s(?P<detail>(?:(?i:{HOUSE_CY})[\s-](?i:(?:y|yr|ap|ar|the)\s)?"
    rf"(?=[A-ZŴŶ])[{L}'’\-]{{2,22}}(?:[\s-][A-ZŴŶ][{L}'’\-]{{1,22}}){{0,2}}"
    rf"|(?:[A-ZŴŶ][{L}'’\-]{{2,22}}\s){{1,2}}(?:(?i:{HOUSE_EN})|Isaf|Uchaf|Ganol)"
    rf"|[A-ZŴŶ][{L}]{{2,14}}-(?:yr?|ar|o|uwch|dan)-[{L}]{{3,14}})(?:,\s(?i:{CLEAR}))?)(?!\w)"
)
# "PO Box 118", "blwch post 118"
BOX = any_case(
    r"\b(?P<detail>(?:p\.?\s?o\.?\sbox|[bf]lwch\spost)\s(?:no\.?\s|rhif\s)?\d{1,5})(?!\w)"
)
# "10, The Crescent", "rhif 7 y Ddôl", "number 9 on Ffordd Wen"
THE_ROAD = mostly_any_case(
    r"(?<![\w£$.,:/\-])(?P<detail>(?:(?:number|no\.?|rhif)\s?)?\d{1,3}[a-h]?,?\s(?:the|y|yr)\s(?:crescent"
    r"|paddocks?|green|close|grove|oaks|willows|meadows?|avenue|drive|square|terrace|mews|rise"
    r"|laurels|cottages|row|ridings|limes|beeches|elms|poplars|pines|firs|hollies|brambles|links"
    r"|glade|dell|spinney|orchard|parade|broadway|ridgeway|strand|dd[oô]l|cilgant|berllan|waun"
    r"|wern|gorlan|glyn|fron|rhos|grug|graig|allt|rhiw|gerddi|teras|rhodfa|clos|lawnt|felin|efail"
    r"|deri|gelli|ffridd|gilfach|fedwen|dderwen|onnen|dolydd|maes|sgw[aâ]r|rhes|hendre|cwrt|cei"
    r"|bythynnod|stryd|ddraenen|gollen|winllan|wennol|garreg|bryniau|parc|coed|stables|chestnuts"
    r"|sycamores|hawthorns|cedars|knoll|bungalows|cloisters|quadrant|harbour|moorings|sidings"
    r"|coppice|hedgerows|bryn|lane|garth|croft|heights|vale|crofts|uplands|woodlands|paddock"
    r"|village\sgreen|esplanade|prom(?:enade|enâd)?|quay|embankment|circle|oval|cloisters|(?<=the\s)old\s\w{4,})(?!\w)"
    rf"|(?:number|no\.?|rhif)\s?\d{{1,4}}[a-h]?\s(?:on|in|ar|yn)\s{CLEAR})(?!\w)",
)
# "our road is called Maple Drive", "enw'r stryd ydi …"
OUR_ROAD = mostly_any_case(
    r"\b(?:(?:our|my)\s(?:street|road|estate|st|rd|block|building|flats)|(?:stryd|ffordd|heol|stad|lôn|bloc|fflatiau)\s(?:ni|fi|i)"
    r"|(?:fy|ein)\s(?:stryd|heol|ffordd|stad)(?:\s(?:i|ni))?|enw['’]?r\s(?:stryd|heol|ffordd|stad))"
    rf"(?:['’]?s)?[,:\s]{{1,2}}(?:(?:is|called|yw|ydi|ydy|di|o['’]r\senw|sef)\s){{0,2}}"
    rf"(?P<detail>{CLEAR}|(?:{NO_PART}{NAME}\s){{1,2}}(?:place|view|park|way|hill|rise|green|house|tower))(?!\w)",
)
# "couldn't find Tan y Graig Cottage": a house, where a home is spoken of.
COTTAGE = re.compile(
    rf"(?<![\w'’])(?P<detail>[A-ZŴŶ][{L}'’\-]{{2,22}}(?:\s(?:yr?|the|o)(?=\s)|\s[A-ZŴŶ][{L}'’\-]{{2,22}}){{0,3}}"
    rf"\s(?:Cottage|Farmhouse|Bungalow|Smallholding)|(?:Bwthyn|Tyddyn|Ffermdy)(?:['’]r|\syr?)?"
    rf"(?:\s[A-ZŴŶ][{L}'’\-]{{2,22}}){{1,2}})(?![\w'’]|\s(?:Hospital|Cafe|Tea|Homes))"
)
HOME = any_case(
    r"\b(?:tacsis?|ambulance|sat\s?nav|post(?:man|ie)|parcels?|deliver\w*|courier|taxi|broadband|wi-?fi|internet"
    r"|electric\w*|landlord|evict\w*|rent|renting|live|lives|living|moved|flood\w*|damp|mould|bin\s?men|bins"
    r"|social\sworker|school\sbus|visit|ambiwlans|parsel|llaith|byw|symud\w*|llwydni|band\seang|biniau|llifogydd|postmon)\b",
)
# "Lower Quarry Road where i live", "o Lôn Ddewi dwi'n dod"
WHERE = mostly_any_case(
    rf"\b(?P<detail>{CLEAR}(?:\s(?-i:(?=[A-ZŴŶ])){NAME})?)(?:,?\s(?:is\s|ydi\s|yw\s)?(?:where|lle|ble|le)\s(?:\w+['’]?\w*\s){{1,3}}"
    r"(?:yn\s|do\s)?(?:liv(?:e|es|ing)|stay|byw|aros)\b|,?\s(?:ydw\si|dwi|dw\si|fi|dan\sni)['’]?n\s(?:byw|dod)\b)",
)
# "c/o Brynhyfryd, Church Lane": here the name before the comma may be a place too.
_SENT = any_case(
    r"(?:\b(?:c/o|d/o|letters?|llythyr\w*|parcels?|parsel|address|cyfeiriad|n?ghyfeiriad|send|sent|post(?:io|iwch|ia)?|live|lives|byw|home|house|adra|adre|t[ŷy])"
    r"(?:\s(?:is|at|to|in|it|i|o|yn|yw|ydi|di|fi|ni|the|nhw)){0,3}\s?:?\s)$",
)
_A_PLACE_WILL_NOT_DO = (CAPITAL_AND_ROAD, DELIVERED, COTTAGE)
# Places for everybody, not homes.
_PUBLIC = any_case(
    r"\b(?:council|health|cyngor|bwrdd|board|ysgol|school|theatre?|hub|club|clwb|parc|park|cylch"
    r"|canolfan|centre|library|llyfrgell|co-?op|tesco|spar|asda|lidl|aldi|shops?|siop|ysbyty|hospital"
    r"|clinic|clinig|church|eglwys|mosque|mosg|surgery|meddygfa|station|gorsaf|cafe|caffi|pool|pwll"
    r"|gym|stadium|stadiwm|cinema|sinema|museum|amgueddfa|college|coleg|nursery|meithrinfa|office"
    r"|swyddfa|court|market|marchnad|chippy|pub|tafarn)\b",
)
_PUBLIC_BEFORE = 20  # characters before a name that may say it is one

# Without one of each, a pattern has nothing to find.
_ROAD = any_case(rf"\b(?:{CLEAR_CY}|{CLEAR_EN})\b")
_NUMBERED = any_case(rf"\b{FLAT}\s?\d")
_COMMA_AND_ROAD = mostly_any_case(rf",\s(?:\d{{1,4}}[a-z]?,?\s)?{CLEAR}")
_COTTAGES = re.compile(r"Cottage|Farmhouse|Bungalow|Smallholding|Bwthyn|Tyddyn|Ffermdy")
_SPLIT = re.compile(r"[\s,\-]+")
_NUMBERS = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty "
    "ninety hundred un dau dwy tri tair pedwar pedair pump pum chwech chwe saith wyth naw deg ddeg "
    "bymtheg hugain deuddeg pymtheg deunaw ugain cant"
)


def _worth_trying(text: str) -> Iterator[tuple[Pattern, float]]:
    yield DELIVERED, 0.75
    yield OUR_ROAD, 0.8
    if _COTTAGES.search(text) is not None and HOME.search(text) is not None:
        yield COTTAGE, 0.78
    if has_figures(text):
        yield ROOM, 0.88
        yield THE_ROAD, 0.8
        yield BOX, 0.8
        if _NUMBERED.search(text) is not None:
            yield NUMBER_AFTER, 0.85
    if _ROAD.search(text) is None:
        return
    yield WHERE, 0.8
    if not _NUMBERS.isdisjoint(_SPLIT.split(text.lower())):
        yield SAID, 0.84
    if "," in text and _COMMA_AND_ROAD.search(text) is not None:
        yield HOUSE_AND_ROAD, 0.83
        yield CAPITAL_AND_ROAD, 0.78


def find_named(text: str) -> Iterator[tuple[int, int, float]]:
    """Where such addresses stand, with a score; towns after a comma are not taken in yet."""
    for pattern, score in _worth_trying(text):
        for match in pattern.finditer(text):
            group = "detail" if match["detail"] else 0
            start, end = match.span(group)
            first = match["first"] if "first" in pattern.groupindex else text[start:end]
            around = text[max(0, start - _PUBLIC_BEFORE) : start] + first
            if pattern in _A_PLACE_WILL_NOT_DO and (
                (_is_place(first) and _SENT.search(text[max(0, start - 30) : start]) is None)
                or _PUBLIC.search(around)
            ):
                continue
            yield start, end, score


def _is_place(words: str) -> bool:
    """True for a town or village: "Llandudno, Mostyn Street" names no house."""
    return any(place.start == 0 and place.end == len(words) for place in find_places(words))
