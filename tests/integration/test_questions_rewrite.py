"""A returned question written anew: same question, same receipt, other words."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from bot.errors import QuestionNotFound
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.intake import DraftNotReviewed
from bot.questions.asking.receipts import mint_receipt, receipt_hash, show_receipt
from bot.questions.asking.review import review_draft
from bot.questions.reviewing.moderation import return_question
from bot.questions.reviewing.tagging import set_themes
from bot.questions.reviewing.wording import earlier_words
from bot.store.tables.questions import Question, QuestionTheme
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    Language,
    Level,
    Permission,
    Region,
    Safeguarding,
    Theme,
    Visibility,
    Workflow,
)
from tests.factories import NOW, make_draft
from tests.integration.question_steps import (
    GWENT,
    POWYS,
    act,
    audited,
    count,
    kept,
    steps_of,
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


def earlier(store, question, actor=GWENT):
    ask = {"question_id": question, "actor": actor, "write": False}
    return in_transaction(store, earlier_words, **ask)


def test_everything_is_filled_in_as_it_was(store):
    question, _ = returned(
        store, context="It matters.", themes="housing,access", permission=Permission.READ_OUT
    )
    view = rewrite(store, question, language=Language.CY)
    assert (view.text, view.context, set(view.themes.split(","))) == (
        FIRST,
        "It matters.",
        {"housing", "access"},
    )
    assert (view.area, view.asked_to, view.age_band) == ("W06000022", "board", "14-16")
    assert (view.permission, view.missing, view.rewrites) == ("read_out", (), question)


def test_the_new_words_stand_and_the_first_are_kept_for_staff(store):
    question, _ = returned(store, context="It matters.")
    assert kept(store, question).text_original == FIRST
    receipt = send_anew(store, question)

    now = kept(store, question)
    assert receipt.question_id == question and count(store, Question) == 1
    assert (now.text_original, now.text_public, now.text_other) == (NEW, None, None)
    assert (now.workflow, now.reason) == (Workflow.IN_REVIEW, None)
    [words] = earlier(store, question)
    assert (words.number, words.text, words.context) == (1, FIRST, "It matters.")
    with pytest.raises(QuestionNotFound):
        earlier(store, question, POWYS)
    assert steps_of(store, question)[-1] == "resubmit"
    assert audited(store, question)[-1].actor == "author"


def test_its_receipt_is_the_one_it_had(store):
    question, code = returned(store)
    before = kept(store, question).receipt_hash
    receipt = send_anew(store, question, code=code)
    assert receipt.code == show_receipt(code)
    assert kept(store, question).receipt_hash == before == receipt_hash(receipt.code)


@pytest.mark.parametrize("code", ["", mint_receipt()], ids=["none", "another"])
def test_a_code_that_is_not_its_own_is_never_shown(store, code):
    question, _ = returned(store)
    assert send_anew(store, question, code=code).code == ""


def test_a_receipt_that_is_still_shown_here_is_shown_again(store):
    conversation = in_transaction(store, make_draft, conversation_id=CHAT)
    first = send(store, chat=conversation)
    act(store, return_question, first.question_id, reason="unclear")
    assert send_anew(store, first.question_id) == first


@pytest.mark.parametrize("reason", ["personal_information", "named_person"])
def test_words_that_showed_somebody_are_nowhere_once_there_are_others(store, reason):
    question, _ = returned(store)
    send_anew(store, question, "Why was the platypus club closed to us?")
    act(store, return_question, question, reason=reason)
    assert where_written(store, "quokka") and where_written(store, "platypus")
    send_anew(store, question)
    assert earlier(store, question) == ()
    assert where_written(store, "quokka", "platypus") == set()


def test_sent_twice_or_by_many_at_once_it_is_one_step(store):
    question, _ = returned(store)
    rewrite(store, question)
    change(store, DraftField.TEXT, NEW)
    in_transaction(store, review_draft, conversation_id=CHAT, now=NOW)
    with ThreadPoolExecutor(8) as pool:
        receipts = set(pool.map(lambda _: send(store, review=False), range(8)))
    assert len(receipts) == 1
    assert steps_of(store, question).count("resubmit") == 1
    assert len(earlier(store, question)) == 1


def test_what_was_not_shown_to_its_author_is_not_sent(store):
    question, _ = returned(store)
    rewrite(store, question)
    change(store, DraftField.TEXT, NEW)
    with pytest.raises(DraftNotReviewed):
        send(store, review=False)
    assert kept(store, question).text_original == FIRST


def test_details_in_the_new_words_are_taken_out(store):
    question, _ = returned(store)
    send_anew(store, question, "Will you ring me on 07700 900123 about the ward?")
    assert kept(store, question).text_original == (
        "Will you ring me on [phone number] about the ward?"
    )


@pytest.mark.parametrize("level", [Level.SOFT, Level.FULL])
def test_new_words_that_screening_noticed_go_to_the_lane(store, level):
    question, _ = returned(store)
    send_anew(store, question, level=level)
    now = kept(store, question)
    assert (now.level, now.safeguarding) == (level, Safeguarding.FLAGGED)
    assert (now.workflow, now.visibility) == (Workflow.IN_REVIEW, Visibility.AUTHOR)
    assert steps_of(store, question)[-2:] == ["resubmit", "flag"]


def test_words_that_stay_keep_what_screening_says_of_them(store):
    question, _ = returned(store, text_original="I want to kill myself, who would help me?")
    rewrite(store, question)
    change(store, DraftField.AGE_BAND, "11-13")
    send(store)
    now = kept(store, question)
    assert (now.age_band, now.safeguarding) == (AgeBand.AGE_11_13, Safeguarding.FLAGGED)


@pytest.mark.parametrize(("text", "language"), [(FIRST, Language.EN), (NEW, Language.CY)])
def test_words_that_stay_keep_their_language(store, text, language):
    question, _ = returned(store)
    rewrite(store, question, language=Language.CY)
    change(store, DraftField.TEXT, text)
    send(store)
    assert kept(store, question).language is language


def test_another_area_takes_it_to_another_board(store):
    question, _ = returned(store, assigned_to=GWENT.account_id)
    rewrite(store, question)
    change(store, DraftField.AREA, "region:powys")
    send(store)
    now = kept(store, question)
    assert (now.region, now.council, now.assigned_to) == (Region.POWYS, None, None)


def test_themes_are_what_the_author_says_now(store):
    question, _ = returned(store, themes="housing,access")
    act(store, set_themes, question, themes=[Theme.HOUSING, Theme.FUNDING])
    rewrite(store, question)
    change(store, DraftField.THEMES, "funding,transport")
    send(store)
    rows = in_transaction(store, lambda db: db.scalars(select(QuestionTheme)).all())
    assert {(row.theme.value, row.source.value) for row in rows} == {
        ("funding", "staff"),
        ("transport", "asker"),
    }
