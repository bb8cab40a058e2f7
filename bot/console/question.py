"""One question: its words, what its author allowed, what staff keep beside it, what they may do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.case import Case, read_case
from bot.console.conflict import Conflict
from bot.console.forms import Acceptance
from bot.console.page import account_of, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import now_utc, read, write
from bot.privacy import find_details
from bot.privacy.redaction import label
from bot.questions.life.move import Actor
from bot.questions.life.states import Step
from bot.questions.reviewing.allowed_details import UNMASKED
from bot.questions.reviewing.staff import StaffQuestion, question_for_staff
from bot.safety.screening import screen
from bot.store.events import record_event
from bot.vocabulary import Language, Level, Safeguarding, Theme, Workflow

routes = Blueprint("question", url_prefix="/questions/<question_id:uuid>")
NOT_ACCEPTED_YET = Acceptance()
LEFT_AS = {  # what is said after a decision holds while the question still is so
    "accepted": Workflow.ACCEPTED,
    "returned": Workflow.RETURNED,
    "declined": Workflow.DECLINED,
    "case.passed_on": Workflow.PASSED_ON,
    "case.undone": Workflow.IN_REVIEW,
    "case.taken_back": Workflow.IN_REVIEW,
    "started": Workflow.IN_REVIEW,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text; `kind` names the personal detail it may be, or is empty."""

    text: str
    kind: str
    masked: str = ""  # what stands in the place of a detail


@routes.get("/", name="show", strict_slashes=False)
@requires(*REVIEWERS)
async def show_question(request: Request, question_id: UUID) -> HTTPResponse:
    """The question, its details masked, and the steps this reader may take now."""
    return await question_page(request, question_id)


@routes.post("/unmask", name="unmask")
@requires(*REVIEWERS)
async def unmask(request: Request, question_id: UUID) -> HTTPResponse:
    """Show it as written, for this view alone; that somebody did is in the audit log.

    The page is the answer to the form: an address that shows it could be opened without a trace.
    """
    case = await write(
        request, read_unmasked, question_id=question_id, reader=reader_of(request), now=now_utc()
    )
    return show_case(request, case, unmasked=True)


async def question_page(
    request: Request,
    question_id: UUID,
    *,
    status: int = 200,
    acceptance: Acceptance = NOT_ACCEPTED_YET,
    conflict: Conflict | None = None,
    wrong: str = "",
    note: str = "",
) -> HTTPResponse:
    """The page, also when something in its forms has to be put right.

    Args: wrong: the key of what to say; note: what was typed.
    """
    case = await read(
        request, read_case, question_id=question_id, reader=reader_of(request), now=now_utc()
    )
    return show_case(
        request,
        case,
        status=status,
        acceptance=acceptance,
        conflict=conflict,
        wrong=wrong,
        note=note,
    )


def show_case(
    request: Request,
    case: Case,
    *,
    status: int = 200,
    unmasked: bool = False,
    acceptance: Acceptance = NOT_ACCEPTED_YET,
    conflict: Conflict | None = None,
    wrong: str = "",
    note: str = "",
) -> HTTPResponse:
    """Make the page of a question that was read."""
    question = case.file.question
    request.ctx.form_page = f"/questions/{question.question_id}"
    return show(
        request,
        "question.html",
        status,
        case=case,
        question=question,
        text=stretches(question.text, question.language),
        context=stretches(question.context or "", question.language),
        shown=shown_stretches(question),
        steps={step.value for step in case.file.steps},
        can_decide=bool({Step.ACCEPT, Step.START_REVIEW} & set(case.file.steps)),
        unmasked=unmasked,
        acceptance=acceptance,
        conflict=conflict,
        wrong=wrong,
        note_typed=note,
        themes=tuple(Theme),
        done_holds=LEFT_AS.get(request.args.get("done", ""), question.workflow)
        is question.workflow,
        noticed=_is_noticed(case),
        cleared=_was_cleared(case),
        me=account_of(request).id,
        now=now_utc(),
    )


def _was_cleared(case: Case) -> bool:
    """True if the safeguarding lead has read it and cleared it."""
    return any(entry.to_safeguarding is Safeguarding.CLEARED for entry in case.file.history)


def _is_noticed(case: Case) -> bool:
    """True if its words, screened again now, may be about somebody's safety; staff may flag it.

    Phrases and what is learned grow: words that were not noticed when they were sent may be today.
    """
    question = case.file.question
    if Step.FLAG not in case.file.steps or _was_cleared(case):
        return False
    written = (question.text, question.context or "", question.text_other or "")
    return screen("\n".join(written)).level is not Level.NONE


def read_unmasked(db: Any, *, question_id: UUID, reader: Actor, now: datetime) -> Case:
    """Read a question to show it as written, and note who does. Raises: QuestionNotFound."""
    question_for_staff(db, question_id=question_id, reader=reader)
    subject = f"question:{question_id}"
    record_event(db, actor=reader.mover.name, action=UNMASKED, subject=subject, now=now)
    db.flush()
    return read_case(db, question_id=question_id, reader=reader, now=now)


def shown_stretches(question: StaffQuestion) -> dict[Language, tuple[Stretch, ...]]:
    """What others see beside the words as sent: with details taken out, in the other language."""
    other = Language.EN if question.language is Language.CY else Language.CY
    return {
        question.language: stretches(question.text_public or "", question.language),
        other: stretches(question.text_other or "", other),
    }


def stretches(text: str, language: Language) -> tuple[Stretch, ...]:
    """Cut a text so that what may be a personal detail can be masked or marked."""
    parts: list[Stretch] = []
    at = 0
    for finding in sorted(find_details(text), key=lambda found: found.start):
        if finding.start < at:
            continue
        parts.append(Stretch(text[at : finding.start], ""))
        shown = f"[{label(finding.kind, language)}]"
        parts.append(Stretch(text[finding.start : finding.end], finding.kind.value, shown))
        at = finding.end
    parts.append(Stretch(text[at:], ""))
    return tuple(part for part in parts if part.text)
