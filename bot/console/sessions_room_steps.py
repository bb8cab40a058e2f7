"""Open, rehearse, end and close a room: each step first says what it does."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound

from bot.console.access import requires
from bot.console.page import WALES, see_other, show
from bot.console.reader import reader_of
from bot.console.sessions_forms import CHANGE, HOSTS, hosted_plan
from bot.console.sessions_room import room_of_host
from bot.console.work import now_utc, write
from bot.sessions.planning.views import SessionPlan
from bot.sessions.room.closing import close_room
from bot.sessions.room.host_page import HostRoom
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.room.rooms import open_room
from bot.web.language import page_language

routes = Blueprint("session_room_steps")


@dataclass(frozen=True, slots=True)
class RoomStep:
    """A step, what does it, and in which room it can be done."""

    use_case: Any
    open: bool  # it needs an open room
    rehearsal: bool
    more: bool = False  # the use case is told whether it is a rehearsal


STEPS = {
    "open": RoomStep(open_room, open=False, rehearsal=False, more=True),
    "rehearse": RoomStep(open_room, open=False, rehearsal=True, more=True),
    "end": RoomStep(end_rehearsal, open=True, rehearsal=True),
    "close": RoomStep(close_room, open=True, rehearsal=False),
}


@routes.get(f"{CHANGE}/room/<step:str>", name="confirm")
@requires(*HOSTS)
async def confirm(request: Request, session_id: UUID, step: str) -> HTTPResponse:
    """What happens next, before anything does; where it cannot be done, the room says why."""
    taken = _step(step)
    plan = await hosted_plan(request, session_id)
    room = await room_of_host(request, session_id)
    if not _fits(taken, room):
        return see_other(request, f"/sessions/{session_id}/room")
    return show(
        request,
        "session_room_step.html",
        plan=plan,
        room=room,
        step=step,
        missing=_missing(plan) if step == "open" else (),
        spoken=page_language(request),
    )


@routes.post(f"{CHANGE}/room/<step:str>", name="take")
@requires(*HOSTS)
async def take(request: Request, session_id: UUID, step: str) -> HTTPResponse:
    """Do it. Done twice by two hosts, it is done once or refused with the reason."""
    taken = _step(step)
    request.ctx.form_page = f"/sessions/{session_id}/room"
    more = {"rehearsal": taken.rehearsal} if taken.more else {}
    await write(
        request,
        taken.use_case,
        session_id=session_id,
        actor=reader_of(request),
        now=now_utc(),
        **more,
    )
    return see_other(request, f"/sessions/{session_id}/room", done=f"session_room.{step}")


def _step(name: str) -> RoomStep:
    """Raises: NotFound: no such step."""
    if name not in STEPS:
        raise NotFound(name)
    return STEPS[name]


def _fits(step: RoomStep, room: HostRoom | None) -> bool:
    if not step.open:
        return room is None
    return room is not None and room.room.is_open and room.room.rehearsal is step.rehearsal


def _missing(plan: SessionPlan) -> tuple[str, ...]:
    """What a host may have forgotten: after opening it is too late."""
    today = now_utc().astimezone(WALES).date()
    found = {
        "day": plan.session.held_on != today,
        "contact": not (plan.details.contact_en and plan.details.contact_cy),
        "panel": not plan.panel,
        "rules": not (plan.details.rules_en and plan.details.rules_cy),
    }
    return tuple(name for name, lacking in found.items() if lacking)
