"""Take a step of the chair's: done, or said in words why not; nothing is ever half done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sanic import HTTPResponse, Request

from bot.errors import BadInput, BotError
from bot.store.errors import StoreFailed
from bot.web.errors import problem_of
from bot.web.types import form_value
from channels.room.work import now_utc, write
from channels.site.say import speaker
from channels.site.see_other import see_other

HOME = "/room/chair"
OWN = "room_chair.problem_"  # words for the chair, where those for everybody do not fit


async def take_step(
    request: Request, use_case: Callable[..., Any], *, back: str = HOME, **given: Any
) -> HTTPResponse:
    """Run a use case and go back to the screen, which shows how things are now."""
    try:
        await write(request, use_case, now=now_utc(), **given)
    except StoreFailed:
        raise
    except BotError as error:
        return see_other(request, back, problem=problem_of(error).code)
    return see_other(request, back)


def problem_says(request: Request, code: str) -> str:
    """What went wrong and what to do, for the chair; "" for no problem or one that is unknown."""
    words, say = request.app.ctx.words, speaker(request)
    if words.has(OWN + code):
        return say(OWN + code)
    if words.has(f"errors.{code}_says"):
        return f"{say(f'errors.{code}_says')} {say(f'errors.{code}_next')}"
    return ""


def version_of(request: Request) -> int:
    """The version of the room that the sender saw. Raises: BadInput."""
    return number_of(request, "version")


def number_of(request: Request, name: str) -> int:
    """A number of a form. Raises: BadInput."""
    typed = form_value(request, name).strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
        raise BadInput(name)
    return int(typed)


def id_of(request: Request, name: str) -> UUID:
    """An id of a form. Raises: BadInput."""
    try:
        return UUID(form_value(request, name))
    except ValueError as error:
        raise BadInput(name) from error
