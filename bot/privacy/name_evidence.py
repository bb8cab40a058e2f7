"""How much stands around a word that says it is somebody's name."""

from enum import IntEnum

from bot.privacy import name_cues as cue
from bot.privacy.gazetteers import Sense
from bot.privacy.name_reader import NameReader


class Evidence(IntEnum):
    """From nothing to a naming phrase."""

    NONE = 0
    HINT = 1  # somebody's doing follows, "with", "mae … yn"
    KIN = 2  # "my friend …", "me and …"
    NAMED = 3  # "called …", "my name is …"


def evidence_for(reader: NameReader, at: int) -> Evidence:
    """The strongest sign that word `at` is a name."""
    if reader.words[at].start in reader.named or _introduces_itself(reader, at):
        return Evidence.NAMED
    if is_kin(reader, at) or _beside_a_name(reader, at):
        return Evidence.KIN
    return Evidence.HINT if _is_hinted(reader, at) else Evidence.NONE


def _introduces_itself(reader: NameReader, at: int) -> bool:
    """True for "Hala ydw i" and "Mo yw'r enw", a name of the lists with a capital."""
    word, after, last = reader.words[at], reader.key(at + 1), reader.key(at + 2)
    if not word.capital or word.key not in reader.lists.first_names:
        return False
    return (after == "ydw" and last in ("i", "fi")) or (
        after in ("yw", "ydi", "ydy") and last in ("enw", "fenw")
    )


def is_kin(reader: NameReader, at: int) -> bool:
    """True for "my friend X" and "me and X": somebody the writer knows, whatever the name."""
    named = reader.words[at].start in reader.named
    return named or _after_relation(reader, at) or _beside_me(reader, at)


def _after_relation(reader: NameReader, at: int) -> bool:
    """True for: my friend X; my sister, X; my brother is X; fy ffrind gorau X."""
    if not reader.close_before(at):
        return False
    before = reader.words[at - 1]
    if before.key in cue.RELATIONS and not before.ending:
        return True
    return (
        before.key in cue.LINKS
        and reader.close_before(at - 1)
        and reader.key(at - 2) in cue.RELATIONS
    )


def _beside_me(reader: NameReader, at: int) -> bool:
    """True for: me and X; X and me; fi a X; X a fi."""
    if reader.key(at - 1) in cue.ALONGSIDE and reader.key(at - 2) in cue.ME:
        return reader.joined(at)
    after = reader.word(at + 1)
    return after is not None and after.key in cue.ALONGSIDE and reader.key(at + 2) in cue.ME


def _beside_a_name(reader: NameReader, at: int) -> bool:
    """True for: grace and callum; Will, Callum. The other one is a name and nothing else."""
    word = reader.words[at]
    if (reader.senses(word.key) or 0) & Sense.WEAK and not word.capital:
        return False
    for step in (1, -1):
        near, other = at + step, at + 2 * step
        comma = reader.word(max(at, near))
        if comma is not None and comma.gap == ", ":
            other = near
        elif reader.key(near) not in cue.ALONGSIDE:
            continue
        if other in reader.public:
            continue
        if reader.senses(reader.key(other)) == Sense.NAME:
            return True
        if word.capital and (found := reader.word(other)) is not None and found.telling:
            senses = reader.senses(found.key)
            return senses is not None and not senses & Sense.PLACE
    return False


def is_amid_english(reader: NameReader, at: int) -> bool:
    """True for "ben got" and "its beth": a Welsh word that is none among English ones."""
    before = reader.key(at - 1) if reader.joined(at) else ""
    after = reader.key(at + 1) if reader.joined(at + 1) else ""
    if reader.words[at].begins and not reader.words[at].capital and after in ("is", "was"):
        return False  # "beth is …" asks what something is
    return before in cue.ENGLISH_BEFORE or after in cue.ENGLISH_AFTER


def _is_hinted(reader: NameReader, at: int) -> bool:
    word, before, after = reader.words[at], reader.key(at - 1), reader.key(at + 1)
    senses = reader.senses(word.key) or 0
    if not reader.joined(at + 1) and at + 1 < len(reader.words):
        after = ""
    if not reader.joined(at):
        before = ""
    if word.ending == "s" and (after in cue.RELATIONS or word.capital):
        return True
    if after in cue.HUMAN or before in cue.TOWARDS:
        return True
    if before == "its" and after in ("shes", "hes", "here", "again"):
        return True
    if before == "for" and reader.key(at - 2) in ("ask", "asks", "asking", "looking", "shout"):
        return True
    welsh_around = before in cue.WELSH_BEFORE or (word.ending == "n" or after in cue.WELSH_AFTER)
    if senses & Sense.ENGLISH and not senses & Sense.WELSH:
        return welsh_around
    return welsh_around and word.capital
