"""Put accepted questions on the list of a session beforehand, and order them."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import read_id, read_version
from bot.console.page import see_other
from bot.console.reader import reader_of
from bot.console.sessions_forms import CHANGE, HOSTS, hosted_plan, show_form
from bot.console.work import now_utc, read, write
from bot.errors import BadInput, EditConflict
from bot.sessions.planning.questions import (
    list_question,
    move_question,
    questions_to_choose,
    unlist_question,
)
from bot.web.types import form_value

routes = Blueprint("session_questions")
PRESSED: dict[str, tuple[Any, dict[str, int], str]] = {
    "list": (list_question, {}, "listed"),
    "unlist": (unlist_question, {}, "unlisted"),
    "up": (move_question, {"by": -1}, "ordered"),
    "down": (move_question, {"by": 1}, "ordered"),
}


@routes.get(f"{CHANGE}/questions", name="form")
@requires(*HOSTS)
async def questions_form(request: Request, session_id: UUID) -> HTTPResponse:
    """What is on the list, and what could be."""
    return await _page(request, session_id)


@routes.post(f"{CHANGE}/questions", name="save")
@requires(*HOSTS)
async def save_questions(request: Request, session_id: UUID) -> HTTPResponse:
    """Do what the pressed button says."""
    version, pressed = read_version(request), form_value(request, "do")
    if pressed not in PRESSED:
        raise BadInput("do")
    use_case, given, done = PRESSED[pressed]
    try:
        await write(
            request,
            use_case,
            session_id=session_id,
            question_id=read_id(request, "question_id"),
            actor=reader_of(request),
            version=version,
            now=now_utc(),
            **given,
        )
    except EditConflict:
        return await _page(request, session_id, conflict=True)
    return see_other(request, f"/sessions/{session_id}/questions", done=f"sessions.{done}")


async def _page(request: Request, session_id: UUID, *, conflict: bool = False) -> HTTPResponse:
    plan = await hosted_plan(request, session_id)
    choose = await read(
        request, questions_to_choose, session_id=session_id, reader=reader_of(request)
    )
    return show_form(request, "session_questions.html", plan, {}, conflict=conflict, choose=choose)
