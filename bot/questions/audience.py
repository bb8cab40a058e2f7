"""Who may see which questions, as conditions of the query: one for each audience."""

from sqlalchemy import ColumnElement, and_, false, true

from bot.questions.move import Actor
from bot.questions.states import IN_LANE
from bot.store.tables.questions import Question
from bot.vocabulary import Role, Visibility, Workflow

NOT_FOR_STAFF = (Workflow.DRAFT, Workflow.WITHDRAWN, Workflow.ERASED)


def queue_scope(reader: Actor) -> ColumnElement[bool]:
    """What this reader finds in the ordinary queue.

    Staff of a board: their own region. The Commissioner's team: all of Wales, so also regions and
    boards without staff. Nobody: what is in the safeguarding lane.
    """
    ordinary = and_(
        Question.safeguarding.not_in(IN_LANE),
        Question.workflow.not_in(NOT_FOR_STAFF),
        Question.visibility != Visibility.AUTHOR,
    )
    if reader.role is Role.COMMISSIONER_TEAM:
        return ordinary
    if reader.role is Role.RPB_STAFF and reader.region is not None:
        return and_(ordinary, Question.region == reader.region)
    return false()


def lane_scope(reader: Actor) -> ColumnElement[bool]:
    """What this reader finds in the safeguarding lane: its lead only, of a region or all Wales."""
    if reader.role is not Role.SAFEGUARDING_LEAD:
        return false()
    own = true() if reader.region is None else Question.region == reader.region
    return and_(Question.safeguarding.in_(IN_LANE), Question.erased_at.is_(None), own)


def public_scope() -> ColumnElement[bool]:
    """What everybody may read: approved, its author lets it be published, nothing is held."""
    return and_(
        Question.visibility == Visibility.PUBLIC,
        Question.safeguarding.not_in(IN_LANE),
        Question.text_original.is_not(None),
        Question.merged_into.is_(None),
    )
