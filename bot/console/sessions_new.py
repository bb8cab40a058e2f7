"""Plan a session: choose an outline, say where, whose and when."""

from datetime import date, timedelta
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import show
from bot.console.reader import reader_of
from bot.console.sessions_forms import (
    HOSTS,
    Filled,
    Values,
    Wrong,
    back_to_plan,
    read_clock,
    read_day,
    read_twin,
    twin_values,
    values_of,
    wrong_of,
)
from bot.console.work import now_utc, read, write
from bot.errors import BadInput
from bot.sessions.planning.faults import TITLE_LONGEST, PlanIncomplete
from bot.sessions.planning.groups import groups_for, regions_for
from bot.sessions.planning.kept import kept_outlines
from bot.sessions.planning.lessons import OUTLINES, Twin, shipped_outline
from bot.sessions.planning.make import AS_BEFORE, NewPlan, make_plan
from bot.sessions.planning.queries import session_plan
from bot.sessions.planning.views import SessionPlan
from bot.vocabulary import Language, Region
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_new", url_prefix="/sessions/new")
FOUR_WEEKS = timedelta(weeks=4)
ALL = "all"  # the seven boards together


@routes.get("/", name="form", strict_slashes=False)
@requires(*HOSTS)
async def new_form(request: Request) -> HTTPResponse:
    """The form; an address may name an outline, a group, or the session that it follows."""
    asked = {name: str(request.args.get(name) or "") for name in ("outline", "group", "after")}
    before = await _before(request, asked["after"])
    values: dict[str, str] = {"outline": asked["outline"] or OUTLINES[0], "group": asked["group"]}
    if before is not None:
        line = before.session
        values |= twin_values("title", _following(request, before.details.twin("title")))
        values["held_on"] = _four_weeks_after(line.held_on).isoformat()
        values |= {"outline": AS_BEFORE, "region": line.region.value if line.region else ALL}
        values |= {"group": str(line.group_id or ""), "after": asked["after"]}
        values["begins_at"] = f"{line.begins_at:%H:%M}" if line.begins_at else ""
    return await _page(request, values, before)


@routes.post("/", name="make", strict_slashes=False)
@requires(*HOSTS)
async def make(request: Request) -> HTTPResponse:
    """Make the plan and open it."""
    try:
        session_id = await write(
            request, make_plan, plan=_read(request), actor=reader_of(request), now=now_utc()
        )
    except PlanIncomplete as error:
        before = await _before(request, form_value(request, "after"))
        return await _page(request, values_of(request), before, wrong=wrong_of(error))
    return back_to_plan(request, session_id, "planned")


async def _page(
    request: Request, values: Values, before: SessionPlan | None, wrong: Wrong | None = None
) -> HTTPResponse:
    reader = reader_of(request)
    regions = regions_for(reader)
    chosen = values.get("outline", "")
    if not values.get("region"):
        national = chosen in OUTLINES and shipped_outline(chosen).national
        first = ALL if national and None in regions else str(regions[0] or ALL)
        values = {**values, "region": first}
    return show(
        request,
        "session_new.html",
        400 if wrong else 200,
        values=Filled(values),
        before=before,
        wrong=wrong,
        conflict=False,
        saved=(),
        shipped=tuple(
            one for one in map(shipped_outline, OUTLINES) if not one.national or None in regions
        ),
        kept=await read(request, kept_outlines, reader=reader),
        groups=await read(request, groups_for, reader=reader),
        regions=regions,
        as_before=AS_BEFORE,
        all_boards=ALL,
        spoken=page_language(request),
    )


async def _before(request: Request, sent: str) -> SessionPlan | None:
    session_id = _id(sent, "after")
    if session_id is None:
        return None
    return await read(request, session_plan, session_id=session_id, reader=reader_of(request))


def _following(request: Request, title: Twin) -> Twin:
    """The title with a mark that it follows another, as far as there is room for it."""
    words, said = request.app.ctx.words, {}
    for language, text in ((Language.EN, title.en), (Language.CY, title.cy)):
        mark = words.say("sessions_make.follow_up", language)
        longer = text if text.endswith(mark) else f"{text} – {mark}"
        said[language] = longer if len(longer) <= TITLE_LONGEST else text
    return Twin(said[Language.EN], said[Language.CY])


def _four_weeks_after(day: date) -> date:
    """A day to propose: four weeks later, or from today where that has passed."""
    today = now_utc().date()
    later = day + FOUR_WEEKS
    return later if later >= today else today + FOUR_WEEKS


def _read(request: Request) -> NewPlan:
    return NewPlan(
        region=region_of(form_value(request, "region")),
        title=read_twin(request, "title"),
        held_on=read_day(request, "held_on"),
        begins_at=read_clock(request, "begins_at"),
        outline=form_value(request, "outline"),
        group_id=_id(form_value(request, "group"), "group"),
        previous_id=_id(form_value(request, "after"), "after"),
    )


def region_of(sent: str) -> Region | None:
    """The region that a form names; None for all seven boards. Raises: BadInput."""
    if sent == ALL:
        return None
    if sent not in {one.value for one in Region}:
        raise BadInput("region")
    return Region(sent)


def _id(sent: str, name: str) -> UUID | None:
    try:
        return UUID(sent) if sent else None
    except ValueError as error:
        raise BadInput(name) from error
