"""Cards: one for each participant and answer, while they are open, counted in bands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.errors import QuestionNotFound
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.panel.card_counts import card_counts
from bot.sessions.panel.cards import (
    CardsClosed,
    ParticipantGone,
    ShownCard,
    card_of,
    close_cards,
    open_cards,
    open_for,
    show_card,
)
from bot.sessions.panel.records import put_question, record_answer
from bot.sessions.room.closing import close_room
from bot.sessions.room.events import events_after
from bot.sessions.room.settling import settle
from bot.sessions.scope import SessionNotFound
from bot.store.tables.rooms import Card, Participant, Room
from bot.store.transaction import in_transaction
from bot.vocabulary import Answered, Progress
from tests.factories import NOW
from tests.session_steps import (
    BOARD,
    HOST,
    OTHER_HOST,
    SAID,
    make_listed,
    make_live_session,
    make_participant,
)

GREEN = {"answered": Answered.YES, "progress": Progress.GREEN}
RED = {"answered": Answered.NO, "progress": Progress.RED}
NONE = {"answered": None, "progress": None}


def staged(store, people=(1,)):
    """A question that was put, and somebody in the room: what `show_card` takes, and all keys."""

    def make(db):
        session_id = make_live_session(db)
        ids = {"session_id": session_id, "question_id": make_listed(db, session_id)}
        put_question(db, **ids, actor=HOST, now=NOW)
        return ids, [make_participant(db, session_id, people=count) for count in people]

    return in_transaction(store, make)


def turn(store, use_case, ids, actor=HOST, now=NOW):
    in_transaction(store, use_case, **ids, actor=actor, now=now)


def show(store, ids, participant_id, card):
    more = {"participant_id": participant_id, "now": NOW}
    return in_transaction(store, show_card, **ids, **more, **card)


def counts(store, ids):
    return in_transaction(store, card_counts, **ids, write=False)


def kinds(store, ids):
    found = in_transaction(store, events_after, session_id=ids["session_id"], after=0)
    return [event.kind.value for event in found]


def test_a_card_is_shown_once_however_often_it_is_tapped(store):
    ids, [one] = staged(store)
    turn(store, open_cards, ids)
    for _ in range(3):
        assert show(store, ids, one, GREEN) == ShownCard(Answered.YES, Progress.GREEN)
    rows = in_transaction(store, lambda db: db.scalar(select(func.count()).select_from(Card)))
    assert rows == 1
    assert kinds(store, ids) == ["put", "cards_opened", "card"]


def test_another_card_replaces_the_first_and_none_takes_it_back(store):
    ids, [one] = staged(store)
    turn(store, open_cards, ids)
    show(store, ids, one, GREEN)
    show(store, ids, one, RED)
    mine = in_transaction(store, card_of, **ids, participant_id=one)
    assert mine == ShownCard(Answered.NO, Progress.RED)
    show(store, ids, one, NONE)
    assert in_transaction(store, card_of, **ids, participant_id=one) is None
    assert counts(store, ids).people is PeopleBand.UNDER_5


def test_cards_are_shown_only_while_they_are_open(store):
    ids, [one] = staged(store)
    with pytest.raises(CardsClosed):
        show(store, ids, one, GREEN)
    turn(store, open_cards, ids)
    show(store, ids, one, GREEN)
    turn(store, close_cards, ids)
    with pytest.raises(CardsClosed):
        show(store, ids, one, RED)
    assert in_transaction(store, card_of, **ids, participant_id=one).progress is Progress.GREEN


def test_cards_are_open_for_one_answer_at_a_time(store):
    first, [one] = staged(store)

    def another(db):
        listed = make_listed(db, first["session_id"], position=2)
        ids = {**first, "question_id": listed}
        put_question(db, **ids, actor=HOST, now=NOW)
        return ids

    second = in_transaction(store, another)
    turn(store, open_cards, first)
    turn(store, open_cards, second)
    assert in_transaction(store, open_for, session_id=first["session_id"]) == second["question_id"]
    with pytest.raises(CardsClosed):
        show(store, first, one, GREEN)
    show(store, second, one, GREEN)


def test_opening_and_closing_twice_changes_nothing(store):
    ids, _ = staged(store)
    turn(store, close_cards, ids)
    turn(store, open_cards, ids)
    turn(store, open_cards, ids, now=NOW + timedelta(minutes=1))
    turn(store, close_cards, ids)
    turn(store, close_cards, ids)
    assert kinds(store, ids) == ["put", "cards_opened", "cards_closed"]


def test_counts_are_bands_and_split_only_when_cards_are_closed(store):
    ids, people = staged(store, people=[1] * 11)
    turn(store, open_cards, ids)
    for number, one in enumerate(people):
        show(store, ids, one, GREEN if number else RED)
    live = counts(store, ids)
    assert (live.open, live.people) == (True, PeopleBand.TO_19)
    assert (live.answered, live.progress, live.most_progress) == (None, None, None)
    turn(store, close_cards, ids)
    closed = counts(store, ids)
    assert closed.progress == {
        Progress.RED: PeopleBand.UNDER_5,
        Progress.AMBER: PeopleBand.UNDER_5,
        Progress.GREEN: PeopleBand.TO_19,
    }
    assert (closed.most_answered, closed.most_progress) == (Answered.YES, Progress.GREEN)


def test_a_shared_device_counts_for_all_round_it_and_a_tie_leads_nowhere(store):
    ids, [table, other] = staged(store, people=(6, 6))
    turn(store, open_cards, ids)
    show(store, ids, table, GREEN)
    show(store, ids, other, RED)
    turn(store, close_cards, ids)
    found = counts(store, ids)
    assert found.progress[Progress.GREEN] is found.progress[Progress.RED] is PeopleBand.TO_9
    assert (found.people, found.most_progress) == (PeopleBand.TO_19, None)


def test_whoever_was_removed_or_sits_in_another_room_shows_no_card(store):
    ids, [one] = staged(store)
    _, [stranger] = staged(store)
    turn(store, open_cards, ids)

    def remove(db):
        db.get(Participant, one).removed_at = NOW

    show(store, ids, one, GREEN)
    in_transaction(store, remove)
    for gone in (one, stranger):
        with pytest.raises(ParticipantGone):
            show(store, ids, gone, RED)
    turn(store, close_cards, ids)
    assert counts(store, ids).people is PeopleBand.UNDER_5
    assert counts(store, ids).most_progress is None


@pytest.mark.parametrize("actor", [OTHER_HOST, BOARD], ids=["another host", "the board"])
def test_nobody_but_the_host_opens_cards(store, actor):
    ids, _ = staged(store)
    for use_case in (open_cards, close_cards):
        with pytest.raises(SessionNotFound):
            turn(store, use_case, ids, actor)


def test_there_are_no_cards_for_what_was_not_put(store):
    ids, _ = staged(store)
    listed = in_transaction(store, make_listed, ids["session_id"], position=2)
    with pytest.raises(QuestionNotFound):
        turn(store, open_cards, {**ids, "question_id": listed})


def test_a_closed_room_shows_no_cards_and_keeps_their_counts(store):
    ids, people = staged(store, people=(6, 1))

    def live(db):
        db.add(Room(session_id=ids["session_id"], code="CDFGHJ", opened_at=NOW))

    in_transaction(store, live)
    turn(store, open_cards, ids)
    show(store, ids, people[0], GREEN)

    def close(db):
        which = {"session_id": ids["session_id"], "actor": HOST, "now": NOW}
        close_room(db, **which)
        settle(db, ids["session_id"], all_of_it=True, now=NOW)

    in_transaction(store, close)
    with pytest.raises(CardsClosed):
        show(store, ids, people[1], RED)
    rows = in_transaction(store, lambda db: db.scalar(select(func.count()).select_from(Card)))
    found = counts(store, ids)
    assert (rows, found.open, found.people) == (0, False, PeopleBand.TO_9)
    assert found.progress[Progress.GREEN] is PeopleBand.TO_9
    assert found.most_progress is Progress.GREEN


def test_cards_of_many_at_once_are_all_kept_while_the_scribe_writes(store):
    ids, people = staged(store, people=[1] * 12)
    turn(store, open_cards, ids)
    said = {**ids, "actor": HOST, "now": NOW, **SAID}
    with ThreadPoolExecutor(6) as pool:
        taps = [pool.submit(show, store, ids, one, GREEN) for one in people * 2]
        writes = [pool.submit(in_transaction, store, record_answer, **said) for _ in range(3)]
        for one in (*taps, *writes):
            one.result()
    turn(store, close_cards, ids)
    assert kinds(store, ids).count("card") == len(people)
    assert counts(store, ids).progress[Progress.GREEN] is PeopleBand.TO_19
