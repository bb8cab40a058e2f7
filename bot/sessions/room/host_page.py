"""What the host's page in the console says of a room: how it is now, or what was left of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.questions.life.states import APPROVED, IN_LANE
from bot.sessions.ballot.approvals import approvals_of
from bot.sessions.panel.views import RecordView, panel_records
from bot.sessions.planning.left_over import left_over
from bot.sessions.room.events import EventKind
from bot.sessions.room.forgetting import KEPT_AFTER
from bot.sessions.room.rooms import RoomView, view_room
from bot.sessions.room.scope import moderation_scope, waiting_scope
from bot.sessions.room.screen_parts import ItemNow, PeopleHere, item_now, people_here
from bot.sessions.room.settling import settled_votes
from bot.sessions.scope import found_session, host_scope
from bot.store.tables.ballots import Ballot
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Room, RoomEvent, RoomQuestion
from bot.vocabulary import AnswerStage, Permission


@dataclass(frozen=True, slots=True)
class RoomCounts:
    """Counts of questions of a room, for its host; never whose they are."""

    asked: int  # without those that the lead has
    approved: int
    waiting: int  # for a decision
    with_lead: int  # in the safeguarding lane


@dataclass(frozen=True, slots=True)
class HostRoom:
    """A room, open or closed, as its host finds it in the console."""

    room: RoomView
    here: PeopleHere  # once it is closed: who had joined
    item: ItemNow | None
    counts: RoomCounts
    votes: tuple[int, ...]  # how many took part in each vote; only once the room is closed
    records: tuple[RecordView, ...]
    may_be_public: int  # approved questions whose author lets them be published
    unput: int  # chosen and not put: they wait for another session

    @property
    def ends_at(self) -> datetime:
        """When it is closed or ended if nobody does so before."""
        return self.room.opened_at + KEPT_AFTER

    @property
    def forgotten_at(self) -> datetime | None:
        """When words that nobody approved are erased; None while it is open."""
        return self.room.closed_at + KEPT_AFTER if self.room.closed_at else None

    @property
    def agreed(self) -> int:
        """How many answers the group agreed on."""
        return sum(record.agreed for record in self.records)

    @property
    def judged(self) -> int:
        """How many answers the group judged."""
        return sum(record.verdict is not None for record in self.records)

    @property
    def promises(self) -> int:
        """How many promises were written down."""
        return sum(len(record.commitments) for record in self.records)

    @property
    def unpublished(self) -> tuple[RecordView, ...]:
        """Answers that are not out yet."""
        return tuple(one for one in self.records if one.stage is not AnswerStage.PUBLISHED)


def host_room(db: Db, *, session_id: UUID, actor: Actor) -> HostRoom | None:
    """The room of a session, for whoever may host it; None: it was not opened yet.

    Raises: SessionNotFound (also: not this actor's to host).
    """
    found_session(db, host_scope(actor), session_id)
    room = db.get(Room, session_id)
    if room is None:
        return None
    closed = room.closed_at is not None
    return HostRoom(
        room=view_room(room),
        here=_were_here(db, session_id) if closed else people_here(db, session_id),
        item=item_now(db, room),
        counts=_counts(db, session_id),
        votes=_votes(db, session_id) if closed else (),
        records=panel_records(db, session_id=session_id),
        may_be_public=_may_be_public(db, session_id),
        unput=0 if room.rehearsal else len(left_over(db, session_id=session_id)),
    )


def _were_here(db: Db, session_id: UUID) -> PeopleHere:
    """Who had joined, as it was counted when the room closed."""
    closed = RoomEvent.kind == EventKind.CLOSED.value
    wanted = select(RoomEvent.detail).where(RoomEvent.session_id == session_id, closed)
    detail = db.scalar(wanted.order_by(RoomEvent.id.desc())) or {}
    return PeopleHere(int(detail.get("participants", 0)), int(detail.get("people", 0)))


def _counts(db: Db, session_id: UUID) -> RoomCounts:
    moderated = moderation_scope(session_id)
    here = RoomQuestion.session_id == session_id
    lane = Question.safeguarding.in_(IN_LANE)
    asked, approved, waiting, with_lead = db.execute(
        select(
            func.count().filter(moderated),
            func.count().filter(moderated & Question.workflow.in_(APPROVED)),
            func.count().filter(waiting_scope(session_id)),
            func.count().filter(lane),
        )
        .select_from(Question)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(here)
    ).one()
    return RoomCounts(int(asked), int(approved), int(waiting), int(with_lead))


def _may_be_public(db: Db, session_id: UUID) -> int:
    wanted = (
        select(func.count())
        .select_from(Question)
        .where(
            moderation_scope(session_id),
            Question.workflow.in_(APPROVED),
            Question.permission.in_((Permission.BOTH, Permission.PUBLISH)),
        )
    )
    return db.scalar(wanted) or 0


def _votes(db: Db, session_id: UUID) -> tuple[int, ...]:
    ballots = select(Ballot).where(Ballot.session_id == session_id)
    found = []
    for ballot in db.scalars(ballots.order_by(Ballot.opened_at, Ballot.id)):
        settled = settled_votes(db, session_id=session_id, ballot_id=ballot.id)
        found.append(settled.voters if settled else len(approvals_of(db, ballot)))
    return tuple(found)
