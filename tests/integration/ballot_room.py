"""A room with approved questions and participants, to vote in."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import func, select

from bot.questions.life.move import Actor
from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.picks import choose_questions
from bot.sessions.ballot.voting import vote
from bot.sessions.room.events import Event, events_after
from bot.sessions.room.participants import join_room
from bot.sessions.room.rooms import open_room
from bot.store.engine import Store
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Room, RoomEvent, RoomQuestion
from bot.store.tables.session_terms import Device
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role, Workflow
from tests.factories import NOW, make_question

SEED = "0123456789abcdef"


@dataclass
class BallotRoom:
    """An open room; questions are named by a letter."""

    store: Store
    host: Actor
    session_id: UUID
    code: str
    questions: dict[str, UUID] = field(default_factory=dict)
    ballot_id: UUID = field(default_factory=uuid4)

    def run(self, use_case, /, **options):
        return in_transaction(self.store, use_case, **options)

    def read(self, use_case, /, **options):
        return in_transaction(self.store, use_case, write=False, **options)

    def ids(self, letters: str) -> frozenset[UUID]:
        return frozenset(self.questions[letter] for letter in letters)

    def letters(self, ids) -> str:
        names = {question_id: letter for letter, question_id in self.questions.items()}
        return "".join(names[one] for one in ids)

    def add_question(self, letter: str, *, parked: bool = False, **fields) -> UUID:
        def add(db):
            question = make_question(db, **{"state": Workflow.ACCEPTED, **fields})
            added = NOW + timedelta(seconds=len(self.questions))
            ids = {"session_id": self.session_id, "question_id": question.id}
            db.add(RoomQuestion(**ids, parked=parked, added_at=added))
            db.flush()
            return question.id

        self.questions[letter] = self.run(add)
        return self.questions[letter]

    def join(self, device: Device = Device.OWN, people: int = 1) -> UUID:
        given = {"code": self.code, "device": device, "people": people, "now": NOW}
        return self.run(join_room, **given).participant_id

    def open(self, places: int = 2) -> UUID:
        given = {"session_id": self.session_id, "places": places, "seed": SEED}
        self.ballot_id = self.run(open_ballot, **given, actor=self.host, now=NOW)
        return self.ballot_id

    def vote(self, participant_id: UUID, letters: str) -> bool:
        given = {"ballot_id": self.ballot_id, "participant_id": participant_id}
        return self.run(vote, **given, question_ids=self.ids(letters), now=NOW)

    def votes(self, *ballots: str) -> None:
        """Votes written as `7 ab`: seven people approve of a and b."""
        for people, letters in (ballot.split() for ballot in ballots):
            for _ in range(int(people)):
                self.vote(self.join(), letters)

    def step(self, use_case, **options):
        """A step of the host with the vote."""
        given = {"ballot_id": self.ballot_id, "actor": self.host, "now": NOW}
        return self.run(use_case, **given, **options)

    def choose(self) -> None:
        self.step(close_ballot)
        self.step(choose_questions)

    def workflow(self, letter: str) -> Workflow:
        wanted = select(Question.workflow).where(Question.id == self.questions[letter])
        return self.read(lambda db: db.scalar(wanted))

    def change(self, letter: str, **columns) -> None:
        """Change a row of the room's list behind its back."""

        def change(db):
            row = db.get(RoomQuestion, (self.session_id, self.questions[letter]))
            for name, value in columns.items():
                setattr(row, name, value)

        self.run(change)

    def show_counts(self) -> None:
        self.run(lambda db: setattr(db.get(Room, self.session_id), "counts_shown", True))

    def events(self, after: int = 0) -> tuple[Event, ...]:
        return self.read(events_after, session_id=self.session_id, after=after)

    def last(self) -> int:
        return self.read(lambda db: db.scalar(select(func.max(RoomEvent.id))) or 0)


def make_ballot_room(
    store: Store,
    *,
    region: Region | None = Region.GWENT,
    letters: str = "abc",
    rehearsal: bool = False,
) -> BallotRoom:
    """An open room of a youth worker with approved questions."""
    host = Actor(uuid4(), Role.YOUTH_WORKER, Region.GWENT)
    session_id = uuid4()

    def add(db):
        titles = {"title_en": "We ask", "title_cy": "Rydyn ni’n holi"}
        row = Session(id=session_id, region=region, held_on=NOW.date(), created_at=NOW, **titles)
        row.owner = host.account_id
        db.add(row)
        db.flush()

    in_transaction(store, add)
    given = {"session_id": session_id, "actor": host, "rehearsal": rehearsal, "now": NOW}
    view = in_transaction(store, open_room, **given)
    room = BallotRoom(store, host, session_id, view.code)
    for letter in letters:
        room.add_question(letter)
    return room
