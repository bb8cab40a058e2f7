"""What says that a word spelled like a name is something else: a date, a place, half a word."""

from bot.privacy import name_cues as cue
from bot.privacy.gazetteers import Sense
from bot.privacy.name_evidence import Evidence
from bot.privacy.name_reader import NameReader
from bot.privacy.words import APOSTROPHES

_R = ("'r", "’r")


def is_something_else(reader: NameReader, at: int, senses: int, evidence: Evidence) -> bool:
    """True if the word is a place, a date, half a word or an ordinary word here."""
    word = reader.words[at]
    if senses & Sense.PLACE and evidence < Evidence.KIN:
        if evidence is Evidence.NONE or reader.in_place(word):
            return True
    if evidence < Evidence.NAMED:
        described = not word.capital and senses & Sense.WELSH and _is_described(reader, at)
        if described or _is_a_date(reader, at):
            return True
    return _is_half_a_word(reader, at) or _has_an_article(reader, at)


def is_half_a_figure(reader: NameReader, at: int) -> bool:
    """True for "20mya", "jake2011" and "o'na": half of a number, a user name or a short form."""
    word = reader.words[at]
    if reader.text[word.end : word.end + 2].isdigit():
        return True
    if word.text == "câi" or (word.start and reader.text[word.start - 1].isdigit()):
        return True
    return not word.capital and not word.text.isalpha() and word.text[1:2] in APOSTROPHES


def _is_a_date(reader: NameReader, at: int) -> bool:
    """True for "4 Mai", "mis Medi", "in may", "Haf yma", "summer holidays"."""
    word = reader.words[at]
    if word.key in cue.SEASONS:
        return reader.key(at + 1) in cue.AFTER_SEASONS or reader.key(at - 1) in cue.BEFORE_MONTHS
    if word.key not in cue.MONTHS:
        return False
    if any(sign.isdigit() for sign in word.gap) or reader.key(at - 1) in cue.BEFORE_MONTHS:
        return True
    beside = {reader.key(at - 2), reader.key(at + 2)}
    return not beside.isdisjoint(cue.MONTHS)


def _is_described(reader: NameReader, at: int) -> bool:
    """True for "yn wyn", "fi'n wyn", "mor fwyn": after these an ordinary Welsh word stands."""
    before = reader.word(at - 1)
    if before is None or not reader.joined(at):
        return False
    return before.ending == "n" or before.key in ("yn", "mor", "rhy", "n")


def _is_half_a_word(reader: NameReader, at: int) -> bool:
    """True for "ben-blwydd": an ordinary word with a hyphen after it."""
    after = reader.word(at + 1)
    if after is None or after.gap != "-":
        return False
    if reader.key(at) == "non":
        return True
    return after.key not in reader.lists.first_names and after.key not in reader.lists.surnames


def _has_an_article(reader: NameReader, at: int) -> bool:
    """True for "the Grace", "Mae'r Haf": an ordinary word with a capital."""
    before = reader.word(at - 1)
    if before is None or not reader.joined(at):
        return False
    return before.key in ("y", "yr", "the") or before.ending == "r" or before.text[-2:] in _R
