"""Words that are gone are gone: from every column, every draft and the files of the database."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import expire_drafts, put_text
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.review import review_draft
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.asking.status import question_by_receipt, withdraw_question
from bot.questions.life.erase import erase_question
from bot.questions.life.retention import forget_replies
from bot.questions.publication.readable import public_questions
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.moderation import accept_question, decline_question, return_question
from bot.questions.reviewing.notes import add_note
from bot.questions.reviewing.safeguarding import flag_question, mark_safeguarding
from bot.questions.reviewing.wording import redact_question
from bot.store.tables.question_work import QuestionFeatures, QuestionWord
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import AnswerStage, Language, Level, Safeguarding, Visibility, Workflow
from tests.factories import COMMITMENT, NOW, make_answer, make_draft
from tests.integration.question_steps import LEAD, act, count, kept, where_written

# Words that are nowhere else; each is where it says.
FIRST = "Why was the quokka ward closed to young people here?"
SECOND = "When will the platypus ward open for us again?"
OTHER = "Pryd fydd y ward wallaby yn agor i ni eto?"
WORDS = (
    "quokka",
    "platypus",
    "wallaby",
    "echidna",
    "bandicoot",
    "thylacine",
    "wombat",
    "kookaburra",
    "pangolin",
    "numbat",
)


@pytest.fixture
def long_life(store):
    """A question with words in every place that takes words; its id and receipt code.

    Its answer is written, but nobody has read it yet.
    """
    conversation = in_transaction(store, make_draft, text=FIRST, context="The echidna matters.")
    send = {"conversation_id": conversation, "now": NOW}
    receipt = in_transaction(store, submit_question, **send)
    question = receipt.question_id
    act(store, return_question, question, reason="unclear", note="Which bandicoot?")
    rewrite(store, question, conversation)
    put = {"field": DraftField.TEXT, "text": SECOND, "level": Level.NONE, **send}
    in_transaction(store, put_text, **put)
    in_transaction(store, review_draft, **send)
    in_transaction(store, submit_question, **send)
    act(store, redact_question, question, spans=[(SECOND.index("again"), len(SECOND) - 1)])
    act(store, accept_question, question, text_other=OTHER)
    act(store, add_note, question, text="About the thylacine.")
    in_transaction(store, promise_to, question, stage=AnswerStage.WRITING)
    act(store, flag_question, question)
    act(store, reply_to_author, question, LEAD, text="We saw the wombat.")
    return question, receipt.code


def promise_to(db, question_id, **more):
    """An answer and a promise that tell again what was asked."""
    promise = replace(COMMITMENT, what_en="We open the pangolin ward.", who_cy="Ward y pangolin")
    words = {"text_en": "You ask about the numbat ward.", "given_by_cy": "Ward y numbat"}
    make_answer(db, db.get(Question, question_id), commitments=(promise,), **words, **more)


def rewrite(store, question, conversation):
    draft = {"conversation_id": conversation, "language": Language.EN, "now": NOW}
    in_transaction(store, open_rewrite, question_id=question, **draft)


def cleared(store, question):
    act(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.CLEARED)


def withdraw(store, code):
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)


def in_files(store):
    """Which of the words are in the files of a SQLite database."""
    path = Path(store.engine.url.database)
    held = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()
    return {word for word in WORDS if word.encode() in held}


def gone(store):
    assert where_written(store, *WORDS) == set()
    assert count(store, QuestionWord) == count(store, QuestionFeatures) == 0
    if store.is_sqlite:
        assert in_files(store) == set()


def test_a_long_life_leaves_words_in_every_place(store, long_life):
    assert where_written(store, *WORDS) >= {
        "question.text_original",
        "question.text_public",
        "question.text_other",
        "question_wording.text",
        "question_wording.context",
        "question_event.note",
        "question_note.text",
        "lead_reply.text",
        "question_word.word",
        "answer.text_en",
        "answer.given_by_cy",
        "commitment.what_en",
        "commitment.who_cy",
    }
    assert count(store, QuestionFeatures) == 1
    if store.is_sqlite:
        assert in_files(store) == {*WORDS} - {"kookaburra"}


def test_nothing_is_left_of_a_question_that_was_taken_back(store, long_life):
    question, code = long_life
    cleared(store, question)
    withdraw(store, code)
    still_for_its_author(store, code)
    gone(store)
    now = kept(store, question)
    assert (now.workflow, now.visibility) == (Workflow.WITHDRAWN, Visibility.AUTHOR)
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert (status.step, status.text, status.note) == ("withdrawn", None, None)


def test_what_the_lane_still_needs_is_gone_when_its_lead_is_done(store, long_life):
    question, code = long_life
    withdraw(store, code)
    assert "question.text_original" in where_written(store, *WORDS)
    cleared(store, question)
    still_for_its_author(store, code)
    gone(store)


def still_for_its_author(store, code):
    """What the lead wrote waits for 30 days behind the receipt, then it is gone."""
    day = timedelta(days=1)
    for now in (NOW, NOW + 29 * day):
        in_transaction(store, forget_replies, now)
        assert where_written(store, *WORDS) == {"lead_reply.text"}
        status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
        assert [one.text for one in status.lead_replies] == ["We saw the wombat."]
    in_transaction(store, forget_replies, NOW + 30 * day)


def test_nothing_is_left_of_a_question_that_was_erased(store, long_life):
    question, code = long_life
    cleared(store, question)
    in_transaction(store, erase_question, question_id=question, now=NOW)
    gone(store)
    assert where_written(store, code, code.replace("-", ""), receipt_hash(code)) == set()


def test_a_draft_that_writes_it_anew_goes_with_it(store):
    conversation = in_transaction(store, make_draft, text=FIRST)
    receipt = in_transaction(store, submit_question, conversation_id=conversation, now=NOW)
    act(store, return_question, receipt.question_id, reason="unclear")
    rewrite(store, receipt.question_id, "elsewhere")
    put = {"conversation_id": "elsewhere", "field": DraftField.TEXT, "now": NOW}
    in_transaction(store, put_text, text="Where is the kookaburra?", level=Level.NONE, **put)
    assert where_written(store, "kookaburra") == {"question_draft.text"}
    withdraw(store, receipt.code)
    gone(store)


def test_the_words_of_a_declined_question_are_in_no_copy(store):
    """They stay in its own row, for the appeal; neither public nor in a draft."""
    conversation = in_transaction(store, make_draft, text=FIRST)
    receipt = in_transaction(store, submit_question, conversation_id=conversation, now=NOW)
    act(store, decline_question, receipt.question_id, reason="other_body")
    assert where_written(store, *WORDS) == {"question.text_original", "question_word.word"}
    assert not in_transaction(store, public_questions, write=False)
    withdraw(store, receipt.code)
    gone(store)


def test_a_published_question_that_is_taken_back_leaves_a_row_without_words(store):
    conversation = in_transaction(store, make_draft, text=FIRST)
    receipt = in_transaction(store, submit_question, conversation_id=conversation, now=NOW)

    act(store, accept_question, receipt.question_id, text_other=OTHER)
    in_transaction(store, promise_to, receipt.question_id)
    withdraw(store, receipt.code)
    now = kept(store, receipt.question_id)
    assert (now.workflow, now.published_at) == (Workflow.WITHDRAWN, NOW)
    assert count(store, QuestionEvent) == 10
    assert where_written(store, *WORDS) == {"commitment.what_en", "commitment.who_cy"}
    assert where_written(store, *set(WORDS) - {"pangolin"}) == set()


def test_drafts_that_were_left_lying_leave_nothing(store):
    in_transaction(store, make_draft, text=FIRST, context="The echidna matters.")
    in_transaction(store, expire_drafts, NOW + timedelta(minutes=31))
    gone(store)
