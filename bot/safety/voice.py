"""Who a text speaks of, and whether it denies or only asks about a subject."""

import re

from bot.vocabulary import Risk

REACH = 300  # characters looked at around a phrase
DENIABLE = (Risk.SUICIDE, Risk.SELF_HARM, Risk.EATING, Risk.RUNAWAY_HOMELESS_TONIGHT)
DENIAL = re.compile(
    r" (?:not|never|dont|doesnt|didnt|isnt|wasnt|arent|havent|hasnt|wouldnt|no|ddim|byth|nid|dim) "
)
NEAR_DENIAL = re.compile(DENIAL.pattern + r"(?:\w+ ){0,2}$")
# What takes a denial back: "I'm not suicidal, but …", "… used to", "… not any more".
TAKEN_BACK = re.compile(
    r" (?:but|ond|except|used|sure|lie|lying|anymore|rhagor|bellach|weithiau|sometimes) "
)
DOUBLE = re.compile(
    r" (?:not|dont|ddim) (?:know|lying|joking|kidding|gwybod|jocian|gwbod|safe|want|cant) "
)
FIRST_PERSON = re.compile(
    r" (?:im|ive|id|ill|me|my|mine|myself|mam|dad|fi|fy|dwi|rwyf|wi|mi|nhw i|fy hunan"
    r"|dw|on i|mod|sa|gen i|gyda fi|arna i|arnai|arnaf|genna i|gennai|i fi|imi|us|we|our|ni) "
)
WELSH = re.compile(r" (?:mae|yn|sy|ar|ac|beth|pam|sut|oes|gan|y|yr|gyda|efo|wedi) ")
PUBLIC = re.compile(
    r" (?:young people|wales|i bobl|bobl ifanc|pobl ifanc|cymru"
    r"|board|boards|council|councils|services|service|support|funding|funded|crisis cafe|cafe"
    r"|government|senedd|policy|campaign|assembly|lesson|lessons|homework|essay|project|schools"
    r"|helpline|training|awareness|panel|minister|commissioner|statistics|rates|waiting|doing about"
    r"|bwrdd|cyngor|gwasanaeth|gwasanaethau|cefnogaeth|cymorth|ysgolion|arian|llywodraeth|polisi"
    r"|gwers|gwersi|gwaith cartref|ymgyrch|hyfforddiant|ystadegau|gweinidog|comisiynydd) "
)
# In these categories "she" is somebody to help; in the others it is often who did it, so that only
# a word like "friend" counts.
TELLABLE = (*DENIABLE, Risk.MEDICAL_OVERDOSE)
FRIENDS = re.compile(
    r" (?:friend|friends|mate|mates|bestie|bff|classmate|pupil|student|ffrind|disgybl) "
)
WRITER = re.compile(r" (?:i|im|me|myself|dwi|fi|mi) ")
OWN = re.compile(r" (?:i|im|me|my|myself|mine|us|our|we|fi|fy|i|ni|mi|dwi|imi|ata|arna|mod) ")
OTHERS = re.compile(
    r" (?:friend|friends|mate|mates|bestie|bff|bf|gf|boyfriend|girlfriend|brother|sister|cousin|bro"
    r"|she|shes|her|hes|him|theyre|he|someone|somebody|classmate|daughter|son|pupil|student|nan"
    r"|ffrind|ffrindiau|cariad|brawd|mrawd|chwaer|cefnder|cyfnither|rhywun|merch|ferch|mab|fab"
    r"|disgybl|mae hi|mae o|mae e|mae hin|mae on|mae en) "
)


def is_denied(risk: Risk, text: str, match: "re.Match[str]") -> bool:
    """True if the writer says it is not so, and does not take that back."""
    if risk is Risk.MEDICAL_OVERDOSE:
        return False  # "she is not moving": a wrong card costs less than a missed one
    gaps = [value for name, value in match.groupdict().items() if name.startswith("gap")]
    if any(DENIAL.search(f" {gap}") for gap in gaps if gap):
        return True
    if risk not in DENIABLE:
        return False
    before = text[max(0, match.start() - 60) : match.start()]
    sentence = before.rpartition(" . ")[2]
    near = NEAR_DENIAL.search(f" {sentence.lstrip()}")
    if near is None or DOUBLE.search(near.group() + "  "):
        return False
    return TAKEN_BACK.search(text, match.start(), match.end() + REACH) is None


def is_topic(text: str) -> bool:
    """True if the text asks about a public matter and speaks of nobody."""
    if PUBLIC.search(text) is None or OTHERS.search(text) is not None:
        return False
    speaks_of_self = FIRST_PERSON.search(text) is not None
    # "i" alone is "I" in English, but "to" in Welsh.
    return not speaks_of_self and (" i " not in text or WELSH.search(text) is not None)


def is_of_others(risk: Risk, voice: str, text: str, match: "re.Match[str]") -> bool:
    """True if what was found is about somebody else; in doubt it is about the writer."""
    if voice == "other":
        return True
    if WRITER.search(text) or (voice == "self" and OWN.search(f" {match.group()}")):
        return False
    subjects = OTHERS if risk in TELLABLE else FRIENDS
    return subjects.search(text, 0, match.end()) is not None
