"""The words that others will see: the same in the other language, and more details taken out."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.conflict import Conflict, show_conflict, take_step
from bot.console.forms import read_version, typed
from bot.console.naming import masked
from bot.console.page import see_other, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.work import read
from bot.errors import BadInput
from bot.privacy import find_details
from bot.privacy.redaction import label
from bot.questions.asking.draft_fields import TextTooLong, TextTooShort
from bot.questions.life.move import Actor
from bot.questions.life.states import Step
from bot.questions.reviewing.allowed_details import DetailsLeft, has_looked
from bot.questions.reviewing.staff import StaffQuestion, question_for_staff
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.vocabulary import Language
from bot.web.types import form_value, form_values

routes = Blueprint("wording", url_prefix="/questions/<question_id:uuid>")
_SPAN = re.compile(r"(\d{1,4})-(\d{1,4})")
_WORD = re.compile(r"\S*\w\S*")  # a sign alone tells nothing


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of the text, or a detail that was found in it; `label` stands for it on the page."""

    start: int
    end: int
    label: str
    found: bool

    @property
    def span(self) -> str:
        """Its place, as the form sends it."""
        return f"{self.start}-{self.end}"


@routes.get("/translation", name="translation_form")
@requires(*REVIEWERS)
async def translation_form(request: Request, question_id: UUID) -> HTTPResponse:
    """The author's words beside room for the same in the other language."""
    return await _form(request, question_id, "translation.html")


@routes.post("/translation", name="translate")
@requires(*REVIEWERS)
async def translate(request: Request, question_id: UUID) -> HTTPResponse:
    """Keep it; the question can be public only with both."""
    text = typed(request, "text_other")
    try:
        conflict = await take_step(
            request,
            translate_question,
            question_id=question_id,
            version=read_version(request),
            text=text,
            may_be_public=form_value(request, "may_be_public") == "yes",
        )
    except (TextTooShort, TextTooLong, DetailsLeft) as error:
        return await _form(
            request, question_id, "translation.html", status=400, text=text, wrong=error.code
        )
    if conflict is None:
        return see_other(request, f"/questions/{question_id}", done="case.translated")
    if not conflict.allows(Step.TRANSLATE):
        return show_conflict(request, conflict, [("case.your_text", text)])
    return await _form(
        request, question_id, "translation.html", status=409, text=text, conflict=conflict
    )


@routes.get("/redact", name="redact_form")
@requires(*REVIEWERS)
async def redact_form(request: Request, question_id: UUID) -> HTTPResponse:
    """The words one by one, what was found ticked already."""
    return await _form(request, question_id, "redact.html")


@routes.post("/redact", name="redact")
@requires(*REVIEWERS)
async def take_out(request: Request, question_id: UUID) -> HTTPResponse:
    """Take out what is ticked; what the author sent stays as it is."""
    spans = [read_span(sent) for sent in form_values(request, "spans")]
    if not spans:
        return await _form(request, question_id, "redact.html", status=400, wrong="nothing_ticked")
    conflict = await take_step(
        request,
        redact_question,
        question_id=question_id,
        version=read_version(request),
        spans=tuple(spans),
    )
    if conflict is None:
        return see_other(request, f"/questions/{question_id}", done="case.redacted")
    if not conflict.allows(Step.REDACT):
        return show_conflict(request, conflict)
    return await _form(request, question_id, "redact.html", status=409, conflict=conflict)


async def _form(
    request: Request,
    question_id: UUID,
    template: str,
    *,
    status: int = 200,
    text: str = "",
    wrong: str = "",
    conflict: Conflict | None = None,
) -> HTTPResponse:
    question, looked = await read(
        request, read_question, question_id=question_id, reader=reader_of(request)
    )
    kept = question.text_other or ""
    other = Language.EN if question.language is Language.CY else Language.CY
    shown = kept if looked else masked(kept, other)
    request.ctx.form_page = request.path
    return show(
        request,
        template,
        status,
        question=question,
        text_other=text or shown,
        hidden=not text and shown != kept,
        pieces=pieces(question),
        wrong=wrong,
        conflict=conflict,
    )


def read_question(db: Any, *, question_id: UUID, reader: Actor) -> tuple[StaffQuestion, bool]:
    """A question, and whether this reader has looked at its words as they are, unmasked.

    Raises: QuestionNotFound.
    """
    file = question_for_staff(db, question_id=question_id, reader=reader)
    return file.question, has_looked(db, question_id, actor=reader)


def pieces(question: StaffQuestion) -> tuple[Piece, ...]:
    """Every word of what others will see."""
    return pieces_of(question.text_public or question.text, question.language)


def pieces_of(text: str, language: Language) -> tuple[Piece, ...]:
    """Every word of a text; a detail that was found is one piece, and masked."""
    found: list[Piece] = []
    at = 0
    for finding in find_details(text):
        found += _words(text, at, finding.start)
        shown = f"[{label(finding.kind, language)}]"
        found.append(Piece(finding.start, finding.end, shown, True))
        at = finding.end
    return (*found, *_words(text, at, len(text)))


def _words(text: str, start: int, end: int) -> list[Piece]:
    matches = _WORD.finditer(text, start, end)
    return [Piece(one.start(), one.end(), one.group(), False) for one in matches]


def read_span(sent: str) -> tuple[int, int]:
    """The place of a piece. Raises: BadInput."""
    found = _SPAN.fullmatch(sent)
    if found is None:
        raise BadInput("spans")
    return int(found[1]), int(found[2])
