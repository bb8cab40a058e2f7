"""What more than one screen of a room shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.tally import CountsHidden, counts
from bot.sessions.ballot.views import PickLine, picked
from bot.sessions.panel.card_counts import CardCounts, card_counts
from bot.sessions.panel.cards import open_for
from bot.sessions.panel.views import RecordView, panel_records
from bot.store.tables.session_terms import BallotState


@dataclass(frozen=True, slots=True)
class PanelNow:
    """What the panel is at: which answer has cards open, and what was written down so far."""

    cards_for: UUID | None  # the question for whose answer cards are open
    records: Mapping[UUID, RecordView]
    cards: Mapping[UUID, CardCounts]  # of every question that was put


def panel_now(db: Db, *, session_id: UUID) -> PanelNow:
    """The panel of a room as it stands."""
    records = {one.question_id: one for one in panel_records(db, session_id=session_id)}
    return PanelNow(
        cards_for=open_for(db, session_id=session_id),
        records=records,
        cards={one: card_counts(db, session_id=session_id, question_id=one) for one in records},
    )


def picks_shown(db: Db, *, ballot_id: UUID, state: BallotState) -> tuple[PickLine, ...]:
    """What was picked, once the vote is closed; nothing before."""
    return () if state is BallotState.OPEN else picked(db, ballot_id=ballot_id)


def counts_shown(db: Db, *, ballot_id: UUID) -> Mapping[UUID, int]:
    """How many voted for each, where the host shows it to everybody; else nothing."""
    try:
        return {one.question_id: one.votes for one in counts(db, ballot_id=ballot_id).counts}
    except CountsHidden:
        return {}
