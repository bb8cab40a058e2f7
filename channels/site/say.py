"""The words of a page, in the language of the request."""

from collections.abc import Callable

from sanic import Request

from bot.web.language import page_language
from bot.web.words import Words


def speaker(request: Request) -> Callable[..., str]:
    """Say a key, with values filled in, in the language of this page."""
    words: Words = request.app.ctx.words
    language = page_language(request)

    def say(key: str, **values: object) -> str:
        return words.say(key, language, **values)

    return say
