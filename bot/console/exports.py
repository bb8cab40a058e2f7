"""Download questions: say what for, in which shape, and it comes at once."""

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import BaseHTTPResponse, raw

from bot.console.access import requires
from bot.console.export_files import send_file, show_pack
from bot.console.export_form import ExportForm, ExportPage, read_form
from bot.console.list_labels import Labels
from bot.console.page import show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.questions.exports.facts import Format, Purpose, begin_export
from bot.questions.exports.json_file import SCHEMA
from bot.questions.exports.pack import MOST
from bot.questions.exports.reading import count_exported, untold
from bot.questions.exports.rows import Profile
from bot.questions.finding.queue_filter import QueueFilter

routes = Blueprint("exports", url_prefix="/exports")


@routes.get("/", name="form", strict_slashes=False)
@requires(*REVIEWERS)
async def export_form(request: Request) -> HTTPResponse:
    """What the file would hold, and the questions before it is made."""
    return await _form(request, ExportForm(QueueFilter.from_query(request.get_query_args())))


@routes.post("/", name="make", strict_slashes=False)
@requires(*REVIEWERS)
async def make_export(request: Request) -> BaseHTTPResponse | None:
    """Write down that it is made, then send it."""
    asked = read_form(request)
    if asked.faults:
        return await _form(request, asked, status=400)
    if asked.format is Format.PACK and await _count(request, asked, asked.profile) > MOST:
        return await _form(request, asked.with_fault("too_many"), status=400)
    facts = await write(
        request,
        begin_export,
        reader=reader_of(request),
        filter=asked.filter,
        profile=asked.profile,
        format=asked.format,
        purpose=asked.purpose,
        now=now_utc(),
    )
    if asked.format is Format.PACK:
        return await show_pack(request, asked, facts)
    return await send_file(request, asked, facts)


@routes.get("/question-export-1.schema.json", name="schema")
@requires(*REVIEWERS)
async def schema(request: Request) -> HTTPResponse:
    """What stands where in the JSON file."""
    return raw(SCHEMA.read_bytes(), content_type="application/schema+json")


async def _count(request: Request, asked: ExportForm, profile: Profile) -> int:
    """How many questions the file would hold."""
    given = {"reader": reader_of(request), "filter": asked.filter, "now": now_utc()}
    count: int = await read(request, count_exported, profile=profile, **given)
    return count


async def _form(request: Request, asked: ExportForm, *, status: int = 200) -> HTTPResponse:
    labels = Labels(request, {})
    told = untold(asked.filter, Profile.TEAM)
    page = ExportPage(
        counts={profile: await _count(request, asked, profile) for profile in Profile},
        chosen=[(labels.field(n), label) for n, _, label in labels.chosen(told)],
        left_out=told != asked.filter,
    )
    request.ctx.form_page = request.path
    return show(
        request,
        "export.html",
        status,
        asked=asked,
        page=page,
        purposes=tuple(Purpose),
        formats=tuple(Format),
        profiles=tuple(Profile),
        most=MOST,
    )
