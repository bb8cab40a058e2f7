"""Words of a question with the language they are in: not every one is there in both."""

from dataclasses import dataclass

from bot.sessions.ballot.views import ChoiceLine
from bot.sessions.room.screen_parts import ShownQuestion
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is read out, and how it is pronounced."""

    words: str
    lang: str


def spoken(one: ShownQuestion | ChoiceLine, language: Language) -> Spoken:
    """The words in this language; in the one it was asked in where there are none yet."""
    there = one.words_cy if language is Language.CY else one.words_en
    return Spoken(one.words(language), (language if there else language.other).value)
