"""Words of a group that a host types in: looked at once more where somebody may be at risk."""

from collections.abc import Iterable

from sanic import Request

from bot.errors import BadInput
from bot.safety.screening import screen
from bot.vocabulary import Level
from bot.web.types import form_value


class WordsNoticed(BadInput):
    """Words of the group say that somebody is at risk; nothing is kept yet."""

    code = "words_noticed"


def check_words(request: Request, names: Iterable[str]) -> None:
    """Let these fields pass if nothing is noticed, or the host has looked. Raises: WordsNoticed."""
    written = "\n".join(form_value(request, name) for name in names)
    if form_value(request, "looked") != "yes" and screen(written).level is Level.FULL:
        raise WordsNoticed
