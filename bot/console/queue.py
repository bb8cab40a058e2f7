"""The questions of my region, with filters that can be sent to a colleague as an address."""

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.overview import SHOWN_STATES, read_queue
from bot.console.page import show
from bot.console.reader import reader_of
from bot.console.work import now_utc, read
from bot.vocabulary import Role, Theme, Workflow

routes = Blueprint("queue", url_prefix="/questions")
REVIEWERS = (Role.RPB_STAFF, Role.COMMISSIONER_TEAM)
PAGE = 20


@routes.get("/", name="list", strict_slashes=False)
@requires(*REVIEWERS)
async def list_questions(request: Request) -> HTTPResponse:
    """A page of questions, oldest first; what the address says wrongly is left aside."""
    state, theme = request.args.get("state", ""), request.args.get("theme", "")
    workflow = Workflow(state) if state in {s.value for s in SHOWN_STATES} else None
    about = Theme(theme) if theme in {one.value for one in Theme} else None
    asked = request.args.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1
    found = await read(
        request,
        read_queue,
        reader=reader_of(request),
        workflow=workflow,
        theme=about,
        limit=PAGE,
        offset=(number - 1) * PAGE,
    )
    chosen = {k: v.value for k, v in (("state", workflow), ("theme", about)) if v}
    return show(
        request,
        "queue.html",
        found=found,
        number=number,
        last=max(1, -(-found.total // PAGE)),
        chosen=chosen,
        states=SHOWN_STATES,
        themes=tuple(Theme),
        now=now_utc(),
    )
