"""When a question is not written anew, and what goes with the words that were there."""

from datetime import timedelta

import pytest

from bot.errors import DraftMissing, TransitionRefused
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import read_draft
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import mint_receipt
from bot.questions.asking.review import review_draft
from bot.questions.reviewing.moderation import accept_question, return_question
from bot.questions.reviewing.pass_on import move_region
from bot.questions.reviewing.safeguarding import flag_question
from bot.questions.reviewing.wording import redact_question
from bot.store.tables.questions import QuestionSupport
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Region,
    Visibility,
    Workflow,
)
from tests.factories import NOW, TEXT, make_draft
from tests.integration.question_steps import (
    act,
    count,
    kept,
    made,
    where_written,
)
from tests.integration.rewrite_steps import (
    CHAT,
    FIRST,
    NEW,
    change,
    returned,
    rewrite,
    send,
    send_anew,
)


def test_going_on_keeps_what_was_written(store):
    question, _ = returned(store)
    rewrite(store, question)
    change(store, DraftField.TEXT, NEW)
    assert rewrite(store, question).text == NEW


def test_a_draft_of_something_else_gives_way(store):
    question, _ = returned(store)
    in_transaction(store, make_draft, conversation_id=CHAT, text=TEXT)
    assert rewrite(store, question).text == FIRST


@pytest.mark.parametrize(
    "state", [Workflow.SUBMITTED, Workflow.DECLINED, Workflow.ACCEPTED, Workflow.WITHDRAWN]
)
def test_only_a_question_that_came_back_is_written_anew(store, state):
    with pytest.raises(TransitionRefused):
        rewrite(store, made(store, state=state))
    draft = {"conversation_id": CHAT, "now": NOW, "write": False}
    assert in_transaction(store, read_draft, **draft) is None


def test_what_the_lane_has_is_not_written_anew(store):
    question, _ = returned(store)
    rewrite(store, question)
    act(store, flag_question, question)
    with pytest.raises(TransitionRefused):
        send(store)
    with pytest.raises(TransitionRefused):
        rewrite(store, question, chat="another")


def test_the_second_of_two_chats_comes_too_late(store):
    question, _ = returned(store)
    for chat in ("one", "other"):
        rewrite(store, question, chat=chat)
        change(store, DraftField.TEXT, f"{NEW} {chat}", chat=chat)
    send(store, chat="one")
    with pytest.raises(TransitionRefused):
        send(store, chat="other")
    assert kept(store, question).text_original == f"{NEW} one"


def test_a_rewrite_is_gone_after_half_an_hour_and_the_question_stays(store):
    question, _ = returned(store)
    rewrite(store, question)
    with pytest.raises(DraftMissing):
        send(store, now=NOW + timedelta(minutes=31))
    assert kept(store, question).workflow is Workflow.RETURNED


def test_it_is_decided_about_like_any_other(store):
    question, _ = returned(store)
    send_anew(store, question)
    act(store, accept_question, question, text_other="Pryd bydd y ward yn agor eto i ni?")
    assert kept(store, question).visibility is Visibility.PUBLIC


def sent_again(store, question, text=None):
    """Written anew with these words, or sent as it was."""
    rewrite(store, question)
    if text is not None:
        change(store, DraftField.TEXT, text)
    send = {"conversation_id": CHAT, "now": NOW}
    in_transaction(store, review_draft, **send)
    in_transaction(store, submit_question, **send)


def test_what_staff_took_out_of_the_same_words_stays_out(store):
    question, _ = returned(store)
    act(store, redact_question, question, spans=[(FIRST.index("quokka"), 14)])
    taken = kept(store, question).text_public
    assert "quokka" not in taken
    sent_again(store, question)
    assert kept(store, question).text_public == taken


def test_other_words_are_looked_through_anew(store):
    question, _ = returned(store)
    act(store, redact_question, question, spans=[(0, 3)])
    sent_again(store, question, NEW)
    assert kept(store, question).text_public is None


@pytest.mark.parametrize("reason", ["personal_information", "named_person"])
def test_what_staff_wrote_about_a_detail_goes_with_it(store, reason):
    code = mint_receipt()
    question = made(store, text_original=FIRST, code=code)
    act(store, return_question, question, reason=reason, note="Leave out the quokka ward.")
    sent_again(store, question, NEW)
    assert where_written(store, "quokka") == set()


def test_votes_for_other_words_are_not_counted(store):
    question, _ = returned(store)
    voted = QuestionSupport(question_id=question, supporter_hash="a", created_at=NOW)
    in_transaction(store, lambda db: db.add(voted))
    sent_again(store, question, NEW)
    assert count(store, QuestionSupport) == 0


def test_votes_for_another_board_are_not_counted(store):
    question = made(store)
    voted = QuestionSupport(question_id=question, supporter_hash="a", created_at=NOW)
    in_transaction(store, lambda db: db.add(voted))
    act(store, move_region, question, region=Region.POWYS, reason="other_area")
    assert count(store, QuestionSupport) == 0
