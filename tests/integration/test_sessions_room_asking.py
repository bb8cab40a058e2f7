"""What is asked in a room: once, by the way of every question, and shown to nobody before."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.errors import NotAllowed
from bot.questions.asking.draft_fields import TextTooShort
from bot.questions.asking.drafts import expire_drafts
from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.sessions.room.asking import Asking, ask_in_room, review_words
from bot.sessions.room.chair import lock, unlock
from bot.sessions.room.events import EventKind, events_after
from bot.sessions.room.faults import (
    AskingLocked,
    NotInRehearsal,
    RoomInputInvalid,
    SlipTaken,
    TooManyWaiting,
)
from bot.sessions.room.moderating import Chosen, send_back
from bot.sessions.room.own import own_questions
from bot.sessions.room.screens import projector_view, waiting_in_room
from bot.sessions.room.slips import type_slip
from bot.store.tables.questions import Channel, Question, QuestionDraft
from bot.store.tables.rooms import Participant, RoomQuestion
from bot.store.tables.session_terms import Surface
from bot.vocabulary import (
    AgeBand,
    AskedTo,
    Language,
    Level,
    Permission,
    Region,
    Role,
    Safeguarding,
    Visibility,
    Workflow,
)
from tests.factories import NOW
from tests.integration.live_room import WORDS, Live
from tests.integration.question_steps import LEAD, count, kept, lane, where_written

SERIOUS = "I want to kill myself, who can help me tonight?"
WELSH = "Pam does dim bws i’n pentref ni gyda’r nos?"


def own(live: Live, who) -> list:
    return list(live.do(own_questions, participant_id=who.participant_id))


def kinds(live: Live) -> list[EventKind]:
    return [one.kind for one in live.do(events_after, session_id=live.session_id, after=0)]


def test_what_is_asked_is_a_question_like_every_other(store):
    live = Live(store)
    receipt = live.ask(live.join())
    question = kept(store, receipt.question_id)
    assert (question.text_original, question.channel) == (WORDS, Channel.SESSION)
    assert (question.region, question.council) == (Region.GWENT, None)
    assert (question.asked_to, question.age_band) == (AskedTo.BOARD, AgeBand.NOT_SAID)
    assert (question.permission, question.workflow) == (Permission.READ_OUT, Workflow.SUBMITTED)
    status = live.do(question_by_receipt, receipt_hash=receipt_hash(receipt.code))
    assert status.question_id == receipt.question_id
    assert kinds(live) == [EventKind.OPENED, EventKind.JOINED, EventKind.ASKED]


def test_it_may_be_published_only_if_its_author_says_so(store):
    live = Live(store)
    receipt = live.ask(live.join(), WELSH, publish=True, language=Language.CY)
    question = kept(store, receipt.question_id)
    assert (question.permission, question.language) == (Permission.BOTH, Language.CY)


def test_national_question_has_no_region(store):
    live = Live(store, region=None, role=Role.COMMISSIONER_TEAM)
    receipt = live.ask(live.join(region=Region.POWYS))
    assert kept(store, receipt.question_id).region is None


def test_twenty_taps_at_once_are_one_question_with_one_receipt(store):
    live = Live(store)
    who = live.join()
    with ThreadPoolExecutor(10) as pool:
        sent = list(pool.map(lambda _: live.ask(who, sent_id="tap-12345678"), range(20)))
    assert len(set(sent)) == 1 and sent[0].code
    assert count(store, Question) == count(store, RoomQuestion) == 1
    assert kinds(live).count(EventKind.ASKED) == 1


def test_same_client_key_of_two_people_is_two_questions(store):
    live = Live(store)
    one, other = (live.ask(live.join(), sent_id="the-same-key") for _ in range(2))
    assert one.question_id != other.question_id and one.code != other.code


def test_one_person_may_ask_again_and_the_first_receipt_stays(store):
    live = Live(store)
    who = live.join()
    first = live.ask(who, sent_id="first-question")
    second = live.ask(who, "And why is it so dear?", sent_id="second-question")
    assert second.question_id != first.question_id
    assert live.ask(who, sent_id="first-question") == first
    assert {one.question_id for one in own(live, who)} == {first.question_id, second.question_id}


def test_own_questions_are_seen_by_nobody_else(store):
    live = Live(store)
    one, other = live.join(), live.join()
    receipt = live.ask(one)
    (mine,) = own(live, one)
    assert (mine.question_id, mine.text, mine.step) == (receipt.question_id, WORDS, "submitted")
    assert own(live, other) == []
    assert live.do(projector_view, session_id=live.session_id).questions == ()
    (waiting,) = live.do(waiting_in_room, host=live.moderator)
    assert waiting.text == WORDS


def test_author_sees_why_it_came_back(store):
    live = Live(store)
    who = live.join()
    chosen = Chosen(live.ask(who).question_id)
    live.act(send_back, host=live.moderator, chosen=chosen, reason="unclear", note_text="Where?")
    (mine,) = own(live, who)
    assert (mine.step, mine.reason) == ("returned", "unclear")


@pytest.mark.parametrize("text", [SERIOUS, "dwi eisiau lladd fy hun"], ids=["en", "cy"])
def test_what_screening_finds_goes_to_the_lane_and_never_to_the_room(store, text):
    live = Live(store)
    who = live.join()
    receipt = live.ask(who, text)
    assert receipt.level is not Level.NONE and receipt.code
    question = kept(store, receipt.question_id)
    assert question.safeguarding is Safeguarding.FLAGGED
    assert lane(store, LEAD) == {receipt.question_id}
    assert live.do(waiting_in_room, host=live.chair) == ()
    assert own(live, who)[0].step == "with_safeguarding"


def test_details_are_found_before_and_taken_out_unless_they_stay_in(store):
    live = Live(store)
    who = live.join()
    text = "Can the board ring me back on 07700 900123 about the bus?"
    ids = {"participant_id": who.participant_id, "language": Language.EN}
    review = live.at(review_words, text=text, **ids)
    (found,) = review.findings
    assert found.taken_out and "07700" not in (review.fields.text or "")
    without = kept(store, live.ask(who, text).question_id)
    whole = kept(store, live.ask(who, text, kept_in=frozenset({found.number})).question_id)
    assert "07700" not in without.text_original and whole.text_original == text


def test_locked_room_takes_no_question_but_knows_what_it_took(store):
    live = Live(store)
    who = live.join()
    sent = live.ask(who, sent_id="before-the-lock")
    live.act(lock)
    with pytest.raises(AskingLocked):
        live.ask(who)
    with pytest.raises(AskingLocked):
        ids = {"participant_id": who.participant_id, "language": Language.EN}
        live.at(review_words, text=WORDS, **ids)
    assert live.ask(who, sent_id="before-the-lock") == sent
    live.act(unlock)
    assert live.ask(who).question_id


def test_one_person_cannot_fill_the_room(sqlite_store, monkeypatch):
    live = Live(sqlite_store)
    monkeypatch.setattr("bot.sessions.room.asking.MOST_WAITING", 2)
    who = live.join()
    live.ask(who), live.ask(who)
    with pytest.raises(TooManyWaiting):
        live.ask(who)
    assert live.ask(live.join())


@pytest.mark.parametrize("sent_id", ["", "short", "with a space", "x" * 65])
def test_client_key_that_is_none_is_refused(sqlite_store, sent_id):
    live = Live(sqlite_store)
    with pytest.raises(RoomInputInvalid):
        live.ask(live.join(), sent_id=sent_id)


def test_too_little_is_refused_and_leaves_nothing(store):
    live = Live(store)
    with pytest.raises(TextTooShort):
        live.ask(live.join(), "Why?")
    assert count(store, Question) == count(store, QuestionDraft) == 0


def test_rehearsal_takes_no_words_that_need_help(store):
    live = Live(store, rehearsal=True)
    who = live.join()
    with pytest.raises(NotInRehearsal):
        live.ask(who, SERIOUS)
    assert not where_written(store, "kill myself")
    receipt = live.ask(who)
    assert receipt.code == ""
    assert kept(store, receipt.question_id).visibility is Visibility.REHEARSAL


def test_slip_is_typed_in_once_and_marked_as_from_paper(store):
    live = Live(store)
    asking = Asking(WORDS, Language.EN, publish=True)
    typed = live.act(type_slip, host=live.moderator, slip=" cd-f 47 ", asking=asking)
    assert typed.slip == "CDF47" and typed.receipt.code
    again = live.act(type_slip, slip="CDF47", asking=asking)
    assert again.receipt.question_id == typed.receipt.question_id and again.receipt.code == ""
    with pytest.raises(SlipTaken):
        live.act(type_slip, slip="CDF47", asking=Asking(f"{WORDS} Why?", Language.EN))
    question = kept(store, typed.receipt.question_id)
    assert (question.channel, question.permission) == (Channel.PAPER, Permission.BOTH)
    (waiting,) = live.do(waiting_in_room, host=live.chair)
    assert waiting.on_paper and waiting.slip == "CDF47"
    assert count(store, Participant) == 0


def test_slip_with_details_is_known_again(sqlite_store):
    live = Live(sqlite_store)
    asking = Asking("Ring me on 07700 900123 about the late bus?", Language.EN)
    first = live.act(type_slip, slip="CDF47", asking=asking)
    assert live.act(type_slip, slip="CDF47", asking=asking).receipt.question_id == (
        first.receipt.question_id
    )


def test_slip_is_screened_like_everything_else(store):
    live = Live(store)
    typed = live.act(type_slip, slip="CDF47", asking=Asking(SERIOUS, Language.EN))
    assert typed.receipt.level is Level.FULL
    assert lane(store, LEAD) == {typed.receipt.question_id}
    assert live.do(waiting_in_room, host=live.chair) == ()


def test_same_slip_typed_in_by_two_hosts_at_once_is_one_question(store):
    live = Live(store)
    asking = Asking(WORDS, Language.EN)
    with ThreadPoolExecutor(8) as pool:
        typed = list(pool.map(lambda _: live.act(type_slip, slip="CDF47", asking=asking), range(8)))
    assert len({one.receipt.question_id for one in typed}) == 1
    assert [bool(one.receipt.code) for one in typed].count(True) == 1


def test_projector_types_no_slips_and_a_slip_needs_a_code(sqlite_store):
    live = Live(sqlite_store)
    asking = Asking(WORDS, Language.EN)
    with pytest.raises(NotAllowed):
        live.act(type_slip, host=live.passes[Surface.PROJECTOR], slip="CDF47", asking=asking)
    for slip in ("", "TOOLONGCODE", "ÂÂ"):
        with pytest.raises(RoomInputInvalid):
            live.act(type_slip, slip=slip, asking=asking)


def test_receipt_of_the_same_tap_has_no_code_once_it_is_no_longer_shown(store):
    live = Live(store)
    who = live.join()
    live.ask(who, sent_id="first-question")
    live.do(expire_drafts, NOW + timedelta(hours=1))
    asking = Asking(WORDS, Language.EN)
    ids = {"participant_id": who.participant_id, "sent_id": "first-question", "asking": asking}
    assert live.at(ask_in_room, now=NOW + timedelta(hours=1), **ids).code == ""
    assert count(store, Question) == 1
