"""The answer on the receipt page, and the verdict of its author."""

import pytest

from bot.questions.answering.rows import answer_of
from bot.questions.asking.receipts import receipt_hash
from bot.questions.judging.verdicts import own_verdict
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Language,
    Permission,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    TEXT,
)
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public
from tests.integration.receipt_pages import CODE, make_answered, make_asked, send


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", [ANSWER.text_en, ANSWER.given_by_en, COMMITMENT.what_en, "by 2 May 2031",
                "Read it in Welsh"]),
        ("cy", [ANSWER.text_cy, ANSWER.given_by_cy, COMMITMENT.what_cy, "erbyn 2 Mai 2031",
                "Ei ddarllen yn Saesneg"]),
    ],
)  # fmt: skip
async def test_answer_is_in_the_language_of_the_page_with_the_other_at_hand(
    site, sqlite_store, language, shown
):
    make_answered(sqlite_store, permission=Permission.NEITHER)
    _, page = await send(site, language=language)
    assert [words for words in shown if words not in page] == []
    other = Language(language).other
    assert f'lang="{other.value}">{ANSWER.text(other)}</p>' in page
    assert 'class="way"' in page
    assert "/questions/" not in page  # it is public nowhere


async def test_answer_that_is_not_out_is_not_shown_to_its_author_either(site, sqlite_store):
    for number, stage in enumerate((AnswerStage.WRITING, AnswerStage.APPROVED)):
        code = ("C6D6-N7TV-TXP9", "BNER-X58X-S3D2")[number]
        make_answered(sqlite_store, code=code, stage=stage)
    for code in ("C6D6-N7TV-TXP9", "BNER-X58X-S3D2"):
        _, page = await send(site, code=code)
        assert TEXT in page
        assert ANSWER.text_en not in page


@pytest.mark.parametrize(
    ("language", "kept", "said", "again"),
    [
        ("en", "Your verdict is kept", "You said: Partly.", "Change my verdict"),
        ("cy", "Mae dy farn wedi’i chadw", "Dywedaist ti: Yn rhannol.", "Newid fy marn"),
    ],
)
async def test_verdict_is_given_and_changed_while_open(
    site, sqlite_store, language, kept, said, again
):
    question_id, _ = make_answered(sqlite_store)
    _, page = await send(site, language=language)
    assert 'name="answered" value="partly" required>' in page
    verdict = {"answered": "partly", "progress": "amber"}
    reply, page = await send(site, "/question/verdict", language=language, **verdict)
    assert reply.status_code == 200
    assert kept in page
    assert said in page
    assert again in page
    assert 'value="amber" required checked' in page
    await send(site, "/question/verdict", answered="no", progress="red")
    assert in_transaction(sqlite_store, _kept_verdict, question_id=question_id) == ("no", "red")


def _kept_verdict(db, *, question_id):
    answer = answer_of(db, db.get(Question, question_id))
    mine = own_verdict(db, receipt_hash=receipt_hash(CODE), answer_id=answer.id)
    return str(mine.answered), str(mine.progress)


async def test_verdict_with_a_part_missing_asks_for_both(site, sqlite_store):
    make_answered(sqlite_store)
    for said in ({"answered": "yes"}, {"progress": "red"}, {"answered": "x", "progress": "red"}):
        reply, page = await send(site, "/question/verdict", **said)
        assert reply.status_code == 400
        assert "one answer to each of the two questions" in page


async def test_verdict_on_what_has_no_answer_is_refused_kindly(site, sqlite_store):
    make_asked(sqlite_store, state=Workflow.ACCEPTED)
    _, page = await send(site)
    assert 'action="/question/verdict"' not in page
    reply, page = await send(site, "/question/verdict", answered="yes", progress="red")
    assert reply.status_code == 409
    assert "cannot be done" in page
    assert TEXT in page


@pytest.mark.parametrize(
    ("verdict", "says"),
    [(("no", "green"), "can be asked again"), (("yes", "red"), "can be asked again"),
     (("yes", "amber"), "After 90 days")],
)  # fmt: skip
async def test_verdict_says_what_follows(site, sqlite_store, verdict, says):
    make_answered(sqlite_store)
    answered, progress = verdict
    _, page = await send(site, "/question/verdict", answered=answered, progress=progress)
    assert "You have said what you think of the answer." in page
    assert says in page


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ["put your question together", "You all get one answer", "are on the website"]),
        ("cy", ["rhoi dy gwestiwn gyda rhai tebyg", "Bydd un ateb i bawb", "ar y wefan"]),
    ],
)
async def test_merged_question_shows_what_is_answered_for_all(site, sqlite_store, language, says):
    question_id, [code] = make_answered(sqlite_store, askers=1)
    _, page = await send(site, language=language, code=code)
    for words in says:
        assert page.count(words) == 1, words
    for again in ("asked the same", "gofynnodd eraill", "Gofynnodd eraill"):
        assert again not in page
    assert ANSWER.text(Language(language)) in page
    assert f"/questions/{question_id}?" in page
    assert 'action="/question/verdict"' in page
    assert words_of_other_language(site, page, Language(language)) == []
