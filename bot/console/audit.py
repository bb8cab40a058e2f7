"""The audit log: who did what to which thing, and whether anybody changed the log."""

from sanic import Blueprint, HTTPResponse, Request

from bot.accounts.audit_log import recent_events
from bot.console.access import requires
from bot.console.page import show
from bot.console.work import read
from bot.store.events import verify_events
from bot.vocabulary import Role

routes = Blueprint("audit", url_prefix="/audit")
READERS = (Role.COMMISSIONER_TEAM, Role.OPERATOR)
PAGE = 50


@routes.get("/", name="list", strict_slashes=False)
@requires(*READERS)
async def list_events(request: Request) -> HTTPResponse:
    """Fifty events a page, the newest first."""
    asked = request.args.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 16 else None
    events = await read(request, recent_events, before=before, limit=PAGE + 1)
    older = str(events[PAGE - 1].number) if len(events) > PAGE else ""
    return show(
        request, "audit.html", events=events[:PAGE], older=older, newest=before is None, sound=None
    )


@routes.get("/check", name="check")
@requires(*READERS)
async def check(request: Request) -> HTTPResponse:
    """Follow the chain from the first event to the last."""
    sound = await read(request, verify_events)
    events = await read(request, recent_events, before=None, limit=PAGE)
    return show(request, "audit.html", events=events, older="", newest=True, sound=sound)
