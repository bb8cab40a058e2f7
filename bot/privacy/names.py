"""Names of people by the words before them: "my name is", "Mr", "called", "fy enw i yw"."""

import re
from collections.abc import Iterator

from bot.language import find_places
from bot.privacy.finding import Finding
from bot.vocabulary import Identifier

WORD = r"[A-Za-zÀ-ÿŵŷŴŶ][A-Za-zÀ-ÿŵŷŴŶ'’-]{1,24}"
CAPITAL = r"[A-ZÀ-ÞŴŶ][A-Za-zÀ-ÿŵŷŴŶ'’-]{1,24}"
# The commonest surnames of Wales, so that a second name in lower case is taken too.
COMMON = (
    r"jones|davies|williams|evans|thomas|roberts|lewis|hughes|morgan|griffiths|edwards|owens?|james"
    r"|price|jenkins|harris|lloyd|rees|rhys|phillips|morris|powell|parry|ellis|pritchard|prosser|pugh"
    r"|howells?|bowen|bevan|beynon|john|richards|watkins|llewell?yn|vaughan|smith|khan|ahmed|ali|begum"
    r"|hussain|brown|taylor|wilson|walker|humphreys|mathews|matthews|griffith|hopkins|rowlands"
)
SURNAME = rf"(?:\s(?:ap|ab|ferch|van|de|al)\s{CAPITAL}|\s{CAPITAL}|\s(?i:{COMMON})\b)?"
# After these a name follows whatever its case.
CERTAIN = (
    r"(?:my|his|her|their|your)\s(?:(?:full|first|real|last|middle|sur)\s?)?name(?:'s|’s|s|\sis|\swas)",
    r"\b(?:called|named)",
    r"\bfy\senw(?:\si)?(?:\syw|\sydi|\sydy|\sdi|'di)",
    r"\bei\s(?:henw|enw)(?:\s(?:hi|o|e|fo|fe))?(?:\syw|\sydi|\sydy|\soedd|\sdi)",
    r"\b(?:o|r)'r\senw",
    r"\bo'r\senw",
    r"\bdw?\si'n\scael\sfy\sngalw'n",
)
TITLES = r"\b(?:mr|mrs|ms|mx)\.?"
FAMILY = (
    r"\b(?:miss|dr|doctor|auntie|aunty|anti|uncle|wncwl|yncl|nain|taid|mamgu|tadcu|nurse|nyrs|coach"
    r"|pc|sister|reverend|rev|parch)\.?"
)
# After these only a word with a capital letter is a name.
LIKELY = (
    r"\b(?:i'm|i’m|im|i\sam|this\sis|it's|its|love\sfrom|from|regards|cheers|thanks|dwi|dw\si|[A-Za-z]wi|diolch)",
    r"\b(?:my|fy|a|the|our|ein)\s(?:best\s)?(?:friend|mate|bestie|brother|sister|cousin|boyfriend"
    r"|girlfriend|bf|gf|ex|teacher|tutor|coach|carer|social\sworker|support\sworker|key\sworker|head"
    r"|dad|mum|mam|stepdad|stepmum|nan|uncle|aunt|aunty|ffrind|mrawd|chwaer|cariad|nghariad|athro"
    r"|athrawes|cefnder|nghefnder|cyfnither|ewythr|gweithiwr\scymdeithasol|ffrind\sgorau|son|daughter|mab|merch)(?:\sis)?,?",
    r"\b(?:friend|mate|brother|sister|cousin|boyfriend|girlfriend|ffrind|brawd|mrawd|chwaer|cariad|athro|athrawes),?",
)
# Ordinary words after "called", "my name is" and titles.
ORDINARY = frozenset(
    "a an the it me him her them us you i we they he she not no in on at to for from by of off "
    "out up and or names name fat ugly gay stupid dumb thick mean back my your his its this "
    "that again when because every all always never really so too just down over what who how "
    "why is was said told something nothing private secret there here bad horrible weird lots "
    "things everyone someone anyone people childline meic samaritans shout nyth nest camhs "
    "autism adhd anorexia social hate fi ni nhw hi fo fe ef yn wedi ar am o ac y yr ddim "
    "rhywbeth enwau cas hyll tew worried sad angry scared happy fine ok okay sick tired welsh "
    "english doctor doctors says called hates likes wants keeps has had can cant will would "
    "about with after police 999 upon sy sydd mae ei eu fy dy na nad ond neu os pan gan heb sir "
    "miss".split()
)
_CASE_FREE = re.compile(rf"(?i:{'|'.join(CERTAIN)})\s(?P<detail>{WORD}{SURNAME})")
_TITLED = re.compile(rf"(?i:{TITLES})\s(?P<detail>{WORD}{SURNAME})")
_CAPITAL = re.compile(rf"(?i:{FAMILY}|{'|'.join(LIKELY)})\s(?P<detail>{CAPITAL}{SURNAME})")
# Two names together, the second one of the common surnames.
_PAIR = re.compile(rf"(?<![\w'’-])(?P<detail>{CAPITAL}\s(?i:{COMMON})\b)")
_MONTHS_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december llun mawrth mercher iau gwener sadwrn "
    "sul ionawr chwefror ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr "
    "christmas nadolig wales cymru welsh english cymraeg saesneg british polish muslim "
    "christian catholic facebook instagram snapchat tiktok year blwyddyn gcse tgau camhs nhs "
    "gig senedd ady pda aln send sen asd add pe ready brexit covid dolig down syndrom "
    "opening".split()
)


def find_names(text: str) -> Iterator[Finding]:
    """Find names by their cue; places of Wales and ordinary words are left alone."""
    for pattern, score in ((_CASE_FREE, 0.8), (_TITLED, 0.78), (_CAPITAL, 0.65), (_PAIR, 0.7)):
        for match in pattern.finditer(text):
            name = match["detail"]
            first = name.split()[0].lower()
            if (
                first.endswith("ing")
                or first in ORDINARY
                or first in _MONTHS_DAYS
                or is_place(name)
            ):
                continue
            yield Finding(Identifier.PERSON_NAME, *match.span("detail"), score)


def is_place(name: str) -> bool:
    """True if the word is a place in Wales: "I'm from Bangor" names nobody."""
    return any(place.start == 0 for place in find_places(name))
