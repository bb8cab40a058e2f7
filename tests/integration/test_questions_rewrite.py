"""A returned question written anew: same question, same receipt, other words."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.errors import DraftMissing, QuestionNotFound, TransitionRefused
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_choice, put_text, read_draft
from bot.questions.asking.intake import DraftNotReviewed, submit_question
from bot.questions.asking.receipts import mint_receipt, receipt_hash, show_receipt
from bot.questions.asking.review import review_draft
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.reviewing.moderation import accept_question, return_question
from bot.questions.reviewing.pass_on import move_region
from bot.questions.reviewing.safeguarding import flag_question
from bot.questions.reviewing.tagging import set_themes
from bot.questions.reviewing.wording import earlier_words, redact_question
from bot.store.tables.questions import Question, QuestionSupport, QuestionTheme
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
from tests.factories import NOW, TEXT, make_draft
from tests.integration.question_steps import (
    GWENT,
    POWYS,
    act,
    audited,
    count,
    kept,
    made,
    steps_of,
    where_written,
)

FIRST = "Why is the quokka ward in Casnewydd closed to us?"
NEW = "When will the ward for young people open again?"
CHAT = "a-chat"


def returned(store, reason="unclear", **fields):
    code = fields.setdefault("code", mint_receipt())
    question = made(store, **{"text_original": FIRST, **fields})
    act(store, return_question, question, reason=reason)
    return question, code


def rewrite(store, question, *, chat=CHAT, language=Language.EN, code="", now=NOW):
    return in_transaction(
        store,
        open_rewrite,
        conversation_id=chat,
        question_id=question,
        language=language,
        now=now,
        code=code,
    )


def change(store, field, value, *, level=Level.NONE, chat=CHAT):
    put = {"conversation_id": chat, "field": field, "now": NOW}
    if field in (DraftField.TEXT, DraftField.CONTEXT):
        return in_transaction(store, put_text, text=value, level=level, **put)
    return in_transaction(store, put_choice, value=value, **put)


def send(store, *, chat=CHAT, now=NOW, review=True):
    if review:
        in_transaction(store, review_draft, conversation_id=chat, now=now)
    return in_transaction(store, submit_question, conversation_id=chat, now=now)


def send_anew(store, question, text=NEW, level=Level.NONE, code=""):
    rewrite(store, question, code=code)
    change(store, DraftField.TEXT, text, level=level)
    return send(store)


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
