"""A room for measuring: approved questions, many participants, an open vote, a projector."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from bot.sessions.ballot.ballots import open_ballot
from bot.sessions.room.moderating import Chosen, approve
from bot.sessions.room.participants import JoinedView, join_room
from bot.sessions.room.passes import make_pass, use_pass
from bot.store.engine import Store
from bot.store.tables.session_terms import Device, Surface
from bot.store.together import in_one_transaction
from tests.integration.live_room import WORDS
from tests.integration.room_site import LiveNow

QUESTIONS = 20
PLACES = 4
APPROVED = 3  # questions of each voter


@dataclass(frozen=True)
class RoomToMeasure:
    """What the clients need to know."""

    session_id: UUID
    ballot_id: UUID
    questions: tuple[UUID, ...]
    phones: tuple[JoinedView, ...]
    projector: str  # the key of its cookie

    def chosen(self, number: int, turn: int) -> list[UUID]:
        """What one of them approves of, the first time and the next."""
        return random.Random(f"{number} {turn}").sample(self.questions, APPROVED)


def fill_room(store: Store, people: int) -> RoomToMeasure:
    """Open a room with `people` participants and a vote."""
    live = LiveNow(store)
    asker = live.join()
    asked = []
    for number in range(QUESTIONS):
        kept = live.ask(asker if number % 9 else live.join(), f"{WORDS} ({number})")
        asked.append(kept.question_id)
        chosen = Chosen(kept.question_id)
        live.act(approve, host=live.moderator, chosen=chosen, details_checked=True)
    join = partial(join_room, code=live.code, device=Device.OWN, now=datetime.now(UTC))
    phones = in_one_transaction(store, [join] * people)
    made = {"session_id": live.session_id, "surface": Surface.PROJECTOR, "actor": live.host}
    projector = live.at(use_pass, token=live.at(make_pass, **made))
    vote = {"session_id": live.session_id, "places": PLACES, "actor": live.host}
    return RoomToMeasure(
        live.session_id, live.at(open_ballot, **vote), tuple(asked), tuple(phones), projector
    )
