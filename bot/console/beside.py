"""What staff keep beside a question: its themes, who looks after it, their notes."""

from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.conflict import show_conflict, take_step
from bot.console.forms import read_id, read_version, typed
from bot.console.page import see_other
from bot.console.question import question_page
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, write
from bot.errors import BadInput
from bot.questions.reviewing.assignment import assign_question
from bot.questions.reviewing.decide import NOTE_LONGEST
from bot.questions.reviewing.notes import add_note
from bot.questions.reviewing.tagging import set_themes
from bot.vocabulary import Theme
from bot.web.types import form_value, form_values

routes = Blueprint("beside", url_prefix="/questions/<question_id:uuid>")


@routes.post("/themes", name="themes")
@requires(*REVIEWERS)
async def keep_themes(request: Request, question_id: UUID) -> HTTPResponse:
    """Keep the themes that were ticked; those that were suggested count only if ticked."""
    sent = form_values(request, "themes")
    if not set(sent) <= {theme.value for theme in Theme}:
        raise BadInput("themes")
    conflict = await take_step(
        request,
        set_themes,
        question_id=question_id,
        version=read_version(request),
        themes=tuple(Theme(one) for one in sent),
    )
    if conflict is not None:
        return show_conflict(request, conflict)
    return see_other(request, f"/questions/{question_id}", done="case.themes")


@routes.post("/assign", name="assign")
@requires(*REVIEWERS)
async def assign(request: Request, question_id: UUID) -> HTTPResponse:
    """Give it to me, to a colleague, or to nobody."""
    account_id = read_id(request, "account") if form_value(request, "account") else None
    conflict = await take_step(
        request,
        assign_question,
        question_id=question_id,
        version=read_version(request),
        account_id=account_id,
    )
    if conflict is not None:
        return show_conflict(request, conflict)
    done = "case.assigned" if account_id else "case.unassigned"
    return see_other(request, f"/questions/{question_id}", done=done)


@routes.post("/notes", name="add_note")
@requires(*REVIEWERS)
async def write_note(request: Request, question_id: UUID) -> HTTPResponse:
    """Add a private note among staff."""
    text = typed(request, "note")
    if not 0 < len(text) <= NOTE_LONGEST:
        wrong = "case.wrong_note_long" if text else "case.wrong_note_empty"
        return await question_page(request, question_id, status=400, wrong=wrong, note=text)
    await write(
        request,
        add_note,
        question_id=question_id,
        actor=reader_of(request),
        text=text,
        now=now_utc(),
    )
    return see_other(request, f"/questions/{question_id}", done="case.noted")
