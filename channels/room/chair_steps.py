"""Steps of the chair with the outline and the projector; each can be taken back."""

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput
from bot.sessions.room.chair import (
    begin_item,
    hide,
    lock,
    next_item,
    previous_item,
    reveal,
    show_counts,
    unlock,
)
from bot.sessions.room.passes import PassView
from bot.sessions.room.undo import undo_last
from bot.store.tables.session_terms import Surface
from bot.web.types import form_value
from channels.room.chair_taking import HOME, number_of, take_step, version_of
from channels.room.hosts import does

chair_steps = Blueprint("room_chair_steps", url_prefix=HOME)
ME = Surface.CHAIR
PLAIN = {
    "next": next_item,
    "previous": previous_item,
    "hide": hide,
    "reveal": reveal,
    "lock": lock,
    "unlock": unlock,
    "undo": undo_last,
}


@chair_steps.post("/step", name="step")
@does(ME)
async def step(request: Request, *, host: PassView) -> HTTPResponse:
    """One step that needs nothing but the press of its button."""
    use_case = PLAIN.get(form_value(request, "step"))
    if use_case is None:
        raise BadInput("step")
    return await take_step(request, use_case, host=host, version=version_of(request))


@chair_steps.post("/begin", name="begin")
@does(ME)
async def begin(request: Request, *, host: PassView) -> HTTPResponse:
    """Go to a part of the agenda."""
    position, version = number_of(request, "position"), version_of(request)
    return await take_step(request, begin_item, host=host, position=position, version=version)


@chair_steps.post("/counts", name="counts")
@does(ME)
async def counts(request: Request, *, host: PassView) -> HTTPResponse:
    """Show everybody how many voted for each, or hide it."""
    shown, version = form_value(request, "shown") == "yes", version_of(request)
    return await take_step(request, show_counts, host=host, shown=shown, version=version)
