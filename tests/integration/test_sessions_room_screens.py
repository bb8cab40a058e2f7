"""Whatever is done in a room, in whatever order: nothing unapproved on a screen of others."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select

from bot.errors import BotError
from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.life.erase import erase_question
from bot.questions.life.states import APPROVED, IN_LANE
from bot.questions.reviewing.safeguarding import mark_safeguarding
from bot.sessions.room.chair import hide, next_item, reveal, show_question
from bot.sessions.room.faults import NothingToUndo
from bot.sessions.room.moderating import (
    Chosen,
    approve,
    flag,
    merge,
    park,
    send_back,
    translate,
    unmerge,
    unpark,
)
from bot.sessions.room.screens import (
    chair_view,
    moderator_view,
    participant_view,
    projector_view,
)
from bot.sessions.room.undo import undo_last
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.tables.rooms import RoomQuestion
from bot.vocabulary import Safeguarding, Workflow
from tests.factories import NOW
from tests.integration.live_room import Live
from tests.integration.question_steps import LEAD, kept

PICKS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=30)


@dataclass
class Room:
    """A room in which anything may be tried."""

    live: Live
    words: dict[UUID, str] = field(default_factory=dict)
    codes: dict[UUID, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asker, self.other = self.live.join(), self.live.join()
        for _ in range(3):
            self.ask()

    def ask(self) -> None:
        text = f"Unheard words of number {len(self.words)}, may we be told?"
        receipt = self.live.ask(self.asker, text)
        self.words[receipt.question_id], self.codes[receipt.question_id] = text, receipt.code

    def one(self, pick: int) -> UUID:
        return list(self.words)[pick % len(self.words)]

    def clear(self, question_id: UUID) -> None:
        version = kept(self.live.store, question_id).version
        ids = {"question_id": question_id, "actor": LEAD, "version": version}
        self.live.at(mark_safeguarding, outcome=Safeguarding.CLEARED, **ids)


TRIES: dict[str, Callable[[Room, UUID, int], object]] = {
    "ask": lambda r, q, n: r.ask(),
    "approve": lambda r, q, n: r.live.act(approve, chosen=Chosen(q), details_checked=True),
    "show": lambda r, q, n: r.live.act(show_question, question_id=q),
    "approve_both": lambda r, q, n: r.live.act(
        approve, chosen=Chosen(q), details_checked=True, text_other=f"Geiriau rhif {n} i bawb?"
    ),
    "translate": lambda r, q, n: r.live.act(
        translate, chosen=Chosen(q), text=f"Geiriau rhif {n} i bawb?"
    ),
    "back": lambda r, q, n: r.live.act(send_back, chosen=Chosen(q), reason="unclear"),
    "merge": lambda r, q, n: r.live.act(merge, chosen=[Chosen(q)], into=Chosen(r.one(n // 3))),
    "unmerge": lambda r, q, n: r.live.act(unmerge, chosen=Chosen(q)),
    "park": lambda r, q, n: r.live.act(park, chosen=Chosen(q)),
    "unpark": lambda r, q, n: r.live.act(unpark, chosen=Chosen(q)),
    "flag": lambda r, q, n: r.live.act(flag, chosen=Chosen(q)),
    "clear": lambda r, q, n: r.clear(q),
    "hide": lambda r, q, n: r.live.act(hide),
    "reveal": lambda r, q, n: r.live.act(reveal),
    "next": lambda r, q, n: r.live.act(next_item),
    "undo": lambda r, q, n: r.live.act(undo_last),
    "withdraw": lambda r, q, n: r.live.at(
        withdraw_question, receipt_hash=receipt_hash(r.codes[q] or "none")
    ),
    "erase": lambda r, q, n: r.live.at(erase_question, question_id=q),
}


def may_be_read(room: Room) -> set[UUID]:
    """Worked out from the history alone: accepted since it was last given back, and not held."""

    def look(db) -> set[UUID]:
        found = set()
        for question_id in room.words:
            question = db.get(Question, question_id)
            events = select(QuestionEvent.kind).where(QuestionEvent.question_id == question_id)
            accepted = "accept" in set(db.scalars(events))
            parked = db.get(RoomQuestion, (room.live.session_id, question_id)).parked
            held = question.safeguarding in IN_LANE
            if accepted and not held and not parked and question.workflow in APPROVED:
                found.add(question_id)
        return found

    return room.live.do(look, write=False)


def check(room: Room) -> None:
    ids = {"session_id": room.live.session_id}
    allowed = may_be_read(room)
    projector = room.live.do(projector_view, **ids)
    others = room.live.do(participant_view, participant_id=room.other.participant_id, **ids)
    assert others.own == ()
    assert {one.question_id for one in others.shared.questions} == allowed
    for screen in (projector, others):
        shown = repr(screen)
        for question_id, text in room.words.items():
            assert question_id in allowed or (text not in shown and str(question_id) not in shown)
    if projector.hidden:
        assert projector.questions == () and "words of number" not in repr(projector)
    own = room.live.do(participant_view, participant_id=room.asker.participant_id, **ids).own
    gone = (Workflow.WITHDRAWN, Workflow.ERASED)
    living = {q for q in room.words if kept(room.live.store, q).workflow not in gone}
    assert {one.question_id for one in own} == living
    waiting = room.live.do(moderator_view, host=room.live.moderator)
    held = {q for q in room.words if kept(room.live.store, q).safeguarding in IN_LANE}
    for group in (waiting.waiting, waiting.parked, waiting.approved, waiting.returned):
        assert not {one.question_id for one in group} & held


@pytest.mark.parametrize("rehearsal", [False, True], ids=["live", "rehearsal"])
@given(picks=PICKS)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_nothing_unapproved_is_shown_whatever_is_tried(sqlite_store, rehearsal, picks):
    room, tries = Room(Live(sqlite_store, rehearsal=rehearsal)), list(TRIES.values())
    check(room)
    for what, which in picks:
        try:
            tries[what % len(tries)](room, room.one(which), which)
        except BotError:
            pass
        check(room)


def test_the_same_on_both_stores(store):
    room = Room(Live(store))
    for step in ("approve", "show", "merge", "flag", "clear", "park", "undo"):
        for pick in (0, 1):
            try:
                TRIES[step](room, room.one(pick), pick)
            except BotError as error:
                assert error.code != NothingToUndo.code or step == "undo"
            check(room)


def test_a_screen_takes_a_few_queries_however_much_is_in_the_room(sqlite_store):
    live = Live(sqlite_store)
    who = live.join()
    counted = []

    def queries(view, **ids) -> int:
        with sqlite_store.readers() as db:
            seen: list[str] = []
            listener = lambda *given: seen.append(given[2])  # noqa: E731
            event.listen(db.get_bind(), "before_cursor_execute", listener)
            view(db, **ids)
            event.remove(db.get_bind(), "before_cursor_execute", listener)
        return len([one for one in seen if one.startswith("SELECT")])

    for _ in range(2):
        for number in range(6):
            asked = live.ask(live.join(), f"What about number {number} of the list?")
            live.act(approve, chosen=Chosen(asked.question_id), details_checked=True, now=NOW)
        ids = {"session_id": live.session_id}
        counted.append(
            (
                queries(projector_view, **ids),
                queries(participant_view, participant_id=who.participant_id, **ids),
                queries(moderator_view, host=live.moderator),
                queries(chair_view, host=live.chair),
            )
        )
    assert counted[0] == counted[1]
    assert all(number <= 8 for number in counted[0]), counted
