"""Why a group judged so, and what the board replied: on the page of their question, if approved."""

import pytest
from sqlalchemy import select

from bot.questions.publication.page import public_page
from bot.store.tables.answers import Verdict
from bot.store.tables.rooms import GroupVerdict
from bot.store.tables.session_terms import DecidedHow
from bot.store.transaction import in_transaction
from bot.vocabulary import Language
from tests.factories import NOW
from tests.integration.public_steps import judged_by_group, made
from tests.session_steps import make_live_session

WORDS = {
    "reason_en": "They told us how long, and not why.",
    "reason_cy": "Dywedon nhw pa mor hir, ond nid pam.",
    "reply_en": "We will say why in May.",
    "reply_cy": "Byddwn yn dweud pam ym mis Mai.",
}


def judged(store, **words):
    question_id = made(store)
    judged_by_group(store, question_id)
    in_transaction(store, tell, question_id, {**WORDS, **words})
    return question_id


def tell(db, question_id, words):
    verdict = db.scalars(select(Verdict).where(Verdict.question_id == question_id)).one()
    ids = {
        "verdict_id": verdict.id,
        "session_id": make_live_session(db),
        "question_id": question_id,
    }
    how = {"decided_how": DecidedHow.HANDS, "people": "10-19", "replied_at": NOW}
    db.add(GroupVerdict(**ids, **how, **words))


def group(store, question_id):
    return in_transaction(store, public_page, question_id=question_id, write=False).answer.group


def test_everybody_reads_the_reason_of_the_group_and_the_reply_of_the_board(store):
    found = group(store, judged(store))
    assert found.reason(Language.EN) == WORDS["reason_en"]
    assert found.reason(Language.CY) == WORDS["reason_cy"]
    assert found.reply(Language.EN) == WORDS["reply_en"]
    assert found.reply(Language.CY) == WORDS["reply_cy"]
    assert found.replied_on == NOW.date()


@pytest.mark.parametrize(
    "words",
    [
        {"reason_cy": "", "reply_en": ""},
        {"reason_en": "Ring 07700 900123.", "reply_cy": "Ffoniwch 07700 900123."},
    ],
    ids=["one-language", "personal"],
)
def test_words_that_nobody_approved_for_all_are_not_told(store, words):
    found = group(store, judged(store, **words))
    for language in Language:
        assert (found.reason(language), found.reply(language)) == ("", "")
    assert found.replied_on is None


def test_without_a_verdict_of_a_group_there_are_no_words(store):
    question_id = made(store)
    assert group(store, question_id) is None
