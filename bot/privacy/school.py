"""Schools and places of work by name: "Ysgol X", "X High", "I work at X"."""

import re
from collections.abc import Iterator

from bot.privacy.finding import Finding
from bot.privacy.names import is_place
from bot.vocabulary import Identifier

WORD = r"[A-Za-zÀ-ÿŵŷŴŶ][A-Za-zÀ-ÿŵŷŴŶ'’-]{1,24}"
CAPITAL = r"[A-ZÀ-ÞŴŶ][A-Za-zÀ-ÿŵŷŴŶ'’-]{1,24}"
# Names of Welsh schools often begin with one of these; with them lower case will do.
FIRST = r"(?:gyfun|gynradd|uwchradd|bro|yr?|glan|maes|pen|bryn|dyffryn|syr|cwm)"
BEGUN = r"(?:glan|bro|maes|pen|bryn|dyffryn|cwm|llan|plas|tryfan|gwyn|rhyd|aber)[a-zŵŷâêîôû]{2,20}"
MORE = rf"(?:\s{CAPITAL}){{0,2}}"
WELSH = re.compile(
    rf"\b(?P<detail>(?i:ysgol)\s(?P<name>(?:(?i:{FIRST})\s){{0,3}}(?:{CAPITAL}|{BEGUN}){MORE}))"
)
CLEAR = (
    r"(?:high\sschool|comprehensive|comp|primary\sschool|primary|secondary(?:\sschool)?|academy"
    r"|infants|juniors?|grammar)"
)
ENGLISH = re.compile(
    rf"\b(?P<detail>(?P<name>(?i:(?:st\.?|saint)\s)?{WORD}(?:\s{WORD})?)\s(?i:{CLEAR}))\b"
)
CAPITALS = re.compile(
    rf"\b(?P<detail>(?P<name>{CAPITAL}(?:\s{CAPITAL}){{0,2}})\s(?i:school|college|high))\b"
)
WORK = re.compile(
    r"\b(?:work|works|working|job|shifts|gweithio|ngweithio|swydd)\s(?:at|in|for|yn|i)\s"
    r"(?P<detail>(?P<name>[A-ZŴŶ][\w'’&-]{1,24}(?:\s[A-ZŴŶ][\w'’&-]{1,24}){0,2}))"
)
# Words that stand before "school" or after "ysgol" without naming one.
ORDINARY = frozenset(
    "my the a an our your his her their this that at in to from new old high primary secondary "
    "after before of for is and or big small local welsh english special whole any every same "
    "another boarding night sunday summer home middle private state faith medium mainstream "
    "comp near about with on if when me you i we they not no all some which what where why how "
    "does do did left leave leaving start started starting hate like love go going miss missed "
    "missing skip into out off during until since because but so through most more other good "
    "bad best worst nice horrible drama art music dance football rugby law medical nursing "
    "junior infant nursery upper lower sixth form further help have has had get got be been "
    "being was were are am im i'm as by over around between than there here up down back make "
    "making made who whose can cant could would will should need needs want wants in-school "
    "moving changing change pupil referral online tidy cos coz cuz finish finished gan mewn y "
    "yr fy ei eich ein eu dy hon yma newydd fawr fach gynradd uwchradd gyfun arall leol gymraeg "
    "saesneg feithrin breswyl sul haf ac o ar yn wedi ond neu dim ddim bob pob nos dydd "
    "meithrin arbennig drwy trwy ers pan achos os sy sydd syn sy'n mae maen ydi yw rwan nawr ma "
    "sengl bach mawr felly lle oherwydd gyda efo heb rhag fel hefyd eto na nac mlaen breifat "
    "yng ym i'n i'w a'r o'r aln additional learning undiagnosed feeder cluster after-school ady "
    "too"
    "cyfrwng".split()
)
# Large services and places that many work in; naming them points to nobody.
WORK_ORDINARY = frozenset(
    "wales cymru welsh english saturday saturdays sunday monday tuesday wednesday thursday "
    "friday cardiff swansea newport wrexham caerdydd abertawe casnewydd wrecsam nhs gig".split()
)


def find_schools(text: str) -> Iterator[Finding]:
    """Find names of schools, colleges and employers."""
    for pattern, score in ((WELSH, 0.82), (ENGLISH, 0.75), (CAPITALS, 0.75), (WORK, 0.7)):
        for match in pattern.finditer(text):
            start = _first_naming_word(match, ordinary=pattern is not WORK)
            if start is not None and not (pattern is WORK and is_place(match["name"])):
                yield Finding(Identifier.SCHOOL_OR_EMPLOYER, start, match.end("detail"), score)


def _first_naming_word(match: "re.Match[str]", *, ordinary: bool) -> "int | None":
    """Where the name begins, once ordinary words before it are left out; None if none is left."""
    skipped = ORDINARY if ordinary else WORK_ORDINARY
    words = [(word.start(), word.group().lower()) for word in re.finditer(r"[^\s]+", match["name"])]
    if match.start("name") != match.start("detail"):  # "Ysgol X": the name must name something
        return match.start("detail") if words[0][1] not in skipped else None
    for place, (offset, word) in enumerate(words):
        if all(later not in skipped for _, later in words[place:]) and word not in skipped:
            return match.start("name") + offset
    return None
