"""What the pages about plans share: who may use them, what was typed, and what was wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sanic import HTTPResponse, Request

from bot.console.forms import typed
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.work import read
from bot.errors import BadInput, NotAllowed
from bot.sessions.planning.faults import PlanIncomplete
from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.queries import may_host, session_plan
from bot.sessions.planning.views import SessionPlan
from bot.vocabulary import Language, Role
from bot.web.language import page_language
from bot.web.types import form_value

READERS = (Role.YOUTH_WORKER, Role.RPB_STAFF, Role.COMMISSIONER_TEAM)
HOSTS = (Role.YOUTH_WORKER, Role.COMMISSIONER_TEAM)
CHANGE = "/sessions/<session_id:uuid>"
Values = Mapping[str, str]  # what stands in the fields of a form, by their name


class Filled(dict[str, str]):
    """The fields of a form for its template: one that is not there is empty."""

    def __missing__(self, name: str) -> str:
        """Nothing was typed there."""
        return ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What has to be put right: the field without its number, the number if it has one, why."""

    field: str
    number: int
    fault: str

    @property
    def name(self) -> str:
        """The field as it is named in the form, without its language."""
        return f"{self.field}_{self.number}" if self.number else self.field


def wrong_of(error: PlanIncomplete) -> Wrong:
    """The fault of a use case, for its form."""
    field, _, number = error.field.rpartition("_")
    if field and number.isdecimal():
        return Wrong(field, int(number), error.fault)
    return Wrong(error.field, 0, error.fault)


def read_twin(request: Request, field: str) -> Twin:
    """A text in both languages, as typed."""
    return Twin(typed(request, f"{field}_en"), typed(request, f"{field}_cy"))


def read_day(request: Request, field: str) -> date:
    """A day that must be there. Raises: PlanIncomplete."""
    sent = form_value(request, field)
    if not sent:
        raise PlanIncomplete(field, "missing")
    try:
        return date.fromisoformat(sent)
    except ValueError as error:
        raise PlanIncomplete(field, "wrong") from error


def read_clock(request: Request, field: str) -> time | None:
    """A clock time, or None where nothing was typed. Raises: PlanIncomplete."""
    sent = form_value(request, field)
    if not sent:
        return None
    try:
        return time.fromisoformat(sent).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise PlanIncomplete(field, "wrong") from error


def read_count(request: Request, most: int) -> int:
    """How many numbered rows a form has. Raises: BadInput."""
    sent = form_value(request, "count")
    if not (sent.isascii() and sent.isdecimal()) or len(sent) > 3 or int(sent) > most:
        raise BadInput("count")
    return int(sent)


def read_press(request: Request) -> tuple[str, int]:
    """Which button was pressed, and the number of its row; save if none is named."""
    word, _, number = form_value(request, "do").partition(":")
    usable = number.isascii() and number.isdecimal() and len(number) <= 3
    return word or "save", int(number) if usable else 0


def values_of(request: Request) -> Values:
    """Everything that was typed into a form, to show it again."""
    names: Iterable[str] = request.form.keys() if request.form else ()
    return {name: typed(request, name) for name in names if name not in ("csrf", "version")}


def twin_values(field: str, text: Twin) -> dict[str, str]:
    """One text in both languages as the fields of a form hold it."""
    return {f"{field}_en": text.en, f"{field}_cy": text.cy}


async def hosted_plan(request: Request, session_id: UUID) -> SessionPlan:
    """A plan that the signed-in person may change. Raises: SessionNotFound; NotAllowed."""
    reader = reader_of(request)
    plan = await read(request, session_plan, session_id=session_id, reader=reader)
    if not await read(request, may_host, session_id=session_id, reader=reader):
        raise NotAllowed
    return plan


def show_form(
    request: Request,
    template: str,
    plan: SessionPlan,
    values: Values,
    *,
    wrong: Wrong | None = None,
    saved: tuple[str, ...] = (),
    conflict: bool = False,
    **more: Any,
) -> HTTPResponse:
    """A form about a plan.

    Args: saved: what a colleague saved meanwhile, line by line, where `conflict` says so.
    """
    request.ctx.form_page = request.path
    status = 409 if conflict else 400 if wrong else 200
    return show(
        request,
        template,
        status,
        plan=plan,
        values=Filled(values),
        wrong=wrong,
        saved=saved,
        conflict=conflict,
        spoken=page_language(request),
        languages=tuple(Language),
        **more,
    )


def back_to_plan(request: Request, session_id: UUID, done: str) -> HTTPResponse:
    """Lead on to the plan and say what was done."""
    return see_other(request, f"/sessions/{session_id}", done=f"sessions.{done}")
