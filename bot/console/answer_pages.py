"""A question with its answer, read and shown."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sanic import HTTPResponse, Request

from bot.console.case import names_of
from bot.console.page import account_of, show
from bot.console.reader import reader_of
from bot.console.work import now_utc, read
from bot.questions.answering.answers import AnswerView, answer_for_staff
from bot.questions.answering.plain_words import plain_hint
from bot.questions.life.move import Actor
from bot.questions.reviewing.notes import NoteView, notes_of
from bot.questions.reviewing.staff import QuestionFile, question_for_staff
from bot.vocabulary import AnswerStage, Language, Workflow


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A question with its answer and the notes beside it."""

    file: QuestionFile
    answer: AnswerView | None
    notes: tuple[NoteView, ...]
    names: dict[str, str]

    @property
    def is_written(self) -> bool:
        """Whether it is being written: then the page is a form."""
        with_board = self.file.question.workflow is Workflow.PUT_TO_BOARD
        return with_board and (self.answer is None or self.answer.stage is AnswerStage.WRITING)


async def answer_file(request: Request, question_id: UUID) -> AnswerFile:
    """Read the question with its answer. Raises: QuestionNotFound."""
    return await read(request, read_file, question_id=question_id, reader=reader_of(request))


def answer_page(
    request: Request, kept: AnswerFile, *, status: int = 200, wrong: str = "", note: str = ""
) -> HTTPResponse:
    """The answer to read, with what this reader may do with it."""
    answer, me = kept.answer, account_of(request).id
    request.ctx.form_page = f"/answers/{kept.file.question.question_id}"
    return show(
        request,
        "answer_read.html",
        status,
        kept=kept,
        question=kept.file.question,
        answer=answer,
        hints={one.value: plain_hint(answer.fields.text(one), one) for one in Language}
        if answer
        else {},
        mine=answer is not None and me in (answer.written_by, answer.submitted_by),
        wrong=wrong,
        note_typed=note,
        now=now_utc(),
    )


def read_file(db: Any, *, question_id: UUID, reader: Actor) -> AnswerFile:
    """Read it for one of the staff. Raises: QuestionNotFound."""
    file = question_for_staff(db, question_id=question_id, reader=reader)
    notes = notes_of(db, question_id=question_id, actor=reader)
    answer = answer_for_staff(db, question_id=question_id, actor=reader)
    people = (answer.submitted_by, answer.approved_by) if answer else ()
    actors = {note.actor for note in notes} | {f"account:{one}" for one in people if one}
    return AnswerFile(file, answer, notes, names_of(db, actors))
