"""Save a form of a plan that has rows: parts of the agenda, members of the panel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sanic import HTTPResponse, Request

from bot.console.forms import read_version
from bot.console.page import see_other
from bot.console.reader import reader_of
from bot.console.sessions_forms import Values, hosted_plan, values_of, wrong_of
from bot.console.work import now_utc, write
from bot.errors import EditConflict
from bot.sessions.planning.faults import PlanIncomplete


@dataclass(frozen=True, slots=True)
class RowsForm:
    """A form with rows: `name` is in its address and its notice, `field` takes the rows."""

    name: str
    field: str
    use_case: Callable[..., Any]
    page: Callable[..., HTTPResponse]
    values: Callable[[Any], Values]


async def save_rows(
    request: Request, session_id: UUID, form: RowsForm, rows: tuple[Any, ...], *, count: int
) -> HTTPResponse:
    """Save the rows; the form again with what was typed if something is wrong or was changed.

    Args: rows: as they are after the button that was pressed; count: as many as were sent.
    """
    version = read_version(request)
    try:
        await write(
            request,
            form.use_case,
            session_id=session_id,
            actor=reader_of(request),
            version=version,
            now=now_utc(),
            **{form.field: rows},
        )
    except PlanIncomplete as error:
        plan, values = await hosted_plan(request, session_id), form.values(rows)
        return form.page(request, plan, values, len(rows), wrong=wrong_of(error))
    except EditConflict:
        plan = await hosted_plan(request, session_id)
        return form.page(request, plan, values_of(request), count, conflict=True)
    return see_other(request, f"/sessions/{session_id}/{form.name}", done=f"sessions.{form.name}")
