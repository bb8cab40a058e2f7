"""Pick questions after a vote: in proportion, then by their host with a reason all can see."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput, TransitionRefused
from bot.questions.life.move import Actor
from bot.sessions.ballot.approvals import approvals_of
from bot.sessions.ballot.checks import suggestions_for
from bot.sessions.ballot.choosing import choose
from bot.sessions.ballot.held import hosted_ballot, standing
from bot.sessions.ballot.pick_rows import named, picks_of, set_pick
from bot.sessions.ballot.telling import tell
from bot.store.tables.ballots import Pick
from bot.store.tables.session_terms import BallotState, PickRule, Surface

REASON_LONGEST = 300  # characters, as in the table


class PickReasonMissing(BadInput):
    """The host's choice needs a reason in both languages, of at most 300 characters each."""

    code = "pick_reason_missing"


class SuggestionGone(TransitionRefused):
    """What was suggested no longer fits what is picked."""

    code = "suggestion_gone"


def choose_questions(
    db: Db,
    *,
    ballot_id: UUID,
    actor: Actor,
    now: datetime,
    surface: Surface = Surface.CHAIR,
) -> None:
    """Pick questions of a closed vote in proportion; choosing again starts anew.

    Raises: BallotNotFound; SessionNotFound; BallotMoved: still open, or taken already.
    """
    ballot = hosted_ballot(db, ballot_id=ballot_id, actor=actor, state=BallotState.CLOSED)
    ids = [question.id for question in standing(db, ballot)]
    chosen = choose(approvals_of(db, ballot), ids, ballot.places, ballot.seed)
    db.execute(delete(Pick).where(Pick.ballot_id == ballot_id))
    for position, one in enumerate(chosen, start=1):
        db.add(
            Pick(
                ballot_id=ballot_id,
                position=position,
                question_id=one.question,
                rule=one.rule,
                votes=one.votes,
                voters=one.voters,
                unheard=one.unheard,
            )
        )
    db.flush()
    tell(db, ballot, "chosen", actor=actor, now=now, surface=surface)


def override_pick(
    db: Db,
    *,
    ballot_id: UUID,
    position: int,
    question_id: UUID,
    reason_en: str,
    reason_cy: str,
    actor: Actor,
    now: datetime,
    surface: Surface = Surface.CHAIR,
) -> None:
    """Put another question in the place of a pick, or after the last, with the host's reason.

    Raises: BallotNotFound; SessionNotFound; BallotMoved; PickReasonMissing; ChoiceUnknown: it does
        not stand in this vote, or there is no such place; PickTaken.
    """
    ballot = hosted_ballot(db, ballot_id=ballot_id, actor=actor, state=BallotState.CLOSED)
    reasons = reason_en.strip(), reason_cy.strip()
    if not all(0 < len(reason) <= REASON_LONGEST for reason in reasons):
        raise PickReasonMissing(str(ballot_id))
    pick = set_pick(db, ballot, position, question_id, PickRule.HOST)
    pick.reason_en, pick.reason_cy = reasons
    db.flush()
    tell(db, ballot, "overridden", actor=actor, now=now, surface=surface, detail=named(pick))


def take_suggestion(
    db: Db,
    *,
    ballot_id: UUID,
    question_id: UUID,
    extra: bool = False,
    actor: Actor,
    now: datetime,
    surface: Surface = Surface.CHAIR,
) -> None:
    """Put in what a check suggests, so that a language or a small area is among the picks.

    Args: extra: put it after the last, and let none of the picks give way.
    Raises: BallotNotFound; SessionNotFound; BallotMoved; SuggestionGone.
    """
    ballot = hosted_ballot(db, ballot_id=ballot_id, actor=actor, state=BallotState.CLOSED)
    fitting = [one for one in suggestions_for(db, ballot) if one.question_id == question_id]
    if not fitting:
        raise SuggestionGone(str(question_id))
    position = len(picks_of(db, ballot_id)) + 1 if extra else fitting[0].position
    pick = set_pick(db, ballot, position, question_id, fitting[0].rule)
    db.flush()
    tell(db, ballot, "suggestion", actor=actor, now=now, surface=surface, detail=named(pick))
