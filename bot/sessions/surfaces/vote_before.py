"""What a chair has to know before a vote opens, and who came too late once it is open."""

from dataclasses import dataclass

from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.ballots import could_stand
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.screen_views import ChairScreen
from bot.sessions.room.screens import chair_view
from bot.store.tables.session_terms import Surface


@dataclass(frozen=True, slots=True)
class VoteBefore:
    """A vote that is about to be opened."""

    screen: ChairScreen
    stand: int  # approved questions that would stand in it

    @property
    def waiting(self) -> int:
        """Questions that still wait for the moderator, and would not stand."""
        return self.screen.waiting


def vote_before(db: Db, *, host: PassView) -> VoteBefore:
    """How many would stand in a vote that is opened now. Raises: NotAllowed; RoomNotFound."""
    check_surface(host, Surface.CHAIR)
    return VoteBefore(chair_view(db, host=host), could_stand(db, session_id=host.session_id))
