"""Pages beside the chair's screen: a verdict, a choice of one's own, all questions, the end."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.errors import QuestionNotFound
from bot.sessions.ballot.held import BallotMoved
from bot.sessions.ballot.views import ChoiceLine, PickLine, picked, room_ballot
from bot.sessions.panel.views import panel_records
from bot.sessions.planning.left_over import left_over
from bot.sessions.room.participants import ParticipantLine, participants_of
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.screen_views import ChairScreen, SharedScreen
from bot.sessions.room.screens import chair_view, shared_view
from bot.sessions.surfaces.answering import Answering, answering
from bot.sessions.surfaces.ballot_now import ballot_now
from bot.store.tables.session_terms import BallotState, Surface


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """A question whose answer the group judges."""

    screen: ChairScreen
    asked: Answering


@dataclass(frozen=True, slots=True)
class OwnChoicePage:
    """What is picked, and what could be put in its place."""

    screen: SharedScreen
    ballot_id: UUID
    picks: tuple[PickLine, ...]
    others: tuple[ChoiceLine, ...]


@dataclass(frozen=True, slots=True)
class EndPage:
    """What is still open in a room that is about to be closed."""

    screen: ChairScreen
    untaken: bool  # a vote is open, or its picks are not taken
    unagreed: int  # answers that the group has not agreed on
    unjudged: int  # agreed answers without a verdict
    unput: int  # chosen, and not put to the panel


def verdict_page(db: Db, *, host: PassView, question_id: UUID) -> VerdictPage:
    """A question for its verdict. Raises: NotAllowed, RoomNotFound; QuestionNotFound."""
    check_surface(host, Surface.CHAIR)
    screen = chair_view(db, host=host)
    for shown in screen.shared.questions:
        if shown.question_id == question_id:
            return VerdictPage(screen, answering(db, session_id=host.session_id, shown=shown))
    raise QuestionNotFound(str(question_id))


def own_choice_page(db: Db, *, host: PassView) -> OwnChoicePage:
    """A vote for a choice of the host's own. Raises: NotAllowed, RoomNotFound; BallotMoved."""
    check_surface(host, Surface.CHAIR)
    ballot = room_ballot(db, session_id=host.session_id)
    if ballot is None or ballot.state is not BallotState.CLOSED:
        raise BallotMoved(str(host.session_id))
    picks = picked(db, ballot_id=ballot.ballot_id)
    chosen = {one.choice.question_id for one in picks}
    others = tuple(one for one in ballot.choices if one.question_id not in chosen)
    screen = shared_view(db, session_id=host.session_id)
    return OwnChoicePage(screen, ballot.ballot_id, picks, others)


def people_of(db: Db, *, host: PassView) -> tuple[SharedScreen, tuple[ParticipantLine, ...]]:
    """Everybody in the room, the newest first. Raises: NotAllowed, RoomNotFound."""
    check_surface(host, Surface.CHAIR)
    lines = participants_of(db, host=host)
    return shared_view(db, session_id=host.session_id), tuple(reversed(lines))


def end_page(db: Db, *, host: PassView) -> EndPage:
    """What closing the room would leave undone. Raises: NotAllowed, RoomNotFound."""
    check_surface(host, Surface.CHAIR)
    ballot = ballot_now(db, session_id=host.session_id)
    records = panel_records(db, session_id=host.session_id)
    return EndPage(
        screen=chair_view(db, host=host),
        untaken=ballot is not None and ballot.state is not BallotState.CHOSEN,
        unagreed=sum(not one.agreed for one in records),
        unjudged=sum(one.agreed and one.verdict is None for one in records),
        unput=len(left_over(db, session_id=host.session_id)),
    )
