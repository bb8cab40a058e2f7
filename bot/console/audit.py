"""The audit log: who did what to which thing, and whether anybody changed the log."""

from sanic import Blueprint, HTTPResponse, Request

from bot.accounts.account import display_names
from bot.accounts.audit_log import EventView, account_id_of, recent_events
from bot.console.access import requires
from bot.console.audit_words import AuditWords
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
    return await _page(request, events[:PAGE], older=older, newest=before is None)


@routes.get("/check", name="check")
@requires(*READERS)
async def check(request: Request) -> HTTPResponse:
    """Follow the chain from the first event to the last."""
    sound = await read(request, verify_events)
    events = await read(request, recent_events, before=None, limit=PAGE)
    return await _page(request, events, sound=sound)


async def _page(
    request: Request,
    events: tuple[EventView, ...],
    *,
    older: str = "",
    newest: bool = True,
    sound: bool | None = None,
) -> HTTPResponse:
    named = {one for event in events for one in (event.subject, *event.detail.values())}
    ids = {value: account_id_of(value) for value in named}
    wanted = frozenset(one for one in ids.values() if one)
    names = await read(request, display_names, account_ids=wanted)
    people = {value: names[one] for value, one in ids.items() if one in names}
    lines = AuditWords(request, people).lines(events)
    return show(request, "audit.html", events=lines, older=older, newest=newest, sound=sound)
