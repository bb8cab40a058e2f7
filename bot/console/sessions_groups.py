"""Standing groups: who meets the board again and again."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.sessions_forms import HOSTS, Filled, Wrong, read_twin, values_of, wrong_of
from bot.console.sessions_new import ALL, region_of
from bot.console.work import now_utc, read, write
from bot.sessions.planning.faults import PlanIncomplete
from bot.sessions.planning.groups import groups_for, make_group, regions_for, rename_group
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_groups", url_prefix="/sessions/groups")


@routes.get("/", name="list", strict_slashes=False)
@requires(*HOSTS)
async def list_groups(request: Request) -> HTTPResponse:
    """My groups, each with its latest session."""
    return await _page(request)


@routes.post("/", name="make", strict_slashes=False)
@requires(*HOSTS)
async def make(request: Request) -> HTTPResponse:
    """Make a group."""
    try:
        await write(
            request,
            make_group,
            actor=reader_of(request),
            region=region_of(form_value(request, "region")),
            name=read_twin(request, "name"),
            now=now_utc(),
        )
    except PlanIncomplete as error:
        return await _page(request, wrong_of(error))
    return see_other(request, "/sessions/groups", done="sessions.group_made")


@routes.post("/<group_id:uuid>", name="rename")
@requires(*HOSTS)
async def rename(request: Request, group_id: UUID) -> HTTPResponse:
    """Call it otherwise."""
    try:
        await write(
            request,
            rename_group,
            group_id=group_id,
            actor=reader_of(request),
            name=read_twin(request, "name"),
            now=now_utc(),
        )
    except PlanIncomplete as error:
        return await _page(request, wrong_of(error), renamed=group_id)
    return see_other(request, "/sessions/groups", done="sessions.group_renamed")


async def _page(
    request: Request, wrong: Wrong | None = None, renamed: UUID | None = None
) -> HTTPResponse:
    """The list; what was typed stays in the form of the group that is renamed, or of a new one."""
    reader = reader_of(request)
    request.ctx.form_page = "/sessions/groups"
    return show(
        request,
        "session_groups.html",
        400 if wrong else 200,
        groups=await read(request, groups_for, reader=reader),
        regions=regions_for(reader),
        all_boards=ALL,
        values=Filled(values_of(request) if wrong else {}),
        nothing=Filled(),
        wrong=wrong,
        renamed=renamed,
        conflict=False,
        saved=(),
        spoken=page_language(request),
    )
