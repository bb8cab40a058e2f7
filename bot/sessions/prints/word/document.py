"""A document as DOCX, for people to edit."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_BREAK
from docx.shared import Mm
from docx.text.paragraph import Paragraph as DocxParagraph

from bot.sessions.prints.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Tick,
    Tone,
    WriteLines,
)
from bot.sessions.prints.printed import Edition
from bot.sessions.prints.spread import Said, each, in_line
from bot.sessions.prints.word.tables import ALERT, SUN, TINT, add_pair, add_table, shade
from bot.sessions.prints.word.words import element, set_styles, write, write_all
from bot.sessions.prints.words import say

MARGIN = 15  # mm
RULE = "_" * 58
SHADES = {Tone.WARM: SUN, Tone.SAFE: ALERT}
WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)  # the same content gives the same file


def document_docx(document: Document, edition: Edition, *, large: bool = False) -> bytes:
    """The document as a DOCX file."""
    file = docx.Document()
    set_styles(file, edition, large=large)
    _paper(file, document, edition)
    if document.above:
        write_all(file.add_paragraph(), document.above, edition, bold=True)
    write_all(file.add_paragraph(style="Title"), document.title, edition)
    if document.note:
        add_pair(file, each(document.note, edition), shaded=SUN)
    for part in document.parts:
        ADD[type(part)](file, part, edition)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _paper(file: Docx, document: Document, edition: Edition) -> None:
    properties = file.core_properties
    properties.title = in_line(document.title, edition)
    properties.author = in_line(say("sheet.service"), edition)
    properties.comments = ""
    properties.created = properties.modified = WRITTEN_AT
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    foot = section.footer.paragraphs[0]
    write_all(foot, document.note or say("sheet.service"), edition)
    foot.add_run("   ")
    _page_number(foot)


def _page_number(paragraph: DocxParagraph) -> None:
    """The one field in the file; nothing that people wrote can become one."""
    run = paragraph.add_run()._r
    code = element("instrText")
    code.text = " PAGE "
    run.append(element("fldChar", fldCharType="begin"))
    run.append(code)
    run.append(element("fldChar", fldCharType="end"))


def _heading(file: Docx, part: Heading, edition: Edition) -> None:
    write_all(file.add_paragraph(style=f"Heading {part.level}"), part.text, edition)


def _paragraph(file: Docx, part: Paragraph, edition: Edition) -> None:
    spoken, shaded = each(part.text, edition), SHADES.get(part.tone, "")
    if len(spoken) == 1 and not shaded:
        write(file.add_paragraph(), spoken[0])
        return
    add_pair(file, spoken, shaded=shaded)
    file.add_paragraph()


def _bullets(file: Docx, part: Bullets, edition: Edition) -> None:
    rows = [each(item, edition) for item in part.items]
    if len(edition.languages) == 1:
        for (said,) in rows:
            write(file.add_paragraph(style="List Bullet"), said)
        return
    for spoken in rows:
        for cell in add_pair(file, spoken):
            cell.paragraphs[0].style = file.styles["List Bullet"]
    file.add_paragraph()


def _facts(file: Docx, part: Facts, edition: Edition) -> None:
    for name, value in part.rows:
        names = each(name, edition)
        cells = add_pair(file, tuple(Said(one.language, f"{one.words}:") for one in names))
        for cell, said in zip(cells, each(value, edition), strict=True):
            cell.paragraphs[0].runs[0].bold = True
            write(cell.add_paragraph(), said)
            shade(cell, TINT)
    file.add_paragraph()


def _table(file: Docx, part: Table, edition: Edition) -> None:
    add_table(file, part, edition)


def _write_lines(file: Docx, part: WriteLines, edition: Edition) -> None:
    write_all(file.add_paragraph(), part.label, edition, bold=True)
    for _ in range(part.lines):
        file.add_paragraph(RULE)


def _tick(file: Docx, part: Tick, edition: Edition) -> None:
    paragraph = file.add_paragraph("☐ ")
    write_all(paragraph, part.text, edition)


def _page_break(file: Docx, part: PageBreak, edition: Edition) -> None:
    file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


ADD: dict[type, Callable[[Docx, Any, Edition], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    WriteLines: _write_lines,
    Tick: _tick,
    PageBreak: _page_break,
}
