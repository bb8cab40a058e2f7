"""What the forms for report files carry, and the file that comes of them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from sanic import HTTPResponse, Request
from sanic.response import raw

from bot.questions.exports.facts import Purpose
from bot.sessions.prints.files import PrintFile
from bot.sessions.prints.printed import Edition
from bot.sessions.report.lines import Profile
from bot.sessions.report.taking import ReportFormat, ReportOrder
from bot.vocabulary import Term
from bot.web.types import form_value

LONGEST_S = 300  # a PDF of fifty sessions in both languages takes half a minute
T = TypeVar("T", bound=Term)
Taken = TypeVar("Taken")


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A file as it was asked for; `faults` names what has to be put right."""

    purpose: Purpose | None = None
    format: ReportFormat | None = None
    edition: Edition = Edition.BOTH
    profile: Profile = Profile.SHARED
    large: bool = False
    since: date | None = None
    until: date | None = None
    typed: dict[str, str] = field(default_factory=dict)  # days as they were typed
    faults: tuple[str, ...] = ()

    @property
    def order(self) -> ReportOrder:
        """What the use case takes, once there is no fault."""
        if self.purpose is None or self.format is None:
            raise ValueError("a form with faults")
        return ReportOrder(self.format, self.purpose, self.edition, self.profile, self.large)

    def with_fault(self, fault: str) -> "ReportForm":
        """The same with one more thing to put right."""
        return replace(self, faults=(*self.faults, fault))


def read_report_form(request: Request) -> ReportForm:
    """Read what was sent; without a purpose or a known kind of file there is none."""
    purpose = known(Purpose, form_value(request, "purpose"))
    shape = known(ReportFormat, form_value(request, "format"))
    needed = {"purpose": purpose, "format": shape}
    return ReportForm(
        purpose=purpose,
        format=shape,
        edition=known(Edition, form_value(request, "edition")) or Edition.BOTH,
        profile=known(Profile, form_value(request, "profile")) or Profile.SHARED,
        large=form_value(request, "large") == "yes",
        faults=tuple(name for name, value in needed.items() if value is None),
    )


def known(term: type[T], sent: str) -> T | None:
    """The term that was sent; None for anything else."""
    return next((one for one in term if one.value == sent), None)


def a_day(sent: str) -> date | None:
    """The day that was sent; None for anything else."""
    try:
        return date.fromisoformat(sent)
    except ValueError:
        return None


async def send_report(
    request: Request,
    make: Callable[[Taken, ReportOrder], PrintFile],
    taken: Taken,
    order: ReportOrder,
) -> HTTPResponse:
    """Make the file apart, so that no other page waits for it, and send it to be kept."""
    request.protocol.response_timeout = LONGEST_S  # type: ignore[attr-defined]
    made = await asyncio.to_thread(make, taken, order)
    headers = {"content-disposition": f'attachment; filename="{made.name}"'}
    return raw(made.content, content_type=made.mime, headers=headers)
