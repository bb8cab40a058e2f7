"""Names told by whose they are: "faith is my nan", "ma bimal yn dad i fi"."""

from collections.abc import Iterator

from bot.privacy.any_case import any_case
from bot.privacy.gazetteers import key_of
from bot.privacy.listing import listed

KIN_PARTS = (" my ", " our ", " his ", " her ", " i fi", "i mi")
_REL = (
    r"(?:step|half\s|foster\s|great\s?|twin\s)?-?\s?(?:mum|mam|mom|dad|nan|nana|nain|gran|grandma|grandad|grandpa|taid|mamgu"
    r"|tadcu|sister|sis|brother|bro|auntie|aunty|aunt|uncle|cousin|boyfriend|girlfriend|bf|gf|husband|wife"
    r"|best\sfriend|bestie|mate|friend|carer|social\sworker|key\s?worker|teacher|niece|nephew|son|daughter|twin)"
)
_IS_MY = any_case(
    r"(?:^|[.!?,;]\s?|\b(?:and|but|so|because|cos)\s)(?P<name>[^\W\d_]{3,15})\s(?:is|was)\s(?:my|our|his|her)\s"
    rf"(?:(?:little|big|older|younger|old|best|baby|eldest|youngest|new|real|late)\s){{0,2}}{_REL}\b(?!['’]|\s(?:fault|idea|choice))"
)
_YN = any_case(
    r"\b(?:mae|ma|oedd|odd)\s(?P<name>[^\W\d_]{3,15})(?:['’]n|\syn)\s(?:dad|fam|frawd|chwaer|nain|daid|fam-?gu|dad-?cu|gefnder"
    r"|gyfnither|ewythr|fodryb|ffrind|gariad|wncwl|anti|yncl)\s(?:gorau\s|fach\s|bach\s|mawr\s|fawr\s)?(?:i\s)?(?:fi|i\sfi|i\smi)\b"
)
_NO_NAMES = listed(
    "who what this that she her his him they there where which one someone everyone everybody "
    "nobody neither mum mam mom dad nan nain taid sister brother the and but mine yours family "
    "mother father auntie uncle cousin grandma gran grandad friend teacher carer worker person "
    "problem school home music nothing something here now then hwn hon hwnna honna hynny hwnnw "
    "honno pwy beth fo hi nhw rhywun pawb neb it's thats whos dog cat god "
)


def said_to_be_kin(text: str) -> Iterator[int]:
    """Where a word begins that is said to be somebody's mother, friend or carer."""
    for pattern in (_IS_MY, _YN):
        for match in pattern.finditer(text):
            if key_of(match["name"]) not in _NO_NAMES:
                yield match.start("name")
