"""How many people show which card, as bands: while cards are open, closed, and afterwards."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.sessions.panel.bands import PeopleBand, band
from bot.sessions.panel.cards import cards_open
from bot.sessions.room.settling import settled_cards
from bot.store.tables.rooms import Card, Participant
from bot.vocabulary import Answered, Progress

Said = TypeVar("Said", Answered, Progress)


@dataclass(frozen=True, slots=True)
class CardCounts:
    """How many people show which card, as bands; how they split is told once cards are closed."""

    open: bool
    people: PeopleBand  # all who show one
    answered: dict[Answered, PeopleBand] | None
    progress: dict[Progress, PeopleBand] | None
    most_answered: Answered | None = None  # what more than half show
    most_progress: Progress | None = None


def card_counts(db: Db, *, session_id: UUID, question_id: UUID) -> CardCounts:
    """How the cards for one answer stand. A card of a shared device counts for all round it.

    They stand so when the room is closed as well: then only the counts are left.
    """
    kept = settled_cards(db, session_id=session_id, question_id=question_id)
    if kept is not None:
        return _told(kept.shown, kept.answered, kept.progress)
    people, answered, progress = _counted(db, session_id, question_id)
    if cards_open(db, session_id=session_id, question_id=question_id):
        return CardCounts(True, band(people), None, None)
    return _told(people, answered, progress)


def _counted(
    db: Db, session_id: UUID, question_id: UUID
) -> tuple[int, Counter[Answered], Counter[Progress]]:
    wanted = (
        select(Card.answered, Card.progress, Participant.people)
        .join(Participant, Participant.id == Card.participant_id)
        .where(
            Card.session_id == session_id,
            Card.question_id == question_id,
            Participant.removed_at.is_(None),
        )
    )
    answered, progress = Counter[Answered](), Counter[Progress]()
    people = 0
    for said, moved, count in db.execute(wanted):
        people += count if said or moved else 0
        if said:
            answered[said] += count
        if moved:
            progress[moved] += count
    return people, answered, progress


def _told(
    people: int, answered: Mapping[Answered, int], progress: Mapping[Progress, int]
) -> CardCounts:
    return CardCounts(
        open=False,
        people=band(people),
        answered={one: band(answered.get(one, 0)) for one in Answered},
        progress={one: band(progress.get(one, 0)) for one in Progress},
        most_answered=_most(answered),
        most_progress=_most(progress),
    )


def _most(shown: Mapping[Said, int]) -> Said | None:
    total = sum(shown.values())
    return next((one for one, count in shown.items() if 2 * count > total), None)
