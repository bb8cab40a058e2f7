"""Names of people: by lists of names, and by the words before them whatever the name.

A name that is nothing else ("callum") is found in small letters too. One that is also a word
("grace", "haf") or a place needs a capital inside a sentence or something that says a person is
meant; one that is a very common word ("will", "mai") needs both, or "called", "my friend".
"""

from collections.abc import Iterator

from bot.privacy import name_cues as cue
from bot.privacy.finding import Finding
from bot.privacy.gazetteers import Sense
from bot.privacy.name_doubts import is_half_a_figure, is_something_else
from bot.privacy.name_evidence import Evidence, evidence_for, is_amid_english, is_kin
from bot.privacy.name_reader import NameReader
from bot.privacy.public import is_of_a_body
from bot.privacy.titles import titled_name
from bot.privacy.unlisted import MUTATING, SCORES, SURE, unlisted_name
from bot.vocabulary import Identifier

_TITLED = 0.78
_LEADING = cue.LEADING | MUTATING


def find_names(text: str) -> Iterator[Finding]:
    """Find names; places of Wales, public bodies and people in public life are left alone."""
    reader = NameReader(text)
    at = 0
    while at < len(reader.words):
        found = _name_at(reader, at) if _is_worth_a_look(reader, at) else None
        if found is None:
            at += 1
            continue
        first, last, score = found
        start, end = reader.words[first].start, reader.words[last].end
        yield Finding(Identifier.PERSON_NAME, start, end, score)
        at = last + 1


def _is_worth_a_look(reader: NameReader, at: int) -> bool:
    """False for most words of most texts, which no rule below could take for a name."""
    word = reader.words[at]
    if word.key in reader.lists.starters or word.capital or word.start in reader.named:
        return True
    if at and reader.words[at - 1].key in _LEADING:
        return True
    return word.key[-1:] == "s" and word.key[:-1] in reader.lists.first_names


def _name_at(reader: NameReader, at: int) -> tuple[int, int, float] | None:
    """The first and last word of a name that begins at word `at`, and how sure it is."""
    titled = titled_name(reader, at)
    if titled is not None:
        return (*titled, _TITLED)
    if is_of_a_body(reader.words, at) or is_half_a_figure(reader, at):
        return None
    if at in reader.public and (at - 1 in reader.public or not is_kin(reader, at)):
        return None
    word = reader.words[at]
    if _is_initial_of_a_surname(reader, at):
        return at, reader.last_of_name(at), SURE
    senses = reader.senses(word.key)
    if senses is None:
        return unlisted_name(reader, at)
    if senses is not None and reader.in_longer_place(at) and not is_kin(reader, at):
        return None
    if senses == Sense.NAME:
        if not word.capital and reader.joined(at) and reader.key(at - 1) in ("the", "every"):
            return None
        return at, reader.last_of_name(at), SURE
    evidence = evidence_for(reader, at)
    last = reader.last_of_name(at)
    if _is_whole(reader, at, last, senses) or _is_meant(reader, at, senses, evidence):
        return at, last, SCORES[evidence]
    return None


def _is_initial_of_a_surname(reader: NameReader, at: int) -> bool:
    """True for "G. Probert" and "J P Rees": a capital letter before a surname with a capital."""
    word, after = reader.words[at], reader.word(at + 1)
    if len(word.key) != 1 or not word.capital or after is None or not after.capital:
        return False
    if after.gap not in (". ", ".") or len(after.key) == 1:
        return False
    return reader.lists.surnames.get(after.key) == Sense.NAME and not reader.in_place(after)


def _is_whole(reader: NameReader, at: int, last: int, senses: int) -> bool:
    """True for "Grace Pugh" and "will hopkins": enough is said by two words together."""
    word, end = reader.words[at], reader.words[last]
    surname = reader.lists.surnames.get(end.key)
    if last == at:
        return False
    if not word.capital:
        return surname == Sense.NAME
    if not senses & Sense.WEAK or not word.begins:
        return True
    if not end.capital or end.key in cue.PEOPLES or reader.in_place(end):
        return False
    return surname is not None or reader.ends_here(last)


def _is_meant(reader: NameReader, at: int, senses: int, evidence: Evidence) -> bool:
    """True if a name that is also a word or a place is meant as a name here."""
    word = reader.words[at]
    if is_something_else(reader, at, senses, evidence):
        return False
    if senses & Sense.WELSH and not senses & Sense.ENGLISH and is_amid_english(reader, at):
        return True
    if senses & Sense.WEAK:
        return _is_weak_one_meant(reader, at, senses, evidence)
    if word.telling or evidence > Evidence.HINT:
        return True
    if word.capital and word.begins:
        after = reader.word(at + 1)
        if senses & Sense.WELSH and reader.key(at + 1) in ("newydd", "mawr", "fawr"):
            return False
        if after is None or evidence > Evidence.NONE:
            return after is not None
        introduced = after.gap.startswith(",") or after.key in cue.INTRODUCED
        return after.key in cue.COPULA or (introduced and not senses & Sense.WELSH)
    return evidence is Evidence.HINT


def _is_weak_one_meant(reader: NameReader, at: int, senses: int, evidence: Evidence) -> bool:
    """True if a name that is a very common word is meant as a name here."""
    word = reader.words[at]
    if evidence is Evidence.NAMED:
        return word.key not in cue.NEVER_NAMED
    if senses & Sense.ENGLISH and senses & Sense.WELSH and not word.capital:
        return False
    if word.key in cue.NEVER_SMALL and not word.capital:
        return False
    if evidence is Evidence.KIN:
        return word.telling or _stands_for_somebody(reader, at)
    if word.capital and senses & Sense.ENGLISH and reader.key(at + 1) in cue.DEEDS:
        return True
    return word.telling and evidence is Evidence.HINT


def _stands_for_somebody(reader: NameReader, at: int) -> bool:
    """True for "my mate will is …" and "me and will", not for "my mate will come"."""
    if reader.key(at - 1) in cue.ALONGSIDE or reader.key(at + 1) in cue.ALONGSIDE:
        return True
    after = reader.word(at + 1)
    if after is None or reader.parts(at + 1):
        return True
    if reader.key(at) in cue.QUESTION_WORDS and not reader.words[at].capital:
        return after.key in cue.HUMAN or after.key in ("is", "was", "has", "who")
    return after.key in cue.HUMAN or after.key in ("is", "was", "has", "who", "yn", "sydd", "sy")
