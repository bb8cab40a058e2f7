"""The screen of the chair: the outline, the vote, the panel, and who is there."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.sessions.ballot.ballots import could_stand
from bot.sessions.ballot.checks import Suggestion, suggestions
from bot.sessions.ballot.tally import Counts, host_counts
from bot.sessions.ballot.views import PickLine, RoomBallot, picked, room_ballot
from bot.sessions.panel.cards import open_cards, open_for
from bot.sessions.panel.held import RecordMissing, put_record
from bot.sessions.panel.records import put_question
from bot.sessions.room.chair import held_by_chair, show_question
from bot.sessions.room.closing import close_room
from bot.sessions.room.events import last_event
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.rehearsal import end_rehearsal
from bot.sessions.room.screen_views import ChairScreen
from bot.sessions.room.screens import chair_view
from bot.sessions.surfaces.answering import Answering, ListedQuestion, answering, listed_questions
from bot.sessions.surfaces.ballot_now import BallotNow, ballot_now
from bot.store.tables.session_terms import BallotState, Mode, Surface

MINUTES_EACH = 5  # of the panel's time, for one question (ninety_minutes.yml)
FEWEST_PLACES, MOST_PLACES = 3, 20  # offered where the agenda says nothing; a vote's limit


@dataclass(frozen=True, slots=True)
class ClosedVote:
    """What came of a vote that is closed, for its host."""

    picks: tuple[PickLine, ...]
    counts: Counts
    suggestions: tuple[Suggestion, ...]
    stood: RoomBallot


@dataclass(frozen=True, slots=True)
class ChairPage:
    """All that the chair is shown. While a vote is open, no question is read."""

    screen: ChairScreen
    ballot: BallotNow | None
    closed: ClosedVote | None
    answering: Answering | None
    cards_for: UUID | None  # the question for whose answer cards are open
    listed: tuple[ListedQuestion, ...]
    could_stand: int  # in a vote that is opened now; while one is open: approved too late for it

    @property
    def mode(self) -> Mode | None:
        """What the group does now; None: not begun."""
        item = self.screen.shared.item
        return item.mode if item else None

    @property
    def places(self) -> int:
        """How many questions there is time for, by the minutes of the panel."""
        minutes = sum(one.minutes for one in self.screen.agenda if one.mode is Mode.PANEL)
        return min(minutes // MINUTES_EACH, MOST_PLACES) or FEWEST_PLACES


def chair_page(db: Db, *, host: PassView) -> ChairPage:
    """Everything for the chair. Raises: NotAllowed: not their screen; RoomNotFound."""
    check_surface(host, Surface.CHAIR)
    session_id = host.session_id
    event = last_event(db, session_id=session_id)  # first: nothing newer is left out
    ballot = ballot_now(db, session_id=session_id)
    voting = ballot is not None and ballot.is_open
    screen = chair_view(db, host=host, questions=not voting)
    shared = replace(screen.shared, event=event)
    now, item = shared.question, shared.item
    looks = item is not None and item.mode is Mode.VOTE
    told = ballot is not None and (ballot.state is BallotState.CLOSED or (looks and not voting))
    return ChairPage(
        screen=replace(screen, shared=shared),
        ballot=ballot,
        closed=_closed(db, host, ballot) if ballot is not None and told else None,
        answering=answering(db, session_id=session_id, shown=now) if now else None,
        cards_for=open_for(db, session_id=session_id),
        listed=listed_questions(db, session_id=session_id, questions=shared.questions),
        could_stand=could_stand(db, session_id=session_id),
    )


def put_and_show(
    db: Db, *, host: PassView, question_id: UUID, now: datetime, version: int | None = None
) -> None:
    """Put a question of the list to the panel and show it, both or neither.

    Raises: as `put_question` and `show_question`.
    """
    held_by_chair(db, host, version)
    put_question(db, session_id=host.session_id, question_id=question_id, actor=host.actor, now=now)
    show_question(db, host=host, question_id=question_id, now=now)


def open_cards_for(db: Db, *, host: PassView, question_id: UUID, now: datetime) -> None:
    """Open cards for an answer that the group has agreed on: whoever shows one judges that.

    Raises: NotAllowed; RecordMissing: nothing is agreed; as `open_cards`.
    """
    check_surface(host, Surface.CHAIR)
    session_id = host.session_id
    if put_record(db, session_id=session_id, question_id=question_id).agreed_at is None:
        raise RecordMissing(str(question_id))
    open_cards(db, session_id=session_id, question_id=question_id, actor=host.actor, now=now)


def end_room(db: Db, *, host: PassView, now: datetime) -> bool:
    """Close the room for good; a rehearsal is ended, and nothing of it is left.

    Returns: whether it was a rehearsal.
    Raises: NotAllowed: not the chair's screen; RoomNotFound: it is closed.
    """
    rehearsal = held_by_chair(db, host).rehearsal
    if rehearsal:
        end_rehearsal(db, session_id=host.session_id, actor=host.actor, now=now)
    else:
        close_room(db, session_id=host.session_id, actor=host.actor, now=now)
    return rehearsal


def _closed(db: Db, host: PassView, ballot: BallotNow) -> ClosedVote | None:
    """Told where the chair looks at it, or has not taken the picks; it counts every vote again."""
    ballot_id = ballot.ballot_id
    stood = room_ballot(db, session_id=host.session_id)
    if stood is None:
        return None
    return ClosedVote(
        picks=picked(db, ballot_id=ballot_id),
        counts=host_counts(db, ballot_id=ballot_id, actor=host.actor),
        suggestions=suggestions(db, ballot_id=ballot_id, actor=host.actor),
        stood=stood,
    )
