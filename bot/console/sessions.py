"""Accountability sessions of my region."""

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import show
from bot.vocabulary import Role

routes = Blueprint("sessions", url_prefix="/sessions")
READERS = (Role.YOUTH_WORKER, Role.RPB_STAFF, Role.COMMISSIONER_TEAM)


@routes.get("/", name="list", strict_slashes=False)
@requires(*READERS)
async def list_sessions(request: Request) -> HTTPResponse:
    """What is planned, and what was held."""
    return show(request, "sessions.html", sessions=())
