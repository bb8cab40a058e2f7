"""Names no list of first names has: after "called", mutated ones, "callums", before a surname."""

from bot.privacy import name_cues as cue
from bot.privacy.gazetteers import Sense
from bot.privacy.listing import listed
from bot.privacy.name_evidence import Evidence, evidence_for
from bot.privacy.name_reader import NameReader
from bot.privacy.public import CALLED

SCORES = (0.6, 0.62, 0.66, 0.8)  # by evidence
SURE = 0.68
MUTATING = listed("i o a ar at am gan dan wrth heb hyd drwy trwy ei dy gyda neu yn fy")
_SHORTEST_POSSESSIVE = 5  # letters of "callums"; shorter words are something else


def unlisted_name(reader: NameReader, at: int) -> tuple[int, int, float] | None:
    """The first and last word of such a name at word `at`, and how sure it is."""
    word = reader.words[at]
    if _is_possessive(reader, at) or _is_mutated(reader, at):
        return at, reader.last_of_name(at), SURE
    if _leads_to_a_surname(reader, at):
        return at, reader.last_of_name(at), SCORES[1]
    evidence = evidence_for(reader, at)
    if evidence is Evidence.NONE:
        return None
    surname = reader.lists.surnames.get(word.key)
    known = surname == Sense.NAME and (word.telling or evidence > Evidence.HINT)
    if not known and (evidence < Evidence.KIN or not reader.is_unknown(word)):
        return None
    if (evidence < Evidence.NAMED or not known) and reader.in_place(word):
        return None
    if known:
        return at, reader.last_of_name(at), SCORES[evidence]
    if evidence is Evidence.KIN and not _looks_like_a_name(reader, at):
        return None
    if not word.capital and reader.is_slip(word.key):
        return None
    return at, reader.last_of_name(at), SCORES[evidence]


def _leads_to_a_surname(reader: NameReader, at: int) -> bool:
    """True for "Aneska Davies", not for "Theatr Clwyd" and "Inspectorate Wales"."""
    word, after = reader.words[at], reader.word(at + 1)
    if after is None or not reader.joined(at + 1) or not (word.capital and after.capital):
        return False
    if after.key in cue.PEOPLES or word.key in CALLED:
        return False
    if after.key not in reader.lists.surnames or not reader.is_unknown(word):
        return False
    return not (reader.in_place(word) or reader.in_place(after))


def _looks_like_a_name(reader: NameReader, at: int) -> bool:
    """An unknown word after "my friend": a capital, or somebody's doing after it."""
    word, after = reader.words[at], reader.word(at + 1)
    if word.key.endswith(cue.ADJECTIVE_ENDINGS):
        return False
    if word.telling:
        return True
    before = reader.word(at - 1)
    if word.key.endswith(cue.WORD_ENDINGS) or (before is not None and before.ending == "n"):
        return False  # "chwaer fi'n darlithio": a verb
    if after is None or after.gap.strip():
        return len(word.key) > 3 and reader.key(at - 1) in cue.RELATIONS
    return after.key in cue.HUMAN or after.key in ("is", "was", "has", "and", "yn", "wedi", "sy")


def _is_possessive(reader: NameReader, at: int) -> bool:
    """True for "callums mum", written without its apostrophe."""
    key = reader.words[at].key
    if len(key) < _SHORTEST_POSSESSIVE or not key.endswith("s") or reader.lists.is_ordinary(key):
        return False
    before = reader.word(at - 1)
    if before is not None and (before.key in ("the", "y", "yr") or before.ending == "r"):
        return False
    if reader.senses(key[:-1]) != Sense.NAME or key in reader.lists.employers:
        return False
    return not reader.in_place(reader.words[at])


def _is_mutated(reader: NameReader, at: int) -> bool:
    """True for a Welsh name as it is mutated after "i", "o", "a" and the like: "i Gatrin"."""
    word = reader.words[at]
    key = word.key
    if reader.key(at - 1) not in MUTATING or not word.telling or not reader.is_unknown(word):
        return False
    origins = (origin + key[len(mutated) :] for mutated, origin in _SOFT if key.startswith(mutated))
    return any(o in reader.lists.welsh_names and reader.senses(o) == 0 for o in origins)


_SOFT = (
    ("dd", "d"), ("g", "c"), ("b", "p"), ("d", "t"), ("f", "m"), ("f", "b"), ("l", "ll"),
    ("r", "rh"), ("w", "gw"), ("ch", "c"), ("th", "t"), ("ph", "p"), ("", "g"),
)  # fmt: skip
