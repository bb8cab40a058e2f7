"""Tick the seven National Participation Standards, each with what shows it."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import read_version, typed
from bot.console.reader import reader_of
from bot.console.sessions_forms import (
    CHANGE,
    HOSTS,
    Values,
    back_to_plan,
    hosted_plan,
    show_form,
    values_of,
    wrong_of,
)
from bot.console.work import now_utc, write
from bot.errors import EditConflict
from bot.sessions.planning.faults import PlanIncomplete
from bot.sessions.planning.lessons import standards
from bot.sessions.planning.standards import change_standards
from bot.sessions.planning.views import SessionPlan
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_standards")
PAGE = "session_standards.html"


@routes.get(f"{CHANGE}/standards", name="form")
@requires(*HOSTS)
async def standards_form(request: Request, session_id: UUID) -> HTTPResponse:
    """All seven, with what was said so far."""
    plan = await hosted_plan(request, session_id)
    return _page(request, plan, _values(plan))


@routes.post(f"{CHANGE}/standards", name="save")
@requires(*HOSTS)
async def save_standards(request: Request, session_id: UUID) -> HTTPResponse:
    """Tick those that are ticked, and no others."""
    version, ticked = read_version(request), _read(request)
    try:
        await write(
            request,
            change_standards,
            session_id=session_id,
            evidence=ticked,
            actor=reader_of(request),
            version=version,
            now=now_utc(),
        )
    except PlanIncomplete as error:
        plan = await hosted_plan(request, session_id)
        return _page(request, plan, values_of(request), wrong=wrong_of(error))
    except EditConflict:
        plan = await hosted_plan(request, session_id)
        return _page(request, plan, values_of(request), conflict=True)
    return back_to_plan(request, session_id, "standards")


def _page(request: Request, plan: SessionPlan, values: Values, **more: object) -> HTTPResponse:
    language = page_language(request)
    names = {one.number: one.name.said(language) for one in standards()}
    saved = tuple(f"{names[one.standard]}: {one.evidence}" for one in plan.standards)
    return show_form(
        request,
        PAGE,
        plan,
        values,
        standards=standards(),
        saved=saved if more.get("conflict") else (),
        **more,  # type: ignore[arg-type]
    )


def _values(plan: SessionPlan) -> Values:
    values: dict[str, str] = {}
    for one in plan.standards:
        values |= {f"tick_{one.standard}": "yes", f"evidence_{one.standard}": one.evidence}
    return values


def _read(request: Request) -> dict[int, str]:
    numbers = [one.number for one in standards()]
    return {
        number: typed(request, f"evidence_{number}")
        for number in numbers
        if form_value(request, f"tick_{number}") == "yes"
    }
