"""One question: its words, what its author allowed, what to look at, and its history."""

from dataclasses import dataclass
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.page import show
from bot.console.queue import REVIEWERS
from bot.console.reader import names_in, reader_of
from bot.console.work import now_utc, read
from bot.privacy import find_details
from bot.questions.reasons import reasons
from bot.questions.staff import StaffQuestion, question_for_staff
from bot.questions.states import Step
from bot.questions.themes import suggest_themes
from bot.vocabulary import Theme

routes = Blueprint("question", url_prefix="/questions/<question_id:uuid>")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text; `kind` names the personal detail it may be, or is empty."""

    text: str
    kind: str


@routes.get("/", name="show", strict_slashes=False)
@requires(*REVIEWERS)
async def show_question(request: Request, question_id: UUID) -> HTTPResponse:
    """The question and the steps this reader may take now."""
    file = await read(
        request, question_for_staff, question_id=question_id, reader=reader_of(request)
    )
    return show(
        request,
        "question.html",
        file=file,
        question=file.question,
        text=stretches(file.question.text),
        context=stretches(file.question.context or ""),
        steps={step.value for step in file.steps},
        can_decide=bool({Step.ACCEPT, Step.START_REVIEW} & set(file.steps)),
        suggested=_suggested(file.question),
        names=await names_in(request, file.history),
        reasons=reasons(),
        now=now_utc(),
    )


def _suggested(question: StaffQuestion) -> tuple[Theme, ...]:
    """Themes the words speak of and the author did not choose; people decide."""
    found = suggest_themes(f"{question.text}\n{question.context or ''}")
    return tuple(theme for theme in found if theme not in question.themes)


def stretches(text: str) -> tuple[Stretch, ...]:
    """Cut a text so that what may be a personal detail can be marked for the reader."""
    parts: list[Stretch] = []
    at = 0
    for finding in sorted(find_details(text), key=lambda found: found.start):
        if finding.start < at:
            continue
        parts.append(Stretch(text[at : finding.start], ""))
        parts.append(Stretch(text[finding.start : finding.end], finding.kind.value))
        at = finding.end
    parts.append(Stretch(text[at:], ""))
    return tuple(part for part in parts if part.text)
