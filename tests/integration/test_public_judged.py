"""What came of an answer, in public: verdicts, promises, kinds of answer, time, corrections."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.questions.answering.following import commitments_for, report_commitment
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.answering.rows import answer_of
from bot.questions.asking.receipts import receipt_hash
from bot.questions.judging.verdicts import give_verdict
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStatus,
    CommitmentState,
    Language,
    Progress,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    make_answer,
    make_question,
)
from tests.fakes import FakeEngine
from tests.integration.answered_pages import TEAM, make_answered, read_page
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


def _judge(store, codes, answered=Answered.YES, progress=Progress.GREEN):
    for code in codes:
        in_transaction(
            store, give_verdict, receipt_hash=receipt_hash(code), answered=answered,
            progress=progress, now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize("judges", [1, 4])
async def test_fewer_than_five_verdicts_are_not_told(site, sqlite_store, judges):
    question_id, codes = make_answered(sqlite_store, askers=6)
    _judge(sqlite_store, codes[:judges])
    _, page = await read_page(site, f"/questions/{question_id}")
    assert "No verdict is shown yet" in page
    assert f"{judges} of those" not in page


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["6 of those who asked this", "answered? Yes.", "Green: It is done", "Green: 6"]),
        ("cy", ["Mae 6 o’r rhai", "ei ateb? Do.", "Gwyrdd: Mae wedi’i wneud", "Gwyrdd: 6"]),
    ],
)  # fmt: skip
async def test_verdict_of_five_and_more_is_told_in_words_and_numbers(
    site, sqlite_store, language, shown
):
    question_id, codes = make_answered(sqlite_store, askers=5)
    _judge(sqlite_store, codes)
    _, page = await read_page(site, f"/questions/{question_id}", language)
    assert [words for words in shown if words not in page] == []
    assert words_of_other_language(site, page, Language(language)) == []


async def test_split_with_a_small_part_is_left_out(site, sqlite_store):
    question_id, codes = make_answered(sqlite_store, askers=6)
    _judge(sqlite_store, codes[:6])
    _judge(sqlite_store, codes[6:], Answered.NO, Progress.RED)
    _, page = await read_page(site, f"/questions/{question_id}")
    assert "7 of those who asked" in page
    assert "some of them are under 5" in page
    assert "Green: 6" not in page


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_one_verdict_is_not_said_to_be_that_of_young_people(site, sqlite_store, language):
    question_id, codes = make_answered(sqlite_store)
    in_transaction(
        sqlite_store, give_verdict, receipt_hash=receipt_hash(codes[0]), answered=Answered.NO,
        progress=Progress.RED, now=NOW,
    )  # fmt: skip
    says = {"en": "Those who asked are judging", "cy": "Mae’r rhai ofynnodd yn barnu"}[language]
    assert says in (await read_page(site, "/questions", language))[1]


@pytest.mark.parametrize(
    ("state", "english", "welsh"),
    [
        (CommitmentState.KEPT, "Kept", "Wedi’i gadw"),
        (CommitmentState.PARTLY_KEPT, "Kept in part", "Wedi’i gadw’n rhannol"),
        (CommitmentState.NOT_KEPT, "Not kept", "Heb ei gadw"),
    ],
)
async def test_what_became_of_a_promise_is_told(site, sqlite_store, state, english, welsh):
    question_id, _ = make_answered(sqlite_store, commitments=(COMMITMENT,))
    [promised] = in_transaction(sqlite_store, commitments_for, actor=TEAM)
    in_transaction(
        sqlite_store, report_commitment, commitment_id=promised.commitment_id, actor=TEAM,
        state=state, happened_en="The doors opened in May.",
        happened_cy="Agorodd y drysau ym mis Mai.", version=promised.version, now=NOW,
    )  # fmt: skip
    _, page = await read_page(site, f"/questions/{question_id}")
    assert f"<strong>{english}</strong>" in page
    assert "The doors opened in May." in page
    _, page = await read_page(site, f"/questions/{question_id}", "cy")
    assert f"<strong>{welsh}</strong>" in page
    assert "Agorodd y drysau ym mis Mai." in page


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (AnswerStatus.WILL_CONSIDER, "does not count as done"),
        (AnswerStatus.STOCK, "do not count as done"),
        (AnswerStatus.PARTIAL, "a part of the question"),
    ],
)
async def test_kind_of_answer_is_said_in_plain_words(site, sqlite_store, kind, says):
    question_id, _ = make_answered(sqlite_store, kind=kind)
    assert says in (await read_page(site, f"/questions/{question_id}"))[1]


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_feed_says_that_thinking_about_it_is_not_done(site, sqlite_store, language):
    fields = replace(ANSWER, kind=AnswerStatus.WILL_CONSIDER)
    make_answered(sqlite_store, fields=fields)
    feed = (await read_page(site, "/feed.json", language))[0].json()
    says = {"en": "does not count as done", "cy": "ddim yn cyfrif"}[language]
    assert says in feed["items"][0]["content_text"]


async def test_answer_that_comes_late_is_called_late(site, sqlite_store):
    question_id, _ = make_answered(sqlite_store)
    put = in_transaction(sqlite_store, make_question, state=Workflow.PUT_TO_BOARD)
    _, page = await read_page(site, f"/questions/{put.id}")
    assert "The answer is due by 31 March 2031." in page
    _, page = await read_page(site, f"/questions/{question_id}")
    assert "Answered on time" in page
    in_transaction(
        sqlite_store,
        lambda db: _publish_late(db, put),
    )
    _, page = await read_page(site, f"/questions/{put.id}")
    assert "Answered late. The answer was due by 31 March 2031." in page


def _publish_late(db, question):
    make_answer(db, db.merge(question), now=NOW + timedelta(days=60))


async def test_answer_being_corrected_says_that_it_comes_again(site, sqlite_store):
    question_id, _ = make_answered(sqlite_store)
    answer = in_transaction(sqlite_store, _answer_row, question_id=question_id)
    in_transaction(
        sqlite_store, unpublish_answer, question_id=question_id, actor=TEAM,
        version=answer.version, now=NOW + timedelta(days=1), correcting=True,
    )  # fmt: skip
    _, page = await read_page(site, f"/questions/{question_id}")
    assert "taken down on 4 March 2031 to be corrected" in page
    assert ANSWER.text_en not in page


def _answer_row(db, *, question_id):
    return answer_of(db, db.get(Question, question_id))
