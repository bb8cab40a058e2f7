"""A name after a title: "Mr Evans", "Miss D.", "dr patel", "Auntie Carol"."""

from bot.privacy import name_cues as cue
from bot.privacy.gazetteers import Sense
from bot.privacy.listing import listed
from bot.privacy.name_reader import NameReader

_DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday maths science english welsh history "
    "geography pe drama music art it french religious llun mawrth mercher iau gwener sadwrn sul"
)
_SURNAMES_TOO = listed("evans james thomas lewis morgan lloyd owen howell rees rhys griffith")
_NOT_AFTER = listed(
    "a an the it me him her them us you i we they he she not no in on at to for from by of off "
    "out up and or my your his its this that again when because every all always never really "
    "so too just what who how why is was are be been being has have had said says told will "
    "would can cant could should did does do doesnt dont know knows keeps with about if but as "
    "here there then than also only even ever still hates thinks yn wedi ar am o ac y yr ddim "
    "fi ni nhw hi fo fe sy sydd mae oedd isnt wasnt wont didnt hasnt gave gives made makes "
    "teaches shouts lessons class school home work got goes went n school's ffrindiau oherwydd "
    "pan fel achos ond na appointment appointments surgery who's martens google pepper right "
    "wrong boss man bean practitioner specialist consultant manager led team assistant "
    "associate di ydi ydy yw oedd fi i ni am newydd nawr rwan wrth efo gyda"
)


def titled_name(reader: NameReader, at: int) -> tuple[int, int] | None:
    """The first and last word of a name that a title at word `at` leads in; the first may be it."""
    title = reader.words[at].key
    if title not in cue.TITLES and title not in cue.SOFT_TITLES:
        return None
    name = reader.word(at + 1)
    if name is None or name.gap not in (" ", ". ", ".") or reader.words[at].ending:
        return None
    if any(sign.isdigit() for sign in reader.words[at].gap) or _is_a_county(reader, at):
        return None  # "5 ms CPU time", "sir frycheiniog"
    if at in reader.public or not _is_name_after(reader, at + 1, title):
        return None
    last = reader.last_of_name(at + 1)
    if last == at + 1 and _has_a_surname(reader, last):
        last += 1
    kin = title in cue.KIN_TITLES and reader.key(at - 1) not in cue.OWNERS
    both = reader.words[at].capital and name.capital and title not in cue.OWNERS
    kept = title in cue.KEPT_TITLES or kin or both
    return (at if kept else at + 1), last


def _has_a_surname(reader: NameReader, at: int) -> bool:
    """True for "Dr Siân Kettle": after a title and a first name, a capital is a surname."""
    after = reader.word(at + 1)
    if after is None or not reader.joined(at + 1) or reader.words[at].ending:
        return False
    known = reader.key(at) in reader.lists.first_names and reader.key(at) not in _SURNAMES_TOO
    return known and after.telling and after.key not in cue.PEOPLES | cue.MONTHS | _DAYS


def _is_name_after(reader: NameReader, at: int, title: str) -> bool:
    word = reader.words[at]
    if word.key in cue.PARTICLES and title in cue.TITLES and reader.joined(at + 1):
        return True
    if len(word.key) == 1 and word.capital and title in cue.TITLES:
        return word.key != "i"
    if word.key in _NOT_AFTER or _is_no_name(reader, at):
        return False
    if len(word.key) == 1:
        return word.capital or title in cue.TITLES or _may_be_an_initial(reader, at)
    if title in cue.TITLES:
        return True
    if title == "miss" and not word.capital and reader.key(at - 2) in cue.BEFORE_VERB:
        return False
    first, last = reader.senses(word.key), reader.lists.surnames.get(word.key)
    if first == Sense.NAME or last == Sense.NAME:
        return True
    if word.telling or (word.capital and reader.words[at - 1].capital):
        return not reader.in_place(word) and (
            first is not None or last is not None or reader.is_unknown(word)
        )
    if word.capital or first is None:
        weak = bool((last or 0) & Sense.WEAK) and title not in ("miss", "dr")
        listed_name = last is not None and word.key not in cue.NO_SURNAME and not weak
        small = listed_name and title in _SMALL
        return small or (
            title in _SMALL and reader.is_unknown(word) and not reader.is_slip(word.key)
        )
    return title in _SMALL and (
        not first & Sense.WEAK or (title in _KIN and word.key not in _VERBS)
    )


def _is_a_county(reader: NameReader, at: int) -> bool:
    """True for "Sir Drefaldwyn": in Welsh the title is also a county."""
    return reader.key(at) == "sir" and reader.key(at + 1) in _COUNTIES


_COUNTIES = listed(
    "gar gaer benfro fon fynwy ddinbych fflint aberteifi faesyfed frycheiniog drefaldwyn "
    "feirionnydd gaernarfon gaerfyrddin forgannwg henffordd amwythig gaerloyw conwy"
)


def _is_no_name(reader: NameReader, at: int) -> bool:
    """True for "doctor shrugged" and "Pennaeth Cynorthwyol"."""
    word = reader.words[at]
    if word.key in reader.lists.first_names or word.key in reader.lists.surnames:
        return False
    if word.key.endswith(cue.ADJECTIVE_ENDINGS):
        return True
    return not word.capital and word.key.endswith(cue.WORD_ENDINGS)


def _may_be_an_initial(reader: NameReader, at: int) -> bool:
    """A small letter after "miss": "miss d said", not "miss u"."""
    key = reader.key(at)
    return key not in cue.NO_INITIAL and reader.key(at - 2) not in cue.BEFORE_VERB


_KIN = listed("auntie aunty anti uncle nanna")
_VERBS = listed("will may can mark bill might do bob beth pam di mai non")
# After these a name in small letters is taken although it is a word, or on no list.
_SMALL = frozenset(
    "miss dr doctor prof sir syr nurse nyrs auntie aunty anti uncle yncl wncwl wncl pc "
    "nanna".split()
)
