"""What tests of live rooms share: a planned session, its host, an open room and who is in it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session as Db

from bot.accounts.passwords import hash_password
from bot.questions.life.move import Actor
from bot.sessions.room.asking import Asking, RoomReceipt, ask_in_room
from bot.sessions.room.participants import JoinedView, join_room
from bot.sessions.room.passes import PassView, holder_of, make_pass, use_pass
from bot.sessions.room.rooms import open_room
from bot.store.engine import Store
from bot.store.tables.accounts import StaffAccount
from bot.store.tables.session_terms import Device, Mode, Surface
from bot.store.tables.sessions import AgendaItem, Session
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role
from tests.factories import NOW

WORDS = "Why does the bus not come to our village at night?"
HASH = hash_password("a long enough made-up password")
MODES = (Mode.WELCOME, Mode.GATHER, Mode.VOTE, Mode.PANEL)


def add_host(db: Db, role: Role = Role.YOUTH_WORKER, region: Region | None = Region.GWENT) -> Actor:
    """A staff account that is open."""
    account = StaffAccount(
        id=uuid4(),
        name=f"host-{uuid4().hex[:12]}",
        display_name="A host",
        role=role,
        region=region,
        language=Language.EN,
        password_hash=HASH,
        active=True,
        created_at=NOW,
    )
    db.add(account)
    db.flush()
    return Actor(account.id, role, region)


def add_plan(db: Db, owner: Actor, region: Region | None = Region.GWENT) -> UUID:
    """A planned session with four parts."""
    row = Session(
        id=uuid4(),
        region=region,
        title_en="A meeting",
        title_cy="Cyfarfod",
        held_on=NOW.date(),
        owner=owner.account_id,
        created_at=NOW,
    )
    db.add(row)
    db.flush()
    for position, mode in enumerate(MODES, start=1):
        db.add(
            AgendaItem(
                session_id=row.id,
                position=position,
                mode=mode,
                minutes=10,
                title_en=f"Part {position}",
                title_cy=f"Rhan {position}",
                how_en="For the chair",
                how_cy="I’r cadeirydd",
            )
        )
    db.flush()
    return row.id


@dataclass
class Live:
    """An open room on a store, with passes for its screens."""

    store: Store
    rehearsal: bool = False
    region: Region | None = Region.GWENT
    role: Role = Role.YOUTH_WORKER
    host: Actor = field(init=False)
    session_id: UUID = field(init=False)
    code: str = field(init=False)
    passes: dict[Surface, PassView] = field(init=False)

    def __post_init__(self) -> None:
        home = None if self.role is Role.COMMISSIONER_TEAM else self.region
        self.host = self.do(add_host, self.role, home)
        self.session_id = self.do(add_plan, self.host, self.region)
        self.open()

    def open(self) -> None:
        opened = self.at(
            open_room, session_id=self.session_id, actor=self.host, rehearsal=self.rehearsal
        )
        assert opened.code is not None
        self.code = opened.code
        self.passes = {one: self.hold(one) for one in Surface if one is not Surface.PARTICIPANT}

    def do(self, use_case, *args: Any, **more: Any) -> Any:
        return in_transaction(self.store, use_case, *args, **more)

    def at(self, use_case, *, now=NOW, **more: Any) -> Any:
        return self.do(use_case, now=now, **more)

    def hold(self, surface: Surface, actor: Actor | None = None) -> PassView:
        """A screen that was opened by its one-time link."""
        made = {"session_id": self.session_id, "surface": surface, "actor": actor or self.host}
        key = self.at(use_pass, token=self.at(make_pass, **made))
        return self.at(holder_of, key=key)

    @property
    def chair(self) -> PassView:
        return self.passes[Surface.CHAIR]

    @property
    def moderator(self) -> PassView:
        return self.passes[Surface.MODERATOR]

    def join(self, device: Device = Device.OWN, **more: Any) -> JoinedView:
        return self.at(join_room, code=self.code, device=device, **more)

    def ask(self, who: JoinedView, text: str = WORDS, **more: Any) -> RoomReceipt:
        sent_id = more.pop("sent_id", uuid4().hex)
        asking = Asking(text, more.pop("language", Language.EN), **more)
        ids = {"participant_id": who.participant_id, "asking": asking, "sent_id": sent_id}
        return self.at(ask_in_room, **ids)

    def act(self, use_case, *, host: PassView | None = None, **more: Any) -> Any:
        """A step of the chair, or of the moderator where it is theirs."""
        return self.at(use_case, host=host or self.chair, **more)


LATER = NOW + timedelta(minutes=5)
