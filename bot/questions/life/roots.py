"""Which questions were merged into which: those that ask the same have one root."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import CTE, select
from sqlalchemy.orm import Session

from bot.questions.life.transitions import APPROVED
from bot.store.tables.questions import Question
from bot.vocabulary import Workflow

# Where a question can stand for others that ask the same: it is on its way to an answer.
ROOTS = APPROVED | {Workflow.SUBMITTED, Workflow.IN_REVIEW, Workflow.PASSED_ON}


def root_of(db: Session, question: Question) -> Question:
    """The question that this one was merged into, at the end of the line; itself if into none."""
    root = question
    while root.merged_into is not None:
        above = db.get(Question, root.merged_into)
        if above is None:
            return root
        root = above
    return root


def families(ids: Iterable[UUID]) -> CTE:
    """Rows (root, member): each of these questions with itself and all that was merged into it."""
    start = select(Question.id.label("root"), Question.id.label("member"))
    family = start.where(Question.id.in_(list(ids))).cte("family", recursive=True)
    below = select(family.c.root, Question.id).where(Question.merged_into == family.c.member)
    return family.union_all(below)


def can_hold(root: Question, question: Question) -> bool:
    """Whether one question can stand for another."""
    return root.workflow in ROOTS | {Workflow.MERGED} and root.region is question.region
