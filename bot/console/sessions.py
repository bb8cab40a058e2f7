"""Accountability sessions of my region, and the plan of one, ready to print."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound

from bot.console.access import requires
from bot.console.page import show
from bot.console.reader import reader_of
from bot.console.work import read
from bot.sessions.queries import SessionNotFound, session_plan, sessions_for
from bot.vocabulary import Role
from bot.web.language import page_language

routes = Blueprint("sessions", url_prefix="/sessions")
READERS = (Role.YOUTH_WORKER, Role.RPB_STAFF, Role.COMMISSIONER_TEAM)


@routes.get("/", name="list", strict_slashes=False)
@requires(*READERS)
async def list_sessions(request: Request) -> HTTPResponse:
    """What is planned, and what was held."""
    sessions = await read(request, sessions_for, reader=reader_of(request))
    return show(request, "sessions.html", sessions=sessions, spoken=page_language(request))


@routes.get("/<session_id:uuid>", name="show", strict_slashes=False)
@requires(*READERS)
async def show_session(request: Request, session_id: UUID) -> HTTPResponse:
    """The agenda and the questions of one session."""
    try:
        plan = await read(request, session_plan, session_id=session_id, reader=reader_of(request))
    except SessionNotFound as error:
        raise NotFound(error.code) from error
    return show(request, "session.html", plan=plan, spoken=page_language(request))
