"""The chair drives the room: every step shows on all screens, and can be taken back."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import EditConflict, NotAllowed, QuestionNotFound
from bot.sessions.room.chair import (
    begin_item,
    hide,
    lock,
    next_item,
    previous_item,
    reveal,
    show_counts,
    show_question,
    unlock,
)
from bot.sessions.room.events import EventKind, events_after
from bot.sessions.room.faults import NoSuchItem, NothingToUndo
from bot.sessions.room.moderating import Chosen, approve, flag
from bot.sessions.room.screens import chair_view, participant_view, projector_view, shared_view
from bot.sessions.room.undo import undo_last
from bot.store.tables.rooms import Room
from bot.store.tables.session_terms import Mode, Surface
from bot.vocabulary import Language
from tests.factories import NOW
from tests.integration.live_room import LATER, WORDS, Live

STEPS = {
    "next": (next_item, {}),
    "previous": (previous_item, {}),
    "third": (begin_item, {"position": 3}),
    "hide": (hide, {}),
    "reveal": (reveal, {}),
    "lock": (lock, {}),
    "unlock": (unlock, {}),
    "counts": (show_counts, {"shown": True}),
    "no_counts": (show_counts, {"shown": False}),
    "no_question": (show_question, {"question_id": None}),
}
COLUMNS = ("item", "item_began_at", "question_id", "locked", "hidden", "counts_shown")


def room(live: Live) -> dict:
    row = live.do(lambda db: db.get(Room, live.session_id))
    return {name: getattr(row, name) for name in COLUMNS}


def projector(live: Live):
    return live.do(projector_view, session_id=live.session_id)


def approved(live: Live):
    question_id = live.ask(live.join()).question_id
    live.act(approve, chosen=Chosen(question_id), details_checked=True)
    return question_id


def test_agenda_drives_every_screen(store):
    live = Live(store)
    assert projector(live).item is None
    live.act(next_item)
    live.act(next_item, now=LATER)
    item = projector(live).item
    assert (item.position, item.mode, item.began_at) == (2, Mode.GATHER, LATER)
    assert item.title(Language.CY) == "Rhan 2" and item.how_en == ""
    live.act(previous_item)
    assert projector(live).item.position == 1
    view = live.do(chair_view, host=live.chair)
    assert [one.how_en for one in view.agenda] == ["For the chair"] * 4


def test_item_that_is_begun_twice_goes_on(store):
    live = Live(store)
    version = live.act(begin_item, position=2)
    assert live.act(begin_item, position=2, now=LATER) == version
    assert projector(live).item.began_at == NOW


def test_agenda_has_a_beginning_and_an_end(store):
    live = Live(store)
    for use_case, more in ((previous_item, {}), (begin_item, {"position": 9})):
        with pytest.raises(NoSuchItem):
            live.act(use_case, **more)
    live.act(begin_item, position=4)
    with pytest.raises(NoSuchItem):
        live.act(next_item)


def test_only_the_chair_drives_and_only_what_they_saw(store):
    live = Live(store)
    for surface in (Surface.MODERATOR, Surface.PROJECTOR, Surface.SCRIBE):
        for use_case, more in [*STEPS.values(), (undo_last, {})]:
            with pytest.raises(NotAllowed):
                live.act(use_case, host=live.passes[surface], **more)
    version = live.act(next_item)
    live.act(next_item, version=version)
    with pytest.raises(EditConflict):
        live.act(next_item, version=version)  # another chair, or a second tap
    assert projector(live).item.position == 2


def test_question_that_is_answered_is_on_every_screen(store):
    live = Live(store)
    question_id = approved(live)
    live.act(show_question, question_id=question_id)
    assert projector(live).question.words(Language.EN) == WORDS
    who = live.join()
    ids = {"session_id": live.session_id, "participant_id": who.participant_id}
    assert live.do(participant_view, **ids).shared.question.question_id == question_id
    live.act(show_question, question_id=None)
    assert projector(live).question is None


def test_question_that_nobody_approved_cannot_be_shown(store):
    live = Live(store)
    waiting = live.ask(live.join()).question_id
    with pytest.raises(QuestionNotFound):
        live.act(show_question, question_id=waiting)


def test_shown_question_that_is_flagged_is_gone_and_no_undo_brings_it_back(store):
    live = Live(store)
    question_id = approved(live)
    live.act(show_question, question_id=question_id)
    live.act(show_question, question_id=None)
    live.act(flag, chosen=Chosen(question_id))
    live.act(undo_last)
    assert projector(live).question is None and projector(live).questions == ()


def test_pause_hides_every_word_from_the_projector_alone(store):
    live = Live(store)
    live.act(show_question, question_id=approved(live))
    live.act(show_counts, shown=True)
    live.act(hide)
    screen = projector(live)
    assert screen.hidden and WORDS not in repr(screen) and not screen.counts_shown
    assert live.do(shared_view, session_id=live.session_id).question is not None
    live.act(reveal)
    assert WORDS in repr(projector(live)) and projector(live).counts_shown


def test_step_that_changes_nothing_is_no_event(store):
    live = Live(store)
    for use_case in (reveal, unlock):
        live.act(use_case)
    kinds = [one.kind for one in live.do(events_after, session_id=live.session_id, after=0)]
    assert kinds == [EventKind.OPENED]


def test_undo_gives_the_time_back_as_it_ran(store):
    live = Live(store)
    live.act(next_item)
    live.act(next_item, now=LATER)
    assert live.do(chair_view, host=live.chair).can_undo is EventKind.ITEM
    assert live.act(undo_last, now=LATER) is EventKind.ITEM
    assert (projector(live).item.position, projector(live).item.began_at) == (1, NOW)


def test_nothing_is_undone_where_nothing_was_done(store):
    live = Live(store)
    approved(live)
    with pytest.raises(NothingToUndo):
        live.act(undo_last)
    assert live.do(chair_view, host=live.chair).can_undo is None


@given(st.lists(st.sampled_from([*STEPS, "undo"]), max_size=25))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_undo_is_exact_whatever_was_done(sqlite_store, picks):
    live = Live(sqlite_store)
    stack, now = [], NOW
    for pick in picks:
        now += timedelta(minutes=1)
        before = room(live)
        if pick == "undo":
            if not stack:
                with pytest.raises(NothingToUndo):
                    live.act(undo_last, now=now)
                continue
            live.act(undo_last, now=now)
            assert room(live) == stack.pop()
            continue
        use_case, more = STEPS[pick]
        try:
            live.act(use_case, now=now, **more)
        except NoSuchItem:
            assert room(live) == before
        if room(live) != before:
            stack.append(before)
