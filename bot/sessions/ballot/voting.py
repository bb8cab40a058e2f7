"""Vote: on a device of one's own, on a shared one, or on a paper dot sheet typed in."""

from datetime import datetime
from uuid import UUID, uuid4, uuid5

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Db

from bot.errors import BadInput
from bot.questions.life.move import Actor
from bot.sessions.ballot.held import (
    BallotClosed,
    ChoiceUnknown,
    hosted_ballot,
    open_for_votes,
    stand_in,
)
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.faults import ParticipantRefused
from bot.sessions.room.rooms import open_row
from bot.store.tables.ballots import Ballot, BallotVote
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import BallotState, Device, Surface


class SheetEmpty(BadInput):
    """A dot sheet without a dot is no vote."""

    code = "sheet_empty"


def vote(
    db: Db,
    *,
    ballot_id: UUID,
    participant_id: UUID,
    question_ids: frozenset[UUID],
    now: datetime,
) -> bool:
    """Set what a participant approves of, all of it at once; nothing takes their vote back.

    Returns: whether that changed anything; sent again, the same vote changes nothing.
    Raises: BallotNotFound; BallotClosed; ParticipantRefused; ChoiceUnknown.
    """
    ballot = open_for_votes(db, ballot_id)
    _held_voter(db, ballot, participant_id)
    return _cast(db, ballot, participant_id, question_ids, now=now, surface=Surface.PARTICIPANT)


def add_paper_sheet(
    db: Db,
    *,
    ballot_id: UUID,
    question_ids: frozenset[UUID],
    actor: Actor,
    now: datetime,
    sent_id: str | None = None,
    surface: Surface = Surface.MODERATOR,
) -> UUID:
    """Type in a dot sheet: the vote of somebody without a device.

    Args: sent_id: the form's own key; sent again, the same sheet counts once.
    Returns: the id of the sheet, to correct or take it out with `set_paper_sheet`.
    Raises: BallotNotFound; BallotClosed; SessionNotFound; SheetEmpty; ChoiceUnknown.
    """
    ballot = _held_for_paper(db, ballot_id, actor)
    if not question_ids:
        raise SheetEmpty(str(ballot_id))
    sheet_id = uuid5(ballot_id, sent_id) if sent_id else uuid4()
    if db.get(Participant, sheet_id) is None:
        db.add(
            Participant(
                id=sheet_id, session_id=ballot.session_id, device=Device.PAPER, joined_at=now
            )
        )
        db.flush()
    _cast(db, ballot, sheet_id, question_ids, now=now, surface=surface)
    return sheet_id


def set_paper_sheet(
    db: Db,
    *,
    ballot_id: UUID,
    sheet_id: UUID,
    question_ids: frozenset[UUID],
    actor: Actor,
    now: datetime,
    surface: Surface = Surface.MODERATOR,
) -> None:
    """Correct a dot sheet that was typed in wrongly; without a dot it counts no longer.

    Raises: BallotNotFound; BallotClosed; SessionNotFound; ParticipantRefused: no sheet of this
        room has this id; ChoiceUnknown.
    """
    ballot = _held_for_paper(db, ballot_id, actor)
    if _held_voter(db, ballot, sheet_id).device is not Device.PAPER:
        raise ParticipantRefused(str(sheet_id))
    _cast(db, ballot, sheet_id, question_ids, now=now, surface=surface)


def _held_for_paper(db: Db, ballot_id: UUID, actor: Actor) -> Ballot:
    """The open vote, held so that two hosts do not type in the same sheet."""
    ballot = hosted_ballot(db, ballot_id=ballot_id, actor=actor)
    if ballot.state is not BallotState.OPEN:
        raise BallotClosed(str(ballot_id))
    open_row(db, ballot.session_id)
    return ballot


def _held_voter(db: Db, ballot: Ballot, participant_id: UUID) -> Participant:
    """Who votes, held so that two taps of one person come one after the other.

    Whoever has a device has a key, until the room is closed.
    """
    wanted = select(Participant).where(
        Participant.id == participant_id,
        Participant.session_id == ballot.session_id,
        Participant.removed_at.is_(None),
    )
    held = wanted.with_for_update(key_share=True).execution_options(populate_existing=True)
    voter = db.scalar(held)
    if voter is None or (voter.key_hash is None and voter.device is not Device.PAPER):
        raise ParticipantRefused(str(participant_id))
    return voter


def _cast(
    db: Db,
    ballot: Ballot,
    participant_id: UUID,
    question_ids: frozenset[UUID],
    *,
    now: datetime,
    surface: Surface,
) -> bool:
    if not _set(db, ballot.id, participant_id, question_ids):
        return False
    note(
        db,
        session_id=ballot.session_id,
        kind=EventKind.VOTED,
        surface=surface,
        now=now,
        detail={"ballot": str(ballot.id)},
    )
    return True


def _set(db: Db, ballot_id: UUID, participant_id: UUID, wanted: frozenset[UUID]) -> bool:
    mine = (BallotVote.ballot_id == ballot_id, BallotVote.participant_id == participant_id)
    had = frozenset(db.scalars(select(BallotVote.question_id).where(*mine)))
    if had == wanted:
        return False
    if not stand_in(db, ballot_id, wanted - had):
        raise ChoiceUnknown(str(ballot_id))
    if had - wanted:
        gone = BallotVote.question_id.in_(had - wanted)
        db.execute(delete(BallotVote).where(*mine, gone))
    ids = {"ballot_id": ballot_id, "participant_id": participant_id}
    db.add_all(BallotVote(**ids, question_id=one) for one in wanted - had)
    db.flush()
    return True
