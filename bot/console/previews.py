"""An approved answer as it will be read: by everybody, or only by those who asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bot.console.answer_pages import AnswerFile, read_file
from bot.questions.answering.publishing import AnswerNotApproved, Stop, TranslationMissing
from bot.questions.life.move import Actor
from bot.questions.life.states import ALLOWED, Step
from bot.questions.reviewing.staff import StaffQuestion
from bot.vocabulary import AnswerStage, Visibility


@dataclass(frozen=True, slots=True)
class Preview:
    """A question with its answer before it goes out; `stops` names what stands in the way."""

    kept: AnswerFile
    stops: tuple[str, ...] = ()

    @property
    def question(self) -> StaffQuestion:
        """The question that is answered."""
        return self.kept.file.question

    @property
    def is_public(self) -> bool:
        """Whether its author allowed that everybody reads it."""
        return is_for_everybody(self.question)

    def words(self, language: str) -> str:
        """The question in this language; empty if it is not there in it."""
        question = self.question
        if question.language == language:
            return question.text_public or question.text
        return question.text_other or ""


def is_for_everybody(question: StaffQuestion) -> bool:
    """Whether the answer is published; otherwise only the receipts of those who asked open it."""
    return ALLOWED[question.permission] is Visibility.PUBLIC


def read_previews(
    db: Any, *, ids: Iterable[UUID], reader: Actor, refused: Iterable[Stop] = ()
) -> tuple[Preview, ...]:
    """Read them for one of the staff, with what stands in the way of each.

    Args: refused: what publishing them stopped at; it knows more than can be seen before.
    Raises: QuestionNotFound.
    """
    stops: dict[UUID, list[str]] = {}
    for stop in refused:
        stops.setdefault(stop.question_id, []).append(stop.code)
    files = [read_file(db, question_id=one, reader=reader) for one in ids]
    return tuple(
        Preview(kept, tuple(dict.fromkeys([*stops.get(_id(kept), []), *_seen_before(kept)])))
        for kept in files
    )


def _seen_before(kept: AnswerFile) -> list[str]:
    """What can be said before anybody presses a button."""
    question, found = kept.file.question, []
    approved = kept.answer is not None and kept.answer.stage is AnswerStage.APPROVED
    if not approved or Step.PUBLISH not in kept.file.steps:
        found.append(AnswerNotApproved.code)
    if is_for_everybody(question) and not question.is_translated:
        found.append(TranslationMissing.code)
    return found


def _id(kept: AnswerFile) -> UUID:
    return kept.file.question.question_id
