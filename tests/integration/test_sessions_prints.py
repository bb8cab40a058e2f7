"""A session as it is read for its prints: in scope, and nothing that is not approved."""

from uuid import UUID, uuid4

import pytest

from bot.questions.life.move import Actor
from bot.sessions.prints.files import PrintFormat, PrintKind, PrintOrder, formats, make_print
from bot.sessions.prints.printed import PrintedDoor
from bot.sessions.prints.reading import dot_numbers, printed_plan
from bot.sessions.room.moderating import Chosen, approve, park
from bot.sessions.scope import SessionNotFound
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from tests.integration.live_room import Live

BUS = "Why does the bus not come to our village at night?"
CLUB = "Why did the youth club have to close last year?"
DOOR = PrintedDoor("C7HK4X", "https://agor.example.wales/j/C7HK4X", "agor.example.wales/j")


def ask_and_approve(live: Live, text: str) -> UUID:
    question_id = live.ask(live.join(), text).question_id
    live.act(approve, host=live.moderator, chosen=Chosen(question_id), details_checked=True)
    return question_id


def read(live: Live, reader: Actor | None = None):
    return in_transaction(
        live.store,
        printed_plan,
        session_id=live.session_id,
        reader=reader or live.host,
        write=False,
    )


def test_plan_prints_what_was_planned(store):
    live = Live(store)
    plan = read(live)
    assert plan.title.en == "A meeting" and plan.title.cy == "Cyfarfod"
    assert plan.minutes == 40 and plan.agenda[0].how.cy == "I’r cadeirydd"
    assert len(plan.standards) == 7 and plan.stays and plan.goes_on
    for kind in PrintKind:
        for file in formats(kind):
            made = make_print(plan, kind, file, PrintOrder(door=DOOR))
            assert made.content and made.name.endswith(f".{file}")


def test_dot_sheet_has_approved_questions_only_and_keeps_their_numbers(store):
    live = Live(store)
    first = ask_and_approve(live, BUS)
    live.ask(live.join(), "Who decides about the money for counselling?")
    second = ask_and_approve(live, CLUB)
    numbers = in_transaction(store, dot_numbers, session_id=live.session_id, write=False)
    assert sorted(numbers.values()) == sorted((first, second))
    plan = read(live)
    assert {one.text.en for one in plan.candidates} == {BUS, CLUB}
    assert {one.number for one in plan.candidates} == set(numbers) == {1, 2}
    page = make_print(plan, PrintKind.DOTS, PrintFormat.HTML, PrintOrder()).content.decode()
    assert BUS in page and "counselling" not in page


def test_parked_question_is_not_on_the_dot_sheet(store):
    live = Live(store)
    question_id = ask_and_approve(live, BUS)
    live.act(park, host=live.moderator, chosen=Chosen(question_id))
    assert read(live).candidates == ()


def test_somebody_elses_session_is_not_printed(store):
    live = Live(store)
    stranger = Actor(uuid4(), Role.YOUTH_WORKER, Region.GWENT)
    with pytest.raises(SessionNotFound):
        read(live, stranger)
