"""What a moderator's screen says of questions: marks, times, reasons, in the page's language."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sanic import Request

from bot.privacy import Finding
from bot.questions.life.deadlines import WALES
from bot.questions.life.reasons import reasons
from bot.questions.life.states import APPROVED, Step
from bot.sessions.room.scope import WAITING
from bot.sessions.room.screen_parts import ModeratedQuestion
from bot.sessions.surfaces.moderator import Opened
from bot.vocabulary import Level, Workflow
from bot.web.language import page_language
from channels.site.say import speaker

Piece = tuple[str, str]  # a part of a text, and what kind of detail it may be; "" for none


def clock(moment: datetime) -> str:
    """The time of day in Wales."""
    return moment.astimezone(WALES).strftime("%H:%M")


def marked(request: Request, text: str, details: Sequence[Finding]) -> list[Piece]:
    """Cut a text where it may tell who somebody is."""
    say, pieces, at = speaker(request), list[Piece](), 0
    for found in sorted(details, key=lambda one: one.start):
        if found.start >= at:
            pieces.append((text[at : found.start], ""))
            kind = say(f"terms.found_{found.kind.value}")
            pieces.append((text[found.start : found.end], kind))
            at = found.end
    pieces.append((text[at:], ""))
    return [piece for piece in pieces if piece[0]]


def return_reasons(request: Request) -> list[tuple[str, str]]:
    """Why a question goes back: code and words, as its author reads them."""
    language = page_language(request)
    back = (one for one in reasons().values() if Step.RETURN in one.steps)
    return [(one.code, one.words(language)) for one in back]


def state_of(question: ModeratedQuestion) -> str:
    """Which list a question stands in."""
    if question.parked:
        return "parked"
    if question.workflow in WAITING:
        return "waiting"
    if question.workflow in APPROVED:
        return "approved"
    return "merged" if question.workflow is Workflow.MERGED else "returned"


def line_of(question: ModeratedQuestion) -> dict[str, Any]:
    """One question in a list."""
    return {
        "id": str(question.question_id),
        "version": question.version,
        "text": question.text,
        "language": question.language.value,
        "slip": question.slip if question.on_paper else None,
        "at": clock(question.asked_at),
        "needs_words": not question.text_other,
        "state": state_of(question),
    }


def opened_values(request: Request, opened: Opened | None) -> dict[str, Any] | None:
    """The opened question, put into words."""
    if opened is None:
        return None
    question, language = opened.question, page_language(request)
    pieces = marked(request, question.text, opened.details)
    reason = reasons().get(question.reason or "")
    return {
        **line_of(question),
        "other": question.language.other.value,
        "pieces": pieces,
        "pieces_other": marked(request, question.text_other, opened.details_other),
        "text_other": question.text_other,
        "kinds": sorted(
            {kind for _, kind in marked(request, question.text, opened.details) if kind}
        ),
        "details": bool(opened.details or opened.details_other),
        "risk": opened.screening.level is not Level.NONE,
        "waits": opened.waits,
        "reason": reason.words(language) if reason else "",
        "merged_into": str(question.merged_into) if question.merged_into else "",
        "merged": [line_of(one) for one in opened.merged],
        "alike": [
            {
                **line_of(one.question),
                "band": one.band.value,
                "can_stand": one.can_stand,
                "can_join": one.can_join,
            }
            for one in opened.alike
        ],
    }
