"""Accountability sessions that I plan or read, and the plan of one, ready to print."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import WALES, account_of, show
from bot.console.reader import reader_of
from bot.console.sessions_forms import CHANGE, HOSTS, READERS
from bot.console.sessions_room import is_rehearsed
from bot.console.work import now_utc, read
from bot.sessions.planning.lessons import agreement, standards
from bot.sessions.planning.promises import promises_to_open_with
from bot.sessions.planning.queries import may_host, session_plan, sessions_for
from bot.store.tables.session_terms import SessionState
from bot.web.language import page_language

routes = Blueprint("sessions")


@routes.get("/sessions", name="list", strict_slashes=False)
@requires(*READERS)
async def list_sessions(request: Request) -> HTTPResponse:
    """What is planned, the next one first, and what was held."""
    sessions = await read(request, sessions_for, reader=reader_of(request))
    today = now_utc().astimezone(WALES).date()
    return show(
        request,
        "sessions.html",
        to_come=tuple(reversed([one for one in sessions if one.held_on >= today])),
        held=tuple(one for one in sessions if one.held_on < today),
        hosts=account_of(request).role in HOSTS,
        spoken=page_language(request),
    )


@routes.get(CHANGE, name="show", strict_slashes=False)
@requires(*READERS)
async def show_session(request: Request, session_id: UUID) -> HTTPResponse:
    """All of one plan."""
    reader = reader_of(request)
    plan = await read(request, session_plan, session_id=session_id, reader=reader)
    region = plan.session.region
    hosts = await read(request, may_host, session_id=session_id, reader=reader)
    return show(
        request,
        "session.html",
        plan=plan,
        hosts=hosts,
        rehearsed=hosts and await is_rehearsed(request, session_id),
        planned=plan.session.state is SessionState.PLANNED,
        promises=await read(request, promises_to_open_with, region=region, now=now_utc()),
        agreed=agreement(),
        standards=standards(),
        ticked={one.standard: one for one in plan.standards},
        spoken=page_language(request),
    )
