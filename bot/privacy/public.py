"""Words that name a body, a law, a book or somebody in public life, and so no young person."""

from functools import lru_cache

from bot.privacy.gazetteers import Gazetteers, column, key_of
from bot.privacy.listing import listed
from bot.privacy.name_cues import BODY_AFTER, BODY_BEFORE, HUMAN
from bot.privacy.words import Word

_REACH = 6  # words between a name of a story and what says that a story is meant
_WORLDS = {
    "bible": listed(
        "beibl feibl bible stori hanes story jesus iesu nativity preseb cristion gristion "
        "cristnogol christian christians apostol disciple disciples proffwyd prophet efengyl "
        "gospel testament commandments ark arch bugeiliaid shepherds angel doethion"
    ),
    "legend": listed(
        "stori hanes story mabinogi mabinogion fabinogi fabinogion chwedl chwedlau chwedlonol "
        "chwedloniaeth legend legends myth myths mythology marchog marchogion farchog knight "
        "knights camelot cerflun gerflun statue murlun mural ddrama drama panto musical sioe "
        "opera mytholeg arwr dewin wizard cawr giant excalibur ogof cave ceffyl hanesyddol "
        "tywysog dywysog king brenin frenin"
    ),
    "tale": listed(
        "disney pixar film films ffilm ffilmiau movie movies musical sioe panto pantomeim "
        "pantomime drama ddrama character characters cymeriad gymeriad cymeriadau villain "
        "novel nofel shakespeare cartoon cartwn netflix marvel batman gotham nintendo anime "
        "hogwarts essay traethawd steinbeck"
    ),
    "title": listed(
        "frozen heartstopper pokemon pikachu sonic nintendo simpsons gryffindor hogwarts avengers "
        "marvel batman spiderman disney pixar patrol technicolour dreamcoat barbie wonka narnia"
    ),
    "drug": listed(
        "ket mdma coke cocaine drug drugs weed pills spice heroin vape vapes party parties crack "
        "cyffur cyffuriau gyffuriau"
    ),
    "country": listed(
        "country countries wlad gwlad gwledydd wledydd africa affrica asia europe ewrop america "
        "refugee refugees ffoadur ffoaduriaid visa visas embassy flight flights airport "
        "holiday holidays gwyliau wyliau prifddinas twinned gefeillio olympics usa abroad dramor"
    ),
}
# "Sarah's Law", "Martha's Rule": what is called after somebody.
_CALLED_AFTER = listed("law laws rule rules act bill charter")
# "Cyfraith Sarah", "rhwydwaith Seren", "Storm Darragh".
CALLED = BODY_BEFORE | listed(
    "cyfraith gyfraith chyfraith rheol reol deddf ddeddf mesur fesur siarter rhwydwaith "
    "academi elusen cronfa gronfa gwobr wobr cwpan gwpan tlws dlws cynghrair storm corwynt "
    "hurricane gwersyll sefydliad ymddiriedolaeth ysgoloriaeth ward gwasanaeth brenin frenin "
    "brenhines frenhines tywysog dywysog tywysoges dywysoges king queen prince princess saint "
    "pope pab proffwyd prophet president arlywydd bae planed"
)
# These stand before a body's name in small letters too.
_CALLED_SMALL = BODY_BEFORE | listed("storm hurricane corwynt cyfraith gyfraith rheol reol")
_FOUNDED = listed(
    "foundation trust charity fund award awards scholarship hospital centre theatre hospice "
    "stadium cup trophy museum prize bursary"
)
# "Henry the Eighth", "Harri VIII", "Llywelyn Fawr".
_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth great conqueror terrible wythfed "
    "seithfed cyntaf trydydd fawr ail gwyllt"
)
# "Oliver the musical", "Blodeuwedd y ddrama", "Dave the rapper".
_WORKS = listed(
    "musical movie film ffilm llyfr rapper singer sioe drama ddrama opera "
    "cartoon cartwn youtuber actor actores canwr gantores footballer dragon ddraig tank builder"
)
_NUMERALS = listed("ii iii iv vi vii viii ix")


def public_words(words: list[Word], lists: Gazetteers) -> frozenset[int]:
    """The numbers of such words ("Hywel Dda", "Sarah's Law", "Branwen o'r Mabinogi")."""
    found: set[int] = set()
    for at, word in enumerate(words):
        for rest in (
            *lists.not_persons.get(word.key + word.ending, ()),
            *(lists.not_persons.get(word.key, ()) if word.ending else ()),
        ):
            if tuple(w.key for w in words[at + 1 : at + 1 + len(rest)]) == rest:
                found.update(range(at, at + 1 + len(rest)))
        if word.key in lists.first_names and _is_of_a_story_or_law(words, at):
            found.add(at)
        if at - 1 in found and word.capital and word.gap == " " and word.key in lists.surnames:
            found.add(at)
    return frozenset(found)


def _is_of_a_story_or_law(words: list[Word], at: int) -> bool:
    return is_of_a_body(words, at) or _is_a_ruler(words, at) or _is_of_a_story(words, at)


def is_of_a_body(words: list[Word], at: int) -> bool:
    """True for "Amber Project", "Ysbyty Nevill", "Sarah's Law": something with somebody's name."""
    word = words[at]
    if at and words[at - 1].key in CALLED and word.gap == " ":
        return word.capital or words[at - 1].key in _CALLED_SMALL
    if _has_a_surname_and_body(words, at):
        return True
    if at + 1 == len(words) or words[at + 1].gap != " ":
        return False
    after = words[at + 1]
    if after.key in _CALLED_AFTER and (word.ending == "s" or word.key.endswith("s")):
        return after.capital or word.ending == "s"
    if after.key not in BODY_AFTER or word.ending or (word.capital and not after.capital):
        return False
    return after.capital or after.key not in _OF_PEOPLE_TOO


def _has_a_surname_and_body(words: list[Word], at: int) -> bool:
    """True for "Jane Hodge Foundation"."""
    following = words[at + 1 : at + 3]
    if len(following) < 2 or any(word.gap != " " for word in following) or following[0].ending:
        return False
    return words[at].capital and following[0].capital and following[1].key in _FOUNDED


# In small letters these may stand beside somebody's name by chance.
_OF_PEOPLE_TOO = listed("house park day hall unit building")


def _is_a_ruler(words: list[Word], at: int) -> bool:
    after = [word.key for word in words[at + 1 : at + 3]]
    if after[:1] and after[0] in _NUMERALS:
        return True
    if len(after) < 2 or after[0] not in ("the", "y", "yr"):
        return False
    return after[1] in _ORDINALS or after[1] in _WORKS


def _is_of_a_story(words: list[Word], at: int) -> bool:
    worlds = _story_names().get(words[at].key)
    after = words[at + 1].key if at + 1 < len(words) else ""
    if not worlds or (after in HUMAN and "country" not in worlds):
        return False
    near = {word.key for word in words[max(0, at - _REACH) : at + _REACH + 1]}
    return any(not near.isdisjoint(_WORLDS[world]) for world in worlds)


@lru_cache(maxsize=1)
def _story_names() -> dict[str, tuple[str, ...]]:
    """Names of the Bible, of legends and tales, and of countries, with their worlds."""
    found: dict[str, tuple[str, ...]] = {}
    for row in column("story_names.csv"):
        key = key_of(row["name"])
        found[key] = (*found.get(key, ()), row["world"])
    return found
