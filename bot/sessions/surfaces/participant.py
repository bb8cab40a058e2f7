"""The screen of a participant: what all see, their own questions, their vote and their card."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.views import OwnBallot, PickLine, own_ballot
from bot.sessions.panel.cards import ShownCard, card_of, open_for
from bot.sessions.room.participants import ParticipantView, participant_of
from bot.sessions.room.screen_views import ParticipantScreen
from bot.sessions.room.screens import participant_view
from bot.sessions.surfaces.shared import counts_shown, picks_shown


@dataclass(frozen=True, slots=True)
class ParticipantPage:
    """All that one participant is shown."""

    who: ParticipantView
    screen: ParticipantScreen
    ballot: OwnBallot | None
    picks: tuple[PickLine, ...]
    votes: Mapping[UUID, int]  # empty while counts are hidden
    cards_for: UUID | None
    card: ShownCard | None


def participant_page(db: Db, *, key: str) -> ParticipantPage:
    """Everything for whoever has this key. Raises: ParticipantRefused."""
    who = participant_of(db, key=key)
    ids = {"session_id": who.session_id, "participant_id": who.participant_id}
    screen = participant_view(db, **ids)  # first: it knows the newest event
    ballot, cards_for = own_ballot(db, **ids), open_for(db, session_id=who.session_id)
    voted = {"ballot_id": ballot.ballot_id} if ballot else None
    return ParticipantPage(
        who=who,
        screen=screen,
        ballot=ballot,
        picks=picks_shown(db, **voted, state=ballot.state) if ballot and voted else (),
        votes=counts_shown(db, **voted) if voted else {},
        cards_for=cards_for,
        card=card_of(db, question_id=cards_for, **ids) if cards_for else None,
    )
