"""Change when and where a session is, what it is for and what the group agreed; or delete it."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import read_version
from bot.console.page import see_other
from bot.console.reader import reader_of
from bot.console.sessions_forms import (
    CHANGE,
    HOSTS,
    Values,
    back_to_plan,
    hosted_plan,
    read_clock,
    read_day,
    read_twin,
    show_form,
    twin_values,
    values_of,
    wrong_of,
)
from bot.console.work import now_utc, write
from bot.errors import EditConflict
from bot.sessions.planning.delete import delete_session
from bot.sessions.planning.details import LONGEST, change_details
from bot.sessions.planning.faults import PlanIncomplete
from bot.sessions.planning.views import PlanDetails
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_details")
TEXTS = tuple(LONGEST)


@routes.get(f"{CHANGE}/details", name="form")
@requires(*HOSTS)
async def details_form(request: Request, session_id: UUID) -> HTTPResponse:
    """The details as they are."""
    plan = await hosted_plan(request, session_id)
    return show_form(request, "session_details.html", plan, _values(plan.details))


@routes.post(f"{CHANGE}/details", name="save")
@requires(*HOSTS)
async def save_details(request: Request, session_id: UUID) -> HTTPResponse:
    """Save them; the form again with all that was typed if something is wrong or was changed."""
    version = read_version(request)
    try:
        await write(
            request,
            change_details,
            session_id=session_id,
            details=_read(request),
            actor=reader_of(request),
            version=version,
            now=now_utc(),
        )
    except PlanIncomplete as error:
        plan, values = await hosted_plan(request, session_id), values_of(request)
        return show_form(request, "session_details.html", plan, values, wrong=wrong_of(error))
    except EditConflict:
        plan, values = await hosted_plan(request, session_id), values_of(request)
        saved = _saved(request, plan.details)
        return show_form(request, "session_details.html", plan, values, saved=saved, conflict=True)
    return back_to_plan(request, session_id, "details")


@routes.get(f"{CHANGE}/delete", name="delete_form")
@requires(*HOSTS)
async def delete_form(request: Request, session_id: UUID) -> HTTPResponse:
    """What would be lost, before anything is."""
    return show_form(request, "session_delete.html", await hosted_plan(request, session_id), {})


@routes.post(f"{CHANGE}/delete", name="delete")
@requires(*HOSTS)
async def delete(request: Request, session_id: UUID) -> HTTPResponse:
    """Delete it, unless a colleague changed it meanwhile: then look again first."""
    version = read_version(request)
    try:
        await write(
            request,
            delete_session,
            session_id=session_id,
            actor=reader_of(request),
            version=version,
            now=now_utc(),
        )
    except EditConflict:
        plan = await hosted_plan(request, session_id)
        return show_form(request, "session_delete.html", plan, {}, conflict=True)
    return see_other(request, "/sessions", done="sessions.deleted")


def _values(details: PlanDetails) -> Values:
    values = {
        "held_on": details.held_on.isoformat(),
        "begins_at": f"{details.begins_at:%H:%M}" if details.begins_at else "",
        "minutes_available": str(details.minutes_available or ""),
    }
    for field in TEXTS:
        values.update(twin_values(field, details.twin(field)))
    return values


def _read(request: Request) -> PlanDetails:
    texts: dict[str, str] = {}
    for field in TEXTS:
        texts.update(twin_values(field, read_twin(request, field)))
    held_on, begins_at = read_day(request, "held_on"), read_clock(request, "begins_at")
    available = _available(form_value(request, "minutes_available").strip())
    return PlanDetails(held_on=held_on, begins_at=begins_at, minutes_available=available, **texts)


def _available(sent: str) -> int | None:
    """How many minutes there are; what is no number is 0, which no plan has."""
    if not sent:
        return None
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) <= 4 else 0


def _saved(request: Request, details: PlanDetails) -> tuple[str, ...]:
    """What is saved now, in the language of the page."""
    language, clock = page_language(request), details.begins_at
    when = f"{details.held_on:%d/%m/%Y}" + (f", {clock:%H:%M}" if clock else "")
    texts = [details.said(field, language) for field in TEXTS]
    return tuple(one for one in (texts[0], when, *texts[1:]) if one)
