"""The one door to the prints: which sheet, in which language, as which file."""

from dataclasses import dataclass

from bot.errors import BadInput
from bot.sessions.prints.cards import Cards, verdict_cards
from bot.sessions.prints.crib_sheet import crib_sheet
from bot.sessions.prints.document import Document
from bot.sessions.prints.dot_sheet import dot_sheet
from bot.sessions.prints.letter import permission_letter
from bot.sessions.prints.pages import Sheet, as_page
from bot.sessions.prints.pdf.cards import cards_pdf
from bot.sessions.prints.pdf.document import document_pdf
from bot.sessions.prints.pdf.poster import poster_pdf
from bot.sessions.prints.pdf.slips import slips_pdf
from bot.sessions.prints.plan_sheet import plan_sheet
from bot.sessions.prints.poster import Poster, join_poster
from bot.sessions.prints.printed import Edition, PrintedDoor, PrintedPlan
from bot.sessions.prints.slip_codes import slip_codes
from bot.sessions.prints.slips import question_slips
from bot.sessions.prints.word.document import document_docx
from bot.vocabulary import Term


class PrintKind(Term):
    """A sheet that can be printed."""

    PLAN = "plan"
    SLIPS = "slips"
    DOTS = "dots"
    CRIB = "crib"
    CARDS = "cards"
    LETTER = "letter"
    POSTER = "poster"


class PrintFormat(Term):
    """A kind of file."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


MIME = {
    PrintFormat.HTML: "text/html; charset=utf-8",
    PrintFormat.PDF: "application/pdf",
    PrintFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
EDITABLE = (PrintKind.PLAN, PrintKind.CRIB, PrintKind.LETTER, PrintKind.DOTS)


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What is wanted besides the kind and the format.

    `slips` and `sheets`: how many; `seed`: orders dot sheets and makes slip codes; `taken`: slip
    codes that are in use; `door`: only for the poster; `style_address`: only for HTML.
    """

    edition: Edition = Edition.BOTH
    large: bool = False
    slips: int = 4
    sheets: int = 1
    seed: str = ""
    taken: frozenset[str] = frozenset()
    door: PrintedDoor | None = None
    style_address: str = ""


@dataclass(frozen=True, slots=True)
class PrintFile:
    """A file to send or keep."""

    name: str
    mime: str
    content: bytes


class NotPrintable(BadInput):
    """This sheet does not come as this file, or the poster has no room to lead to."""

    code = "not_printable"


def formats(kind: PrintKind) -> tuple[PrintFormat, ...]:
    """The files that a sheet comes as."""
    return tuple(PrintFormat) if kind in EDITABLE else (PrintFormat.HTML, PrintFormat.PDF)


def make_print(
    plan: PrintedPlan, kind: PrintKind, file: PrintFormat, order: PrintOrder
) -> PrintFile:
    """One sheet as one file.

    Raises: NotPrintable; ValueError: too many slips or sheets.
    """
    if file not in formats(kind):
        raise NotPrintable(f"{kind} as {file}")
    return file_of(make_sheet(plan, kind, order), file, order, name=f"{kind}-{plan.held_on}")


def make_sheet(plan: PrintedPlan, kind: PrintKind, order: PrintOrder) -> Sheet:
    """What stands on a sheet, before it is a file.

    Raises: NotPrintable: a poster without a door; ValueError: too many slips or sheets.
    """
    if kind is PrintKind.SLIPS:
        codes = slip_codes(order.slips, seed=order.seed, taken=order.taken)
        return question_slips(plan, codes=codes)
    if kind is PrintKind.DOTS:
        return dot_sheet(plan, sheets=order.sheets, seed=order.seed)
    if kind is PrintKind.POSTER:
        if order.door is None:
            raise NotPrintable("a poster needs an open room")
        return join_poster(plan, order.door)
    if kind is PrintKind.CARDS:
        return verdict_cards()
    return {
        PrintKind.PLAN: plan_sheet,
        PrintKind.CRIB: crib_sheet,
        PrintKind.LETTER: permission_letter,
    }[kind](plan)


def file_of(sheet: Sheet, file: PrintFormat, order: PrintOrder, *, name: str) -> PrintFile:
    """A sheet as a file; reports come here too.

    Raises: NotPrintable: only a flowing document comes as DOCX.
    """
    edition, large = order.edition, order.large
    if file is PrintFormat.HTML:
        page = as_page(sheet, edition, large=large, style_address=order.style_address)
        content = page.encode()
    elif file is PrintFormat.PDF:
        content = _pdf(sheet, edition, large)
    elif isinstance(sheet, Document):
        content = document_docx(sheet, edition, large=large)
    else:
        raise NotPrintable("only a flowing document")
    return PrintFile(f"{name}-{edition}.{file}", MIME[file], content)


def _pdf(sheet: Sheet, edition: Edition, large: bool) -> bytes:
    if isinstance(sheet, Document):
        return document_pdf(sheet, edition, large=large)
    if isinstance(sheet, Cards):
        return cards_pdf(sheet, edition, large=large)
    if isinstance(sheet, Poster):
        return poster_pdf(sheet, edition, large=large)
    return slips_pdf(sheet, edition, large=large)
