"""Outlines to plan from: those that ship, and those that somebody kept or shared."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.sessions_forms import (
    CHANGE,
    HOSTS,
    hosted_plan,
    read_twin,
    show_form,
    twin_values,
    values_of,
    wrong_of,
)
from bot.console.work import now_utc, read, write
from bot.errors import BadInput
from bot.sessions.planning.faults import PlanIncomplete
from bot.sessions.planning.groups import regions_for
from bot.sessions.planning.kept import (
    delete_outline,
    keep_outline,
    kept_outlines,
    share_outline,
)
from bot.sessions.planning.lessons import OUTLINES, shipped_outline
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_outlines")


@routes.get("/sessions/outlines", name="list", strict_slashes=False)
@requires(*HOSTS)
async def list_outlines(request: Request) -> HTTPResponse:
    """All that I may plan from, with their parts."""
    reader = reader_of(request)
    national = None in regions_for(reader)
    return show(
        request,
        "session_outlines.html",
        shipped=[one for one in map(shipped_outline, OUTLINES) if national or not one.national],
        kept=await read(request, kept_outlines, reader=reader),
        spoken=page_language(request),
    )


@routes.post("/sessions/outlines/<outline_id:uuid>", name="change")
@requires(*HOSTS)
async def change_outline(request: Request, outline_id: UUID) -> HTTPResponse:
    """Share my outline with all regions, stop that, or delete it."""
    pressed, actor, now = form_value(request, "do"), reader_of(request), now_utc()
    if pressed == "delete":
        await write(request, delete_outline, outline_id=outline_id, actor=actor, now=now)
        return see_other(request, "/sessions/outlines", done="sessions.outline_deleted")
    if pressed not in ("share", "unshare"):
        raise BadInput("do")
    shared = pressed == "share"
    await write(request, share_outline, outline_id=outline_id, shared=shared, actor=actor, now=now)
    return see_other(request, "/sessions/outlines", done=f"sessions.{pressed}d")


@routes.get(f"{CHANGE}/keep", name="keep_form")
@requires(*HOSTS)
async def keep_form(request: Request, session_id: UUID) -> HTTPResponse:
    """What the outline is called, and who may use it."""
    plan = await hosted_plan(request, session_id)
    values = twin_values("name", plan.details.twin("title"))
    return show_form(request, "session_keep.html", plan, values)


@routes.post(f"{CHANGE}/keep", name="keep")
@requires(*HOSTS)
async def keep(request: Request, session_id: UUID) -> HTTPResponse:
    """Keep the agenda of this session as an outline."""
    shared = form_value(request, "shared") == "yes"
    try:
        await write(
            request,
            keep_outline,
            session_id=session_id,
            actor=reader_of(request),
            name=read_twin(request, "name"),
            shared=shared,
            now=now_utc(),
        )
    except PlanIncomplete as error:
        plan = await hosted_plan(request, session_id)
        values = values_of(request)
        return show_form(request, "session_keep.html", plan, values, wrong=wrong_of(error))
    done = "sessions.shared" if shared else "sessions.kept"
    return see_other(request, "/sessions/outlines", done=done)
