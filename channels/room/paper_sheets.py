"""Dot sheets: the votes of those without a device, typed in while a vote is open."""

import secrets
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput, BotError
from bot.sessions.room.passes import PassView
from bot.sessions.surfaces.paper import SheetsPage, keep_sheet, sheets_page
from bot.store.errors import StoreFailed
from bot.store.tables.session_terms import Surface
from bot.web.errors import problem_of
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value, form_values
from channels.room.hosts import does, shows
from channels.room.moderator import LINES, frame_values, paged, part_of
from channels.room.not_lost import host_says
from channels.room.work import now_utc, read, write
from channels.site.see_other import see_other

paper_sheets = Blueprint("room_paper_sheets", url_prefix="/room/moderator/paper/sheets")
ME = Surface.MODERATOR
HERE = "/room/moderator/paper/sheets"
DONE = frozenset({"added", "corrected", "taken_out"})
MOST_CHOICES = 500  # questions in one vote
SENT_ID_BYTES = 12


@paper_sheets.get("/", name="sheets", strict_slashes=False)
@shows(ME)
async def show_sheets(request: Request, host: PassView) -> HTTPResponse:
    """The sheets that are in, and one to type; with `sheet`, one to correct."""
    said = request.args.get("sheet")
    return await _show(request, host, sheet_id=_id(said) if said else None)


@paper_sheets.post("/", name="add", strict_slashes=False)
@does(ME)
async def take_sheet(request: Request, host: PassView) -> HTTPResponse:
    """Keep one sheet; sent again, it counts once. With `sheet`, it is corrected."""
    chosen, said = form_values(request, "question"), form_value(request, "sheet")
    sheet_id = _id(said) if said else None
    if len(chosen) > MOST_CHOICES:
        raise BadInput("question")
    questions, sent_id = frozenset(_id(one) for one in chosen), form_value(request, "sent_id")
    given = {
        "ballot_id": _id(form_value(request, "ballot")),
        "question_ids": questions,
        "sheet_id": sheet_id,
        "sent_id": sent_id,
    }
    if sheet_id is None and not 8 <= len(sent_id) <= 64:
        raise BadInput("sent_id")
    try:
        await write(request, keep_sheet, host=host, **given, now=now_utc())
    except StoreFailed:
        raise
    except BotError as error:
        return await _show(request, host, sheet_id=sheet_id, error=error, ticked=questions)
    done = "added" if sheet_id is None else "corrected" if questions else "taken_out"
    return see_other(request, HERE, done=done)


async def _show(
    request: Request,
    host: PassView,
    *,
    sheet_id: UUID | None = None,
    error: BotError | None = None,
    ticked: frozenset[UUID] = frozenset(),
) -> HTTPResponse:
    found: SheetsPage = await read(request, sheets_page, host=host)
    sheets = {one.sheet_id: one.approved for one in found.sheets}
    corrected = sheet_id if sheet_id in sheets else None
    frame = frame_values(request, found.page)
    done = request.args.get("done") or ""
    request.ctx.form_page = HERE
    values = {
        **frame,
        "tab": "sheets",
        "live_page": False,
        "done": done if done in DONE else "",
        "wrong": host_says(request, error) if error else "",
        "ballot": str(found.ballot.ballot_id) if found.ballot else "",
        "choices": _choices(request, found),
        "count": len(found.sheets),
        "sheets": part_of(request, _lines(found), LINES),
        **paged(request, found.sheets, LINES),
        "sheet": str(corrected) if corrected else "",
        "ticked": {str(one) for one in ticked or (sheets[corrected] if corrected else ())},
        "sent_id": form_value(request, "sent_id") or secrets.token_urlsafe(SENT_ID_BYTES),
    }
    status = problem_of(error).status if error else 200
    return render(request, "room_paper_sheets.html", status=status, **values)


def _choices(request: Request, found: SheetsPage) -> list[tuple[int, str, str]]:
    """Each question by its printed number: number, id, words."""
    language = page_language(request)
    return [(number, str(one.question_id), one.words(language)) for number, one in found.choices]


def _lines(found: SheetsPage) -> tuple[dict[str, Any], ...]:
    """The sheets that are in, the last one first: somebody corrects what they have just typed."""
    numbers = {one.question_id: number for number, one in found.choices}
    lines = [
        {
            "id": str(sheet.sheet_id),
            "number": at,
            "dots": sorted(numbers[one] for one in sheet.approved if one in numbers),
        }
        for at, sheet in enumerate(found.sheets, start=1)
    ]
    return tuple(lines[::-1])


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise BadInput("id") from error
