"""What an address looks like with a number, with "I live at", or by the name of its house."""

import re

from bot.privacy.address_words import (
    COUNTED,
    HOUSE,
    HOUSE_CY,
    HOUSE_EN,
    NAME,
    NO_NAME,
    NO_PART,
    SMALL,
    STREET,
    STREETS,
    STREETS_CY,
    L,
)
from bot.privacy.any_case import any_case, case_in_places, mostly_any_case

NUMBERED = mostly_any_case(
    rf"(?<![\w£$.,:/\-])(?<!dan\s)(?<!under\s)(?<!over\s)(?<!dros\s)(?<!age\s)"
    rf"{HOUSE},?\s(?!{COUNTED}\b)(?P<street>{STREET})",
)
# "Ffordd y Mynydd 14", "Heol Fawr, 7"
AFTER = any_case(
    rf"\b(?:heol|ffordd|stryd|lôn|lon|rhodfa|teras|clos|cilgant|maes)\s(?:(?:y"
    rf"|yr)\s)?{NO_NAME}{NAME}(?:\s{NAME})?,?\s(?:rhif\s)?\d{{1,3}}[a-z]?"
    r"(?!\w|\s\d{2}|\s?(?:oed|mlynedd|blynedd|mis|o\b|am\b|pm|gwaith))",
)
LIVING = (
    r"(?:liv(?:e|es|ing|ed)|stay(?:s|ing|ed)?|address|house|home|moved|mov(?:e|ing)|based"
    r"|kip(?:ping)?|round|"
    r"byw|fyw|cyfeiriad|nghyfeiriad|aros|symud(?:on|es|ais|odd|wn|wyd)?|tŷ|nhŷ|cartref?|gartref?|nghartref?)"
)
LINK = (
    r"(?:\s(?:is|are|at|on|in|to|yw|ydi|ydy|di|yn|ym|yng|ar|fi|i|with|mum|mam|dad|nan|nain|now|rwan"
    r"|nawr|just|off|over|up|down|the|my|our|efo|gyda|currently|lan|lawr|draw|mas|reit|ben|pen|gwaelod|here|by|near|there|it's|its"
    r"|into|out|from|ni|yna|teulu|lawr|fyny|foster|carers?|a))"
    r"{0,6}?\s?[:,]?\s"
)
LIVES = mostly_any_case(
    rf"\b{LIVING}{LINK}(?P<detail>(?:the\s)?(?:(?:{NO_PART}{NAME}\s){{1,3}}{STREETS}\b(?!\s"
    rf"(?:team|centre|club))"
    rf"|{STREETS_CY}(?:['’]r)?\s(?:{SMALL}\s){{0,2}}{NO_NAME}{NAME}(?:\s(?:y\s|yr\s)?(?-i:(?=[A-ZŴŶ])){NAME})?))",
)
# A number after "live at" is a house, whatever the street is called.
LIVES_AT = mostly_any_case(
    rf"\b(?:liv(?:e|es|ing)\s(?:at|in|on)|address(?:\sis)?(?:\s?:)?|staying\sat|byw\s(?:yn|ar"
    rf"|mewn)|cyfeiriad(?:\s(?:fi|i))?(?:\s(?:yw|ydi|ydy))?(?:\s?:)?|fyw\s(?:yn|ar)"
    r"|rhif\s(?:y|ein)\st[ŷy](?:\sni)?(?:\s(?:yw|ydi|ydy|di))?|house\snumber(?:\sis)?)"
    rf"\s(?:our\s|fy\s)?(?P<detail>{HOUSE},?\s(?!{COUNTED}\b)[{L}'’\-]{{3,22}}(?:\s(?:y\s"
    rf"|yr\s)?(?-i:(?=[A-ZŴŶ]))[{L}'’\-]{{3,22}}){{0,2}})",
)
# "14 Brynteg, Llangefni": a number and a name before a comma and a place.
NAMED = re.compile(
    rf"(?<![\w£$.,:/\-]){HOUSE}\s(?!{COUNTED}\b)(?P<street>(?:The\s|Y\s"
    rf"|Yr\s)?[A-ZŴŶ][{L}'’\-]{{2,22}}(?:\s[A-ZŴŶ][{L}'’\-]{{2,22}}){{0,2}})(?=\s?,\s?[{L}])"
)
# "if you need the house its 6 Mount Pleasant": no word for a road, where a home is spoken of.
HOME_NUMBER = case_in_places(
    r"\b(?i:house|home|flat|address|place|live|lives|living|letter|parcel|post|send|sent|visit|t[ŷy]|fflat|cartref"
    r"|adra|adre|byw|cyfeiriad|llythyr|parsel|anfon\w*|gyrr\w*)\b[^.!?\d]{0,24}\s"
    r"(?P<detail>\d{1,3}[a-h]?,?\s[A-ZŴŶ][a-zŵŷâêîôû'’-]{2,16}\s[A-ZŴŶ][a-zŵŷâêîôû'’-]{2,16})(?![\w'’])"
)
# "Gwern Farm, Nantmel", "Fferm y Gwern, Nantmel": a farm or a cottage before a place.
FARM = re.compile(
    rf"(?<![\w'’])(?:(?:[A-ZŴŶ][{L}'’\-]{{2,22}}\s){{1,2}}(?:Farm|Cottage|Bungalow|Barn)|(?:Fferm|Tyddyn"
    rf"|Bwthyn)\s(?:yr?\s)?[A-ZŴŶ][{L}'’\-]{{1,22}}(?:\s[A-ZŴŶ][{L}'’\-]{{1,22}})?)(?=,\s)"
)
# "Troed y Rhiw Farm": a farm by its Welsh name needs no town.
WELSH_FARM = case_in_places(
    rf"(?<![\w'’])(?:(?i:{HOUSE_CY})|Troed|Cwm|Gwern|Lluest)[\s-](?:yr?[\s-])?(?=[A-ZŴŶa-z])[{L}'’\-]{{3,16}}"
    rf"(?:\s[A-ZŴŶ][{L}'’\-]{{2,16}})?\s(?:Farm|Cottage)(?![\w'’]|\s(?:Park|Shop|Hospital|Homes))"
)
# A house with a name: "byw yn Tŷ Gwyn", "live at Tyddyn Mawr", "address is The Old Rectory".
HOUSE_NAME = case_in_places(
    rf"\b(?i:liv(?:e|es|ing)\sat|address(?:\sis|:)|staying\sat|byw\s(?:yn|ym|yng|mewn)"
    rf"|(?:c|ngh|g|ch)yfeiriad(?:\s(?:fi|i|ni))?(?:\s(?:yw|ydi|ydy)|:))\s"
    rf"(?P<detail>(?:(?i:t[ŷy]|tyn|plas|fferm|tyddyn|bwthyn|hafod|hendre|cae|bryn|tan|pen|glan|bron"
    rf"|nant|gelli|the|y|yr|the\sold|hen|rose|ivy|oak)[\s-])"
    rf"(?:[A-ZŴŶ][{L}'’\-]{{1,22}}\s?){{1,3}}(?<!\s))"
)
# A house's name before its number in the road: "The Annexe, 3 Church Walk".
HOUSE_BEFORE = re.compile(
    rf"(?<![\w'’])(?:(?:The|Y|Yr)(?:\s[A-ZŴŶ][{L}'’]{{2,20}}){{1,2}}|(?i:{HOUSE_CY})(?:\s[A-ZŴŶ][{L}'’]{{1,20}})"
    rf"{{1,2}}|(?:[A-ZŴŶ][{L}'’]{{2,20}}\s){{1,2}}(?i:{HOUSE_EN})),\s$"
)
# "block c, flat 11", "Bloc 2, 7 Stryd …"
BLOCK_BEFORE = any_case(
    r"\b(?:block|bloc|floor|llawr|flat|fflat|unit|uned|room|ystafell)\s(?:\d{1,3}[a-h]?|[a-h]),?\s$",
)
