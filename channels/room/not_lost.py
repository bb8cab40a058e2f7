"""What goes wrong on a host's screen, said plainly; what was typed is shown, never lost."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from sanic import HTTPResponse, Request

from bot.errors import BotError
from bot.web.errors import problem_of
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_values
from bot.web.words import Words
from channels.room.hosts import Handler

OWN = "room_moderator.wrong_"  # words for hosts, where those for everybody do not fit


def host_says(request: Request, error: BotError) -> str:
    """What happened and what to do now, for whoever runs the room."""
    words: Words = request.app.ctx.words
    language, problem = page_language(request), problem_of(error)
    if words.has(OWN + problem.code):
        return words.say(OWN + problem.code, language)
    return f"{problem.says(words, language)} {problem.next_step(words, language)}"


def keeps(page: str, *fields: str) -> Callable[[Handler], Handler]:
    """Show what was typed whatever goes wrong with a form, also where its key opens nothing.

    Args: page: where to go on. fields: beginnings of the names of what is typed.
    """

    def around(handler: Handler) -> Handler:
        @wraps(handler)
        async def handle(request: Request, **given: Any) -> Any:
            try:
                return await handler(request, **given)
            except BotError as error:
                return _show_typed(request, error, page, fields)

        return handle

    return around


def _show_typed(
    request: Request, error: BotError, page: str, fields: tuple[str, ...]
) -> HTTPResponse:
    names = [str(name) for name in request.form or () if str(name).startswith(fields)]
    typed = [one for name in names for one in form_values(request, name) if one.strip()]
    request.ctx.form_page = page
    return render(
        request,
        "room_moderator_typed.html",
        status=problem_of(error).status,
        says=host_says(request, error),
        typed=typed,
        page=page,
    )
