"""Change who answers: members of the panel by office, in one form."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.sessions_forms import (
    CHANGE,
    HOSTS,
    Values,
    hosted_plan,
    read_count,
    read_press,
    read_twin,
    show_form,
    twin_values,
)
from bot.console.sessions_rows import RowsForm, save_rows
from bot.errors import BadInput
from bot.sessions.planning.agenda import moved
from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.panel_members import MEMBERS_MOST, change_panel
from bot.sessions.planning.views import Member, SessionPlan
from bot.vocabulary import Language, Region
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_panel")
PAGE = "session_panel.html"
Members = tuple[Member, ...]


@routes.get(f"{CHANGE}/panel", name="form")
@requires(*HOSTS)
async def panel_form(request: Request, session_id: UUID) -> HTTPResponse:
    """Everybody who is on it."""
    plan = await hosted_plan(request, session_id)
    return _page(request, plan, _values(plan.panel), len(plan.panel))


@routes.post(f"{CHANGE}/panel", name="save")
@requires(*HOSTS)
async def save_panel(request: Request, session_id: UUID) -> HTTPResponse:
    """Save what was typed, then do what the pressed button says."""
    count = read_count(request, MEMBERS_MOST)
    sent = tuple(_member(request, str(number)) for number in range(1, count + 1))
    members = _pressed(request, sent)
    return await save_rows(request, session_id, FORM, members, count=count)


def _page(
    request: Request, plan: SessionPlan, values: Values, count: int, **more: object
) -> HTTPResponse:
    own = plan.session.region
    language = page_language(request)
    return show_form(
        request,
        PAGE,
        plan,
        values,
        count=count,
        boards=tuple(Region) if own is None else (own,),
        saved=tuple(one.office(language) for one in plan.panel) if more.get("conflict") else (),
        **more,  # type: ignore[arg-type]
    )


def _values(members: Members) -> dict[str, str]:
    values: dict[str, str] = {}
    for number, member in enumerate(members, start=1):
        values[f"region_{number}"] = member.region.value if member.region else ""
        values |= twin_values(f"office_{number}", Twin(member.office_en, member.office_cy))
    return values


def _member(request: Request, key: str) -> Member:
    sent, office = form_value(request, f"region_{key}"), read_twin(request, f"office_{key}")
    if sent and sent not in {one.value for one in Region}:
        raise BadInput("region")
    return Member(Region(sent) if sent else None, office.en, office.cy)


def _pressed(request: Request, members: Members) -> Members:
    word, number = read_press(request)
    if word in ("up", "down"):
        return moved(members, number, -1 if word == "up" else 1)
    if word == "remove":
        return members[: number - 1] + members[number:] if number else members
    if word == "boards":
        return _seats(request, members)
    new = _member(request, "new")
    typed_one = new.office_en or new.office_cy
    return (*members, new) if word == "add" or typed_one else members


def _seats(request: Request, members: Members) -> Members:
    """A seat for every board that has none yet."""
    words = request.app.ctx.words
    there = {member.region for member in members}
    office = {one: words.say("sessions_edit.seat", one) for one in Language}
    new = [
        Member(region, office[Language.EN], office[Language.CY])
        for region in Region
        if region not in there
    ]
    return (*members, *new)


FORM = RowsForm("panel", "members", change_panel, _page, _values)
