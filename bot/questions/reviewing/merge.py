"""Merge questions that ask the same: every asker is kept and credited, and it can be undone."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.errors import BadInput, TransitionRefused
from bot.questions.life.audience import all_held_in, held_in, queue_scope
from bot.questions.life.decided import note_first_decision
from bot.questions.life.move import SYSTEM, Actor, Mover, Why, move
from bot.questions.life.roots import ROOTS, can_hold, root_of
from bot.questions.life.states import APPROVED, IN_LANE, Step
from bot.questions.life.transitions import ON_ITS_WAY
from bot.store.tables.questions import Question
from bot.vocabulary import Visibility, Workflow

__all__ = ["MergeRefused", "merge_questions", "root_of", "unmerge_question"]

SEEN_BY = (  # the fewest first
    Visibility.AUTHOR,
    Visibility.REHEARSAL,
    Visibility.TEAM,
    Visibility.STAFF,
    Visibility.ROOM,
    Visibility.PUBLIC,
)
LAST = datetime.max.replace(tzinfo=UTC)


class MergeRefused(BadInput):
    """These questions cannot be one; `code` is other_region, itself, already_merged or behind."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def merge_questions(
    db: Session,
    *,
    question_ids: Iterable[UUID],
    into: UUID,
    actor: Actor,
    now: datetime,
    batch: UUID | None = None,
    scope: ColumnElement[bool] | None = None,
) -> int:
    """Let one question stand for others of its region that ask the same.

    Args: scope: where they are looked for; None: in the queue of this actor.
    Returns: how many were merged.
    Raises: MergeRefused; QuestionNotFound (also: not this actor's); TransitionRefused: one of them
        is not where it can be merged, or the other not where it can stand for more; NotAllowed.
    """
    ids = set(question_ids)
    if into in ids:
        raise MergeRefused("itself")
    wanted = queue_scope(actor) if scope is None else scope
    held = all_held_in(db, wanted, ids | {into})
    root = held.pop(into)
    for question in held.values():
        _check_pair(question, root)
    for question in held.values():
        if question.workflow is Workflow.SUBMITTED:
            move(db, question, Step.START_REVIEW, mover=actor.mover, now=now)
        why = Why(batch=batch, to=str(root.id))
        move(db, question, Step.MERGE, mover=actor.mover, now=now, why=why)
        question.merged_into = root.id
    db.flush()
    return len(held)


def unmerge_question(
    db: Session,
    *,
    question_id: UUID,
    actor: Actor,
    now: datetime,
    scope: ColumnElement[bool] | None = None,
) -> int:
    """Take a question out of the one it was merged into: it is again where it was before.

    Args: scope: where it is looked for; None: in the queue of this actor.
    Returns: the new version.
    Raises: QuestionNotFound (also: not this actor's), TransitionRefused: it is not merged,
        NotAllowed.
    """
    wanted = queue_scope(actor) if scope is None else scope
    question = held_in(db, wanted, question_id)
    leave_root(db, question, mover=actor.mover, now=now)
    return question.version


def leave_root(db: Session, question: Question, *, mover: Mover, now: datetime) -> None:
    """Undo the merge of a question that is held: nothing of before is lost.

    Raises: TransitionRefused, NotAllowed.
    """
    move(db, question, Step.UNMERGE, mover=mover, now=now)
    question.merged_into = None
    note_first_decision(db, question)
    db.flush()


def hold_merged(db: Session, root: Question) -> list[Question]:
    """What was merged into a question, held with it, before a step that may let them go."""
    wanted = select(Question).where(Question.merged_into == root.id).order_by(Question.id)
    return list(db.scalars(wanted.with_for_update().execution_options(populate_existing=True)))


def release_merged(
    db: Session, root: Question, merged: Iterable[Question], *, now: datetime
) -> None:
    """Let go those that a question can no longer stand for; call it after its step.

    Nobody's question is lost because another asker took theirs back. One that is in the
    safeguarding lane comes back when its lead has dealt with it (`come_back`).
    """
    for question in merged:
        if not can_hold(root, question) and question.safeguarding not in IN_LANE:
            leave_root(db, question, mover=SYSTEM, now=now)


def come_back(db: Session, question: Question, *, now: datetime) -> None:
    """Let a question that has left the lane go if the one it was merged into is gone meanwhile."""
    if question.merged_into is None or question.safeguarding in IN_LANE:
        return
    above = db.get(Question, question.merged_into)
    if above is None or not can_hold(above, question):
        leave_root(db, question, mover=SYSTEM, now=now)


def _check_pair(question: Question, root: Question) -> None:
    if Workflow.MERGED in (question.workflow, root.workflow):
        raise MergeRefused("already_merged")
    if question.region is not root.region:
        raise MergeRefused("other_region")
    if root.workflow not in ROOTS:
        raise TransitionRefused(f"nothing is merged into {root.workflow}")
    if question.workflow in APPROVED and _is_behind(root, question):
        raise MergeRefused("behind")


def _is_behind(root: Question, question: Question) -> bool:
    """Whether an accepted question would get its answer later there, or out of everybody's sight.

    Else a board could hide one whose days are over in one that it has just taken on.
    """
    if root.workflow not in APPROVED or SEEN_BY.index(root.visibility) < SEEN_BY.index(
        question.visibility
    ):
        return True
    if question.workflow is not Workflow.PUT_TO_BOARD:
        return False
    later = (root.due_answer_at or LAST) > (question.due_answer_at or LAST)
    return root.workflow in ON_ITS_WAY or (root.workflow is Workflow.PUT_TO_BOARD and later)
