"""What makes a question findable follows its words, in the same transaction."""

import pytest
from sqlalchemy import select

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_text
from bot.questions.asking.intake import submit_question
from bot.questions.asking.review import review_draft
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.reviewing.moderation import accept_question, return_question
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.store.tables.question_work import QuestionFeatures, QuestionWord
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level
from tests.factories import NOW, make_draft
from tests.integration.question_steps import act, count

TEXT = "Why is the skate park shut when it rains?"
OTHER = "Pam mae’r parc sglefrio ar gau pan mae’n bwrw glaw?"
CHAT = {"conversation_id": "chat", "now": NOW}


def sent(store):
    in_transaction(store, make_draft, conversation_id="chat", text=TEXT)
    return in_transaction(store, submit_question, **CHAT).question_id


def words(store):
    """The words without the sign in front that says of which language they are."""
    rows = in_transaction(
        store, lambda db: db.scalars(select(QuestionWord.word)).all(), write=False
    )
    return {word[1:] for word in rows}


def features(store):
    wanted = select(QuestionFeatures.features)
    return in_transaction(store, lambda db: db.scalars(wanted).one(), write=False)


def test_a_question_is_findable_once_it_is_kept(store):
    sent(store)
    assert {"skate", "park", "shut"} <= words(store)
    assert features(store)


def test_a_translation_is_found_by_its_words(store):
    question = sent(store)
    before, found = words(store), features(store)
    act(store, translate_question, question, text=OTHER)
    assert words(store) > before and features(store) == found


def test_a_translation_written_while_accepting_is_found_too(store):
    question = sent(store)
    before = words(store)
    act(store, accept_question, question, text_other=OTHER)
    assert words(store) > before


def test_the_translation_that_goes_with_what_was_taken_out_is_not_found(store):
    question = sent(store)
    before = words(store)
    act(store, translate_question, question, text=OTHER)
    act(store, redact_question, question, spans=[(0, 3)])
    assert not words(store) - before - {"taken", "out"}


def test_new_words_take_the_place_of_those_that_came_back(store):
    question = sent(store)
    before, found = words(store), features(store)
    act(store, return_question, question, reason="personal_information")
    in_transaction(store, open_rewrite, question_id=question, language=Language.EN, **CHAT)
    text = {"field": DraftField.TEXT, "text": "Who pays for counselling?", "level": Level.NONE}
    in_transaction(store, put_text, **text, **CHAT)
    in_transaction(store, review_draft, **CHAT)
    in_transaction(store, submit_question, **CHAT)
    assert features(store) != found
    assert not {word for word in words(store) if word.startswith("skate")}
    assert words(store) and words(store) != before


def test_what_is_not_kept_in_the_end_is_not_findable(store):
    in_transaction(store, make_draft, conversation_id="chat", text=TEXT)

    def fail_after(db):
        submit_question(db, **CHAT)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_transaction(store, fail_after)
    assert count(store, QuestionWord) == count(store, QuestionFeatures) == 0
    assert count(store, Question) == 0
