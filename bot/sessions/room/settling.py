"""Keep the counts of votes and cards, and let go of who voted how."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.approvals import approvals_of, votes_for
from bot.sessions.room.events import EventKind, note
from bot.store.tables.ballots import Ballot, BallotVote
from bot.store.tables.rooms import Card, GroupVerdict, Participant, RoomEvent
from bot.store.tables.session_terms import BallotState, Surface
from bot.vocabulary import Answered, Progress

NO_CHOICE = "none"


@dataclass(frozen=True, slots=True)
class SettledVotes:
    """What is left of a vote: how many people voted, and how many for each question."""

    voters: int
    votes: Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class SettledCards:
    """What is left of the cards for one answer: how many people showed which."""

    shown: int
    answered: Mapping[Answered, int]
    progress: Mapping[Progress, int]


def settle(db: Db, session_id: UUID, *, all_of_it: bool, now: datetime) -> int:
    """Keep counts only: of what is chosen and judged, or of everything.

    Returns: how many votes and cards were settled.
    """
    ballots = _ballots(db, session_id, all_of_it)
    questions = _carded(db, session_id, all_of_it)
    for ballot_id in ballots:
        _settle_ballot(db, session_id, ballot_id, now)
    for question_id in questions:
        _settle_cards(db, session_id, question_id, now)
    return len(ballots) + len(questions)


def settled_votes(db: Db, *, session_id: UUID, ballot_id: UUID) -> SettledVotes | None:
    """The counts that a settled vote left; None: it is not settled."""
    for detail in _settled(db, session_id):
        if detail.get("ballot_id") == str(ballot_id):
            votes = _read(detail["votes"])
            return SettledVotes(detail["voters"], {UUID(key): n for key, n in votes.items()})
    return None


def settled_cards(db: Db, *, session_id: UUID, question_id: UUID) -> SettledCards | None:
    """The counts that settled cards left; None: they are not settled."""
    for detail in _settled(db, session_id):
        if detail.get("question_id") == str(question_id):
            answered, progress = _read(detail["answered"]), _read(detail["progress"])
            return SettledCards(
                shown=detail["shown"],
                answered={one: answered.get(one.value, 0) for one in Answered},
                progress={one: progress.get(one.value, 0) for one in Progress},
            )
    return None


def _ballots(db: Db, session_id: UUID, all_of_it: bool) -> list[UUID]:
    wanted = select(Ballot.id).where(
        Ballot.session_id == session_id, exists().where(BallotVote.ballot_id == Ballot.id)
    )
    chosen = Ballot.state == BallotState.CHOSEN
    return list(db.scalars((wanted if all_of_it else wanted.where(chosen)).order_by(Ballot.id)))


def _carded(db: Db, session_id: UUID, all_of_it: bool) -> list[UUID]:
    wanted = select(Card.question_id).where(Card.session_id == session_id).distinct()
    judged = exists().where(
        GroupVerdict.session_id == session_id, GroupVerdict.question_id == Card.question_id
    )
    return list(db.scalars(wanted if all_of_it else wanted.where(judged)))


def _settle_ballot(db: Db, session_id: UUID, ballot_id: UUID, now: datetime) -> None:
    ballot = db.get_one(Ballot, ballot_id)
    approvals = approvals_of(db, ballot)
    votes = {str(one): count for one, count in votes_for(approvals).items()}
    detail = {"ballot_id": str(ballot_id), "voters": len(approvals), "votes": _written(votes)}
    db.execute(delete(BallotVote).where(BallotVote.ballot_id == ballot_id))
    _note(db, session_id, detail, now)


def _settle_cards(db: Db, session_id: UUID, question_id: UUID, now: datetime) -> None:
    here = (Card.session_id == session_id, Card.question_id == question_id)
    wanted = select(Card.answered, Card.progress, Participant.people).join(
        Participant, Participant.id == Card.participant_id
    )
    people, answered, progress = 0, Counter[str](), Counter[str]()
    for said, moved, count in db.execute(wanted.where(*here, Participant.removed_at.is_(None))):
        people += count if said or moved else 0
        answered[str(said or NO_CHOICE)] += count
        progress[str(moved or NO_CHOICE)] += count
    detail = {
        "question_id": str(question_id),
        "shown": people,
        "answered": _written(answered),
        "progress": _written(progress),
    }
    db.execute(delete(Card).where(*here))
    _note(db, session_id, detail, now)


def _note(db: Db, session_id: UUID, detail: Mapping[str, object], now: datetime) -> None:
    kind, surface = EventKind.SETTLED, Surface.CHAIR
    note(db, session_id=session_id, kind=kind, surface=surface, now=now, detail=detail)


def _settled(db: Db, session_id: UUID) -> Iterable[Mapping[str, Any]]:
    wanted = select(RoomEvent.detail).where(
        RoomEvent.session_id == session_id, RoomEvent.kind == EventKind.SETTLED.value
    )
    return db.scalars(wanted.order_by(RoomEvent.id))


def _written(counts: Mapping[str, int]) -> list[str]:
    """Counts as an event keeps them: `key:count`, in an order that tells nothing."""
    return [f"{key}:{count}" for key, count in sorted(counts.items())]


def _read(written: Iterable[str]) -> dict[str, int]:
    parted = (one.rpartition(":") for one in written)
    return {key: int(count) for key, _, count in parted}
