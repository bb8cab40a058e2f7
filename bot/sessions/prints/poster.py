"""The poster at the door: the code, a short address and a QR code."""

import io
from dataclasses import dataclass

import segno

from bot.sessions.prints.facts import made_up_note
from bot.sessions.prints.printed import PrintedDoor, PrintedPlan, Text, same
from bot.sessions.prints.words import say

ERROR_LEVEL = "q"  # a quarter may be torn or covered
QUIET = 4  # modules of white round a QR code; ISO/IEC 18004


@dataclass(frozen=True, slots=True)
class Poster:
    """What stands on the poster."""

    session: Text
    title: Text
    scan: Text
    or_type: Text
    code_is: Text
    notes: tuple[Text, ...]
    door: PrintedDoor
    qr_says: Text
    note: Text


def join_poster(plan: PrintedPlan, door: PrintedDoor) -> Poster:
    """The poster for this room."""
    return Poster(
        session=plan.title,
        title=say("poster.title"),
        scan=say("poster.scan"),
        or_type=say("poster.or_type"),
        code_is=say("poster.code_is"),
        notes=tuple(say(f"poster.{one}") for one in ("no_name", "read_first", "no_phone")),
        door=door,
        qr_says=say("poster.qr_says", address=same(door.short)),
        note=made_up_note(plan),
    )


def qr_code(url: str) -> segno.QRCode:
    """The QR code for an address, error correction Q."""
    return segno.make_qr(url, error=ERROR_LEVEL)


def qr_png(url: str) -> bytes:
    """The QR code as a black-and-white picture."""
    written = io.BytesIO()
    qr_code(url).save(written, kind="png", scale=12, border=QUIET)
    return written.getvalue()


def qr_svg(url: str) -> str:
    """The QR code as an SVG element, for a page."""
    return qr_code(url).svg_inline(scale=1, border=QUIET, omitsize=True)
