"""What is picked in a vote, row by row."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput
from bot.sessions.ballot.approvals import Approvals, approvals_of, votes_for
from bot.sessions.ballot.held import ChoiceUnknown, standing
from bot.store.tables.ballots import Ballot, Pick
from bot.store.tables.session_terms import PickRule


class PickTaken(BadInput):
    """This question is picked already."""

    code = "pick_taken"


def picks_of(db: Db, ballot_id: UUID) -> list[Pick]:
    """What is picked, in order."""
    return list(db.scalars(select(Pick).where(Pick.ballot_id == ballot_id).order_by(Pick.position)))


def set_pick(db: Db, ballot: Ballot, position: int, question_id: UUID, rule: PickRule) -> Pick:
    """Write one pick with its numbers.

    Raises: ChoiceUnknown; PickTaken.
    """
    picks = picks_of(db, ballot.id)
    stands = {question.id for question in standing(db, ballot)}
    if question_id not in stands or not 1 <= position <= len(picks) + 1:
        raise ChoiceUnknown(str(question_id))
    if question_id in {pick.question_id for pick in picks}:
        raise PickTaken(str(question_id))
    if position <= len(picks):
        db.delete(picks[position - 1])
        db.flush()
    approvals = approvals_of(db, ballot)
    pick = Pick(
        ballot_id=ballot.id,
        position=position,
        question_id=question_id,
        rule=rule,
        votes=votes_for(approvals)[question_id],
        voters=len(approvals),
    )
    db.add(pick)
    db.flush()
    _count_unheard(picks_of(db, ballot.id), approvals)
    return pick


def _count_unheard(picks: list[Pick], approvals: Approvals) -> None:
    """Say of each pick how many of its voters nothing above it was for."""
    heard: set[UUID] = set()
    for pick in picks:
        backers = (approved for approved in approvals if pick.question_id in approved)
        pick.unheard = sum(1 for approved in backers if approved.isdisjoint(heard))
        heard.add(pick.question_id)


def named(pick: Pick) -> dict[str, str]:
    """Which pick it is, for the logs."""
    return {"question": str(pick.question_id), "place": str(pick.position)}
