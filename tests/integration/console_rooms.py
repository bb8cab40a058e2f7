"""What tests of rooms in the console share: a planned session and its room, in every state."""

from datetime import UTC, datetime, time
from uuid import UUID, uuid4

from bot.console.page import WALES
from bot.questions.life.move import Actor
from bot.sessions.panel.records import agree_record, put_question, record_answer
from bot.sessions.planning.lessons import OUTLINES, Twin
from bot.sessions.planning.make import NewPlan, make_plan
from bot.sessions.planning.panel_members import change_panel
from bot.sessions.planning.questions import list_question
from bot.sessions.planning.views import Member
from bot.sessions.room.asking import Asking, ask_in_room
from bot.sessions.room.closing import close_room
from bot.sessions.room.moderating import Chosen, flag
from bot.sessions.room.participants import join_room
from bot.sessions.room.passes import holder_of, make_pass, use_pass
from bot.sessions.room.rooms import open_room, room_of
from bot.store.tables.session_terms import Device, Surface
from bot.store.transaction import in_transaction
from bot.vocabulary import AnswerStatus, Language, Permission, Region, Role, Workflow
from tests.factories import make_question
from tests.integration.console_client import Console

WORDS = "Pryd fydd y drws yn agor ar y penwythnos?"
ASKED = "Why does the bus not come to our village at night?"
TEAM = Actor(UUID(int=1), Role.COMMISSIONER_TEAM, None)


class Planned:
    """A session of Nia's, on a console, and what is done in its room."""

    def __init__(self, console: Console, *, title: str = "We ask the board") -> None:
        self.store = console.store
        account = console.make_account("nia", Role.YOUTH_WORKER, Region.GWENT)
        self.nia = Actor(account.id, Role.YOUTH_WORKER, Region.GWENT)
        self.now = datetime.now(UTC)
        self.question_id: UUID
        self.session_id = in_transaction(self.store, self._add, title)

    @property
    def address(self) -> str:
        return f"/sessions/{self.session_id}"

    @property
    def code(self) -> str:
        code = in_transaction(self.store, room_of, session_id=self.session_id).code
        assert code is not None
        return code

    def do(self, use_case, **more):
        """A step of Nia's for this session."""
        given = {"session_id": self.session_id, "actor": self.nia, "now": self.now}
        return in_transaction(self.store, use_case, **{**given, **more})

    def open(self, *, rehearsal: bool = False) -> None:
        self.do(open_room, rehearsal=rehearsal)

    def join_and_ask(self, people: int = 4, words: str = ASKED) -> UUID:
        """A table of people joins with one device and asks; the id of the question."""
        joined = in_transaction(
            self.store,
            join_room,
            code=self.code,
            device=Device.SHARED,
            people=people,
            now=self.now,
        )
        kept = in_transaction(
            self.store,
            ask_in_room,
            participant_id=joined.participant_id,
            asking=Asking(words, Language.EN),
            sent_id=uuid4().hex,
            now=self.now,
        )
        return kept.question_id

    def flag(self, question_id: UUID) -> None:
        key = in_transaction(
            self.store,
            use_pass,
            token=self.do(make_pass, surface=Surface.MODERATOR),
            now=self.now,
        )
        host = in_transaction(self.store, holder_of, key=key, now=self.now)
        in_transaction(self.store, flag, host=host, chosen=Chosen(question_id), now=self.now)

    def answer(self, *, agreed: bool = True) -> None:
        """The panel answers the question of the list."""
        given = {"question_id": self.question_id}
        self.do(put_question, **given)
        said = {"text_en": "In June at the latest.", "text_cy": "Ym mis Mehefin fan bellaf."}
        self.do(record_answer, members=(1,), kind=AnswerStatus.DIRECT, **said, **given)
        if agreed:
            self.do(agree_record, **given)

    def close(self) -> None:
        self.do(close_room)

    def _add(self, db, title: str) -> UUID:
        day = self.now.astimezone(WALES).date()
        who = {"actor": self.nia, "now": self.now}
        both = Twin(title, "Ni’n holi’r bwrdd")
        plan = NewPlan(Region.GWENT, both, day, time(16, 30), OUTLINES[0])
        made = make_plan(db, plan=plan, **who)
        members = (Member(Region.GWENT, "Chair of the board", "Cadeirydd y bwrdd"),)
        version = change_panel(db, session_id=made, members=members, version=1, **who)
        question = make_question(
            db,
            state=Workflow.ACCEPTED,
            region=Region.GWENT,
            permission=Permission.BOTH,
            text_original=WORDS,
            language=Language.CY,
        )
        self.question_id = question.id
        list_question(db, session_id=made, question_id=question.id, version=version, **who)
        return made
