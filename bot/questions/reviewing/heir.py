"""One who asked goes: those merged into their question keep its answer, or come back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.questions.finding.findable import keep_findable
from bot.questions.life.move import SYSTEM, Mover, move
from bot.questions.life.states import APPROVED, IN_LANE, Step
from bot.questions.reviewing.merge import hold_merged, release_merged
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.questions import Question, QuestionSupport
from bot.store.tables.rooms import GroupVerdict
from bot.vocabulary import Workflow

# The board owes an answer or has given it: it belongs to everybody who asked.
ANSWERING = frozenset(
    {
        Workflow.PUT_TO_BOARD,
        Workflow.ANSWERED,
        Workflow.PUBLISHED,
        Workflow.ASSESSED,
        Workflow.REVIEW_DUE,
        Workflow.CLOSED,
    }
)
INHERITED = (
    "answer_round",
    "answer_status",
    "put_at",
    "due_answer_at",
    "due_review_at",
    "published_at",
)


def step_out(db: Session, question: Question, step: Step, *, mover: Mover, now: datetime) -> None:
    """Take the step by which a question leaves; those merged into it go on without it.

    Once it is with the board, the oldest of them takes its place, with all that the board said and
    promised. Before that they come back. What was merged into a merged one goes to the one above.

    Raises: as `move`.
    """
    merged = hold_merged(db, question)
    was, above = question.workflow, question.merged_into
    heir = _heir(db, merged) if was in ANSWERING else None
    move(db, question, step, mover=mover, now=now)
    question.merged_into = None
    if above is not None:
        _merge_again(merged, above)
    elif heir is not None:
        _take_over(db, heir, question, was, now=now)
        _merge_again([one for one in merged if one is not heir], heir.id)
    else:
        release_merged(db, question, merged, now=now)
    db.flush()


def _heir(db: Session, merged: Sequence[Question]) -> Question | None:
    """The oldest; first of those whose words staff have approved, never one with its own answer."""
    answered = select(Answer.question_id).where(Answer.question_id.in_([one.id for one in merged]))
    out = set(db.scalars(answered))
    free = [one for one in merged if one.id not in out and one.safeguarding not in IN_LANE]
    return min(free, key=lambda one: (_unchecked(one), one.created_at, one.id), default=None)


def _unchecked(question: Question) -> bool:
    return question.merged_from not in APPROVED


def _take_over(
    db: Session, heir: Question, root: Question, was: Workflow, *, now: datetime
) -> None:
    """Put one in the place of another; words that nobody approved stay with staff for now."""
    if _unchecked(heir):
        heir.unchecked, heir.text_other = True, None
    for name in INHERITED:
        setattr(heir, name, getattr(root, name))
    root.published_at = None
    heir.merged_from, heir.merged_into = was, None
    move(db, heir, Step.TAKE_OVER, mover=SYSTEM, now=now)
    twice = select(QuestionSupport.supporter_hash).where(QuestionSupport.question_id == heir.id)
    of_root = QuestionSupport.question_id == root.id
    db.execute(delete(QuestionSupport).where(of_root, QuestionSupport.supporter_hash.in_(twice)))
    for table in (Answer, Commitment, Verdict, GroupVerdict, QuestionSupport):
        mine = update(table).where(table.question_id == root.id)
        db.execute(mine.values(question_id=heir.id))
    keep_findable(db, heir)


def _merge_again(questions: Sequence[Question], into: UUID) -> None:
    for question in questions:
        question.merged_into = into
