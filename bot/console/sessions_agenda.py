"""Change the agenda: every part in one form, each button of which also saves what was typed."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.forms import typed
from bot.console.sessions_forms import (
    CHANGE,
    HOSTS,
    Values,
    hosted_plan,
    read_count,
    read_press,
    read_twin,
    show_form,
    twin_values,
)
from bot.console.sessions_rows import RowsForm, save_rows
from bot.errors import BadInput
from bot.sessions.planning.agenda import ITEMS_MOST, Items, added, change_agenda, moved, without
from bot.sessions.planning.lessons import OutlineItem, Twin
from bot.sessions.planning.views import SessionPlan, clock_after
from bot.store.tables.session_terms import Mode
from bot.vocabulary import Language
from bot.web.language import page_language
from bot.web.types import form_value

routes = Blueprint("session_agenda")
FIRST_MINUTES = 5  # of a part that is added
PAGE = "session_agenda.html"


@routes.get(f"{CHANGE}/agenda", name="form")
@requires(*HOSTS)
async def agenda_form(request: Request, session_id: UUID) -> HTTPResponse:
    """Every part with its clock time, and the sum."""
    plan = await hosted_plan(request, session_id)
    return _page(request, plan, _values(plan.items), len(plan.items))


@routes.post(f"{CHANGE}/agenda", name="save")
@requires(*HOSTS)
async def save_agenda(request: Request, session_id: UUID) -> HTTPResponse:
    """Save what was typed, then do what the pressed button says."""
    count = read_count(request, ITEMS_MOST)
    items = _pressed(request, _read(request, count))
    return await save_rows(request, session_id, FORM, items, count=count)


def _page(
    request: Request, plan: SessionPlan, values: Values, count: int, **more: object
) -> HTTPResponse:
    language = page_language(request)
    together = _together(values, count)
    saved = tuple(f"{line.title(language)} ({line.minutes})" for line in plan.agenda)
    return show_form(
        request,
        PAGE,
        plan,
        values,
        count=count,
        modes=tuple(Mode),
        together=together,
        ends=clock_after(plan.session.begins_at, together or 0),
        saved=saved if more.get("conflict") else (),
        **more,  # type: ignore[arg-type]
    )


def _values(items: Items) -> dict[str, str]:
    values: dict[str, str] = {}
    for number, item in enumerate(items, start=1):
        minutes = str(item.minutes) if item.minutes >= 0 else ""
        values |= {f"mode_{number}": item.mode.value, f"minutes_{number}": minutes}
        values |= twin_values(f"title_{number}", Twin(item.title_en, item.title_cy))
        values |= twin_values(f"how_{number}", Twin(item.how_en, item.how_cy))
    return values


def _together(values: Values, count: int) -> int | None:
    """The sum of the minutes as they stand in the form; None: one of them is no number."""
    typed_in = [_number(values.get(f"minutes_{number}", "")) for number in range(1, count + 1)]
    return sum(map(int, typed_in)) if all(typed_in) else None


def _read(request: Request, count: int) -> Items:
    return tuple(_item(request, number) for number in range(1, count + 1))


def _item(request: Request, number: int) -> OutlineItem:
    """One part as typed; minutes that are no number are -1. Raises: BadInput: no such mode."""
    minutes = _number(typed(request, f"minutes_{number}"))
    title, how = read_twin(request, f"title_{number}"), read_twin(request, f"how_{number}")
    mode = _mode(form_value(request, f"mode_{number}"))
    return OutlineItem(mode, int(minutes or -1), title.en, title.cy, how.en, how.cy)


def _pressed(request: Request, items: Items) -> Items:
    word, number = read_press(request)
    if word in ("up", "down"):
        return moved(items, number, -1 if word == "up" else 1)
    if word == "remove" and len(items) > 1:
        return without(items, number)
    if word == "add":
        mode, words = _mode(form_value(request, "new_mode")), request.app.ctx.words
        name = {one: words.say(f"sessions.mode_{mode}", one) for one in Language}
        new = OutlineItem(mode, FIRST_MINUTES, name[Language.EN], name[Language.CY])
        return added(items, new, len(items))
    return items


def _mode(sent: str) -> Mode:
    if sent not in {mode.value for mode in Mode}:
        raise BadInput("mode")
    return Mode(sent)


def _number(sent: str) -> str:
    """A whole number of up to four digits, or nothing."""
    return sent if sent.isascii() and sent.isdecimal() and len(sent) <= 4 else ""


FORM = RowsForm("agenda", "items", change_agenda, _page, _values)
