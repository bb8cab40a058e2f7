"""Send questions as a file, a part at a time, so that no number of them fills the memory."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import BaseHTTPResponse

from bot.console.export_form import ExportForm
from bot.console.page import show
from bot.console.reader import reader_of
from bot.console.work import read
from bot.questions.exports.csv_file import CsvFile
from bot.questions.exports.facts import ExportFacts, Format
from bot.questions.exports.json_file import JsonFile
from bot.questions.exports.pack import MOST, group_by_theme
from bot.questions.exports.reading import export_part
from bot.questions.exports.rows import ExportRow, Profile
from bot.questions.exports.xlsx_file import XlsxFile
from bot.web.language import page_language

AT_ONCE = 500  # questions read in one transaction
PIECE = 256 * 1024  # bytes of a finished file
PREFIX = "export-"
LONGEST_S = 900  # a spreadsheet of 100,000 rows is whole before its first byte leaves
TYPES = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


async def send_file(
    request: Request, asked: ExportForm, facts: ExportFacts
) -> BaseHTTPResponse | None:
    """Send the file as it is written; a spreadsheet when it is whole."""
    request.protocol.response_timeout = LONGEST_S  # type: ignore[attr-defined]
    if asked.format is Format.XLSX:
        with tempfile.TemporaryDirectory(
            prefix=PREFIX, dir=_folder(request, facts.made_at)
        ) as folder:
            path = Path(folder) / "questions.xlsx"
            await _write_book(request, asked, facts, path)
            await _send(request, facts, _pieces(path))
        return None
    say = request.app.ctx.words.say
    writer = JsonFile(facts) if asked.format is Format.JSON else CsvFile(say, bom=asked.bom)
    await _send(request, facts, _parts(request, asked, facts, writer))
    return None


async def show_pack(request: Request, asked: ExportForm, facts: ExportFacts) -> HTTPResponse:
    """Questions grouped by theme as a page to print."""
    rows = [row async for part in _read(request, asked, facts) for row in part]
    groups = group_by_theme(rows[:MOST])
    request.ctx.form_page = request.path
    told = sum(len(group.rows) for group in groups)
    return show(
        request,
        "pack.html",
        facts=facts,
        groups=groups,
        told=told,
        left_out=len(rows) - told,
        back=asked.again(page_language(request)),
    )


async def _send(request: Request, facts: ExportFacts, parts: AsyncIterator[bytes]) -> None:
    headers = {"content-disposition": f'attachment; filename="{file_name(facts)}"'}
    response = await request.respond(headers=headers, content_type=TYPES[facts.format])
    async for part in parts:
        if part:
            await response.send(part)
    await response.eof()


async def _parts(
    request: Request, asked: ExportForm, facts: ExportFacts, writer: CsvFile | JsonFile
) -> AsyncIterator[bytes]:
    yield writer.start().encode()
    async for rows in _read(request, asked, facts):
        yield (await asyncio.to_thread(writer.part, rows)).encode()
    yield writer.end().encode()


async def _write_book(request: Request, asked: ExportForm, facts: ExportFacts, path: Path) -> None:
    book = XlsxFile(path, request.app.ctx.words.say)
    await asyncio.to_thread(book.__enter__)
    async for rows in _read(request, asked, facts):
        await asyncio.to_thread(book.part, rows)
    await asyncio.to_thread(book.__exit__, None, None, None)


async def _read(
    request: Request, asked: ExportForm, facts: ExportFacts
) -> AsyncIterator[tuple[ExportRow, ...]]:
    """The rows of the file, each part in a transaction of its own."""
    wanted: dict[str, Any] = {
        "reader": reader_of(request),
        "filter": asked.filter,
        "profile": asked.profile,
        "limit": AT_ONCE,
        "now": facts.made_at,
    }
    part = await read(request, export_part, after=None, **wanted)
    yield part.rows
    while part.then is not None:
        part = await read(request, export_part, after=part.then, **wanted)
        yield part.rows


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece


def file_name(facts: ExportFacts) -> str:
    """A name that says what it is, where from, of which day, and whether it may be passed on."""
    where = facts.region.value if facts.region else "wales"
    who = "team-only-" if facts.profile is Profile.TEAM else ""
    return f"questions-{who}{where}-{facts.made_at:%Y-%m-%d}.{facts.format}".replace("_", "-")


def _folder(request: Request, now: datetime) -> Path:
    """Beside the store: nothing of a question is ever written where others may read."""
    folder: Path = request.app.ctx.settings.var_dir / "exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    for left in folder.glob(f"{PREFIX}*"):  # a process that was killed could not tidy up
        if now.timestamp() - left.stat().st_mtime > 2 * LONGEST_S:
            shutil.rmtree(left, ignore_errors=True)
    return folder
