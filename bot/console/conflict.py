"""A colleague was first: show what they did meanwhile, and keep what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sanic import HTTPResponse, Request

from bot.console.page import show
from bot.console.reader import names_in, reader_of
from bot.console.work import now_utc, read, write
from bot.errors import EditConflict
from bot.questions.life.states import Step
from bot.questions.reviewing.staff import HistoryEntry, QuestionFile, question_for_staff
from bot.vocabulary import Workflow

BEGIN_REVIEW = (Step.ACCEPT, Step.RETURN, Step.DECLINE, Step.PASS_ON)


@dataclass(frozen=True, slots=True)
class Conflict:
    """The question as it is now, and the steps that were taken since the form was opened."""

    file: QuestionFile
    changes: tuple[HistoryEntry, ...]
    names: dict[str, str]

    def allows(self, step: Step) -> bool:
        """Whether the same step can still be taken; a first decision begins the review itself."""
        new = self.file.question.workflow is Workflow.SUBMITTED
        return step in self.file.steps or (new and step in BEGIN_REVIEW)


async def take_step(
    request: Request, use_case: Any, *, question_id: UUID, version: int, **given: Any
) -> Conflict | None:
    """Do it; None when it is done, otherwise what a colleague did first.

    Raises: what the use case raises, but for EditConflict.
    """
    try:
        await write(
            request,
            use_case,
            question_id=question_id,
            actor=reader_of(request),
            version=version,
            now=now_utc(),
            **given,
        )
    except EditConflict:
        return await conflict_since(request, question_id, version)
    return None


async def conflict_since(request: Request, question_id: UUID, version: int) -> Conflict:
    """What happened to a question since it had this version. Raises: QuestionNotFound."""
    file = await read(
        request, question_for_staff, question_id=question_id, reader=reader_of(request)
    )
    changes = tuple(entry for entry in file.history if entry.version > version)
    return Conflict(file, changes, await names_in(request, changes))


def show_conflict(
    request: Request, conflict: Conflict, typed: Iterable[tuple[str, str]] = (), *, back: str = ""
) -> HTTPResponse:
    """The page for a step that can no longer be taken.

    Args: typed: keys of what was typed, and what it was. back: where to look again.
    """
    back = back or f"/questions/{conflict.file.question.question_id}"
    kept = [(key, text) for key, text in typed if text]
    return show(request, "conflict.html", 409, back=back, conflict=conflict, typed=kept)
