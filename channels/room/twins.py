"""Words in both languages at once, Welsh and English as equals, for the screen in the hall."""

from collections.abc import Callable
from dataclasses import dataclass

from sanic import Request

from bot.vocabulary import Language
from bot.web.words import Words

Say = Callable[..., "Twin"]


@dataclass(frozen=True, slots=True)
class Twin:
    """One text in both languages; the words of a person may be there in one alone."""

    cy: str
    en: str

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.cy or self.en)

    @property
    def length(self) -> int:
        """Characters of the longer side, which says how much room it needs."""
        return max(len(self.cy), len(self.en))


def twin_of(words: Callable[[Language], str]) -> Twin:
    """Both sides of something that knows its words by language."""
    return Twin(cy=words(Language.CY), en=words(Language.EN))


def twin_speaker(request: Request) -> Say:
    """Say a key in both languages; a value that is a `Twin` is filled in side by side."""
    words: Words = request.app.ctx.words

    def say(key: str, **values: object) -> Twin:
        return twin_of(lambda language: words.say(key, language, **_side(values, language)))

    return say


def _side(values: dict[str, object], language: Language) -> dict[str, object]:
    welsh = language is Language.CY
    return {
        name: (one.cy if welsh else one.en) if isinstance(one, Twin) else one
        for name, one in values.items()
    }
