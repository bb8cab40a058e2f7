"""You asked, they said, what happened, your verdict: over HTTP, in both languages."""

from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    Language,
    Level,
    Permission,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    TEXT_OTHER,
    make_answer,
    make_question,
)
from tests.fakes import FakeEngine
from tests.integration.answered_pages import CODE, make_answered, read_page
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public

HIDDEN = [
    {"state": Workflow.SUBMITTED},
    {"state": Workflow.IN_REVIEW},
    {"state": Workflow.RETURNED},
    {"state": Workflow.DECLINED},
    {"state": Workflow.PASSED_ON},
    {"state": Workflow.WITHDRAWN},
    {"state": Workflow.ERASED},
    {"state": Workflow.ACCEPTED, "permission": Permission.READ_OUT},
    {"state": Workflow.ACCEPTED, "text_other": None},
    {"state": Workflow.SUBMITTED, "level": Level.FULL},
]


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "en",
            [
                "You asked", TEXT, "They said", ANSWER.text_en, ANSWER.given_by_en,
                "What happened", COMMITMENT.what_en, COMMITMENT.who_en, "by 2 May 2031",
                "Your verdict", "Answered on time", "Gwent", "Waiting times",
            ],
        ),
        (
            "cy",
            [
                "Gofynnoch chi", TEXT_OTHER, "Dywedon nhw", ANSWER.text_cy, ANSWER.given_by_cy,
                "Beth ddigwyddodd", COMMITMENT.what_cy, COMMITMENT.who_cy, "erbyn 2 Mai 2031",
                "Eich dyfarniad chi", "Cafodd ei ateb mewn pryd", "Gwent", "Amseroedd aros",
            ],
        ),
    ],
)  # fmt: skip
async def test_page_tells_what_was_asked_said_promised_and_judged(
    site, sqlite_store, language, shown
):
    question_id, _ = make_answered(sqlite_store, commitments=(COMMITMENT,))
    reply, page = await read_page(site, f"/questions/{question_id}", language)
    assert reply.status_code == 200
    assert [words for words in shown if words not in page] == []
    assert words_of_other_language(site, page, Language(language)) == []
    for hidden in (TEXT if language == "cy" else TEXT_OTHER, CODE, "W06000022", "Newport", "14-16"):
        assert hidden not in page


@pytest.mark.parametrize("fields", HIDDEN, ids=lambda f: "-".join(map(str, f.values())))
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_page_of_a_question_nobody_may_read_helps_and_tells_nothing(
    site, sqlite_store, fields, language
):
    made = in_transaction(sqlite_store, make_question, **fields)
    unknown, nowhere = await read_page(site, f"/questions/{uuid4()}", language)
    reply, page = await read_page(site, f"/questions/{made.id}", language)
    assert reply.status_code == unknown.status_code == 404
    assert page.replace(str(made.id), "") == nowhere.replace(
        unknown.request.url.path.rsplit("/", 1)[1], ""
    )
    assert TEXT not in page
    for way in ("/questions?", "/question?", "/ask?", "tel:08001111"):
        assert way in page
    assert words_of_other_language(site, page, Language(language)) == []
    support = await site.client.post(f"/questions/{made.id}/support")
    assert support.status_code == 404
    for path in ("/questions", "/boards/gwent", "/feed.xml", "/feed.json"):
        assert TEXT not in (await read_page(site, path))[1]


async def test_answer_that_is_not_out_is_not_shown(site, sqlite_store):
    for stage in (AnswerStage.WRITING, AnswerStage.SUBMITTED, AnswerStage.APPROVED):
        made = in_transaction(sqlite_store, make_question, state=Workflow.ACCEPTED)
        in_transaction(
            sqlite_store,
            lambda db, stage=stage, made=made: make_answer(
                db, db.merge(made), stage=stage, commitments=(COMMITMENT,)
            ),
        )
        _, page = await read_page(site, f"/questions/{made.id}")
        assert TEXT in page
        assert "waiting for the answer" in page
        assert ANSWER.text_en not in page
        assert COMMITMENT.what_en not in page


async def test_question_taken_back_leaves_only_a_stone(site, sqlite_store):
    question_id, [code, *_] = make_answered(sqlite_store)
    in_transaction(
        sqlite_store, withdraw_question, receipt_hash=receipt_hash(code), now=datetime.now(UTC)
    )
    for language, says in (("en", "taken back"), ("cy", "dynnu’n ôl")):
        reply, page = await read_page(site, f"/questions/{question_id}", language)
        assert reply.status_code == 410
        assert says in page
        assert ANSWER.text(Language(language)) not in page
        assert words_of_other_language(site, page, Language(language)) == []


async def test_address_of_a_merged_question_leads_to_the_one_that_stands_for_it(site, sqlite_store):
    question_id, _ = make_answered(sqlite_store, askers=1)
    merged = in_transaction(
        sqlite_store,
        lambda db: db.scalar(select(Question.id).where(Question.merged_into == question_id)),
    )
    reply = await site.client.get(f"/questions/{merged}?lang=cy")
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/questions/{question_id}?lang=cy"


async def test_asking_the_same_needs_no_account_and_counts_a_browser_once(site, sqlite_store):
    made = in_transaction(sqlite_store, make_question, state=Workflow.ACCEPTED)
    path = f"/questions/{made.id}/support"
    first = await site.client.post(path, data={"lang": "en"})
    assert first.status_code == 303
    assert "counted among those" in (await site.client.get(first.headers["location"])).text
    again = await site.client.post(path, data={"lang": "cy"})
    assert "wedi dy gyfri’n barod" in unescape(
        (await site.client.get(again.headers["location"])).text
    )
    foreign = await site.client.post(path, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403
    assert "others ask this too" not in (await read_page(site, f"/questions/{made.id}"))[1]
    for _ in range(4):
        async with httpx.AsyncClient(base_url=site.client.base_url, timeout=60) as other:
            await other.post(path, data={"lang": "en"})
    assert "5 others ask this too" in (await read_page(site, f"/questions/{made.id}"))[1]


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_list_narrows_pages_and_helps_when_empty(site, sqlite_store, language):
    for day in range(21):
        in_transaction(
            sqlite_store, make_question, state=Workflow.ACCEPTED,
            created_at=NOW - timedelta(days=day),
        )  # fmt: skip
    _, first = await read_page(site, "/questions", language)
    assert first.count("<h3><a ") == 20
    assert 'rel="next"' in first
    _, second = await read_page(site, "/questions", language, page="2")
    assert second.count("<h3><a ") == 1
    assert 'rel="prev"' in second
    for query in ({"region": "powys"}, {"words": "zebra"}, {"state": "judged"}, {"page": "99"}):
        reply, empty = await read_page(site, "/questions", language, **query)
        assert reply.status_code == 200
        assert f'href="/questions?lang={language}"' in empty
        assert f'href="/ask?lang={language}"' in empty
        assert words_of_other_language(site, empty, Language(language)) == []
    for odd in (
        {"page": "-1"},
        {"page": "²"},
        {"region": "x' OR 1"},
        {"theme": "no"},
        {"state": ""},
    ):
        assert (await read_page(site, "/questions", language, **odd))[1].count("<h3><a ") == 20


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_no_page_mixes_its_languages(site, sqlite_store, language):
    make_answered(sqlite_store, commitments=(COMMITMENT,))
    for path in ("/questions", "/boards", "/boards/gwent", "/boards/powys", "/good-practice",
                 "/question", "/ask", "/privacy", "/"):  # fmt: skip
        reply, page = await read_page(site, path, language)
        assert reply.status_code == 200, path
        assert words_of_other_language(site, page, Language(language)) == [], path


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Opening Doors"), ("cy", "Agor Drysau")], ids=["en", "cy"]
)
async def test_printed_page_names_the_service_its_address_and_the_day(
    site, sqlite_store, language, says
):
    question_id, _ = make_answered(sqlite_store)
    _, page = await read_page(site, f"/questions/{question_id}", language)
    printed = page[page.index('class="print-only"') :].split("</p>")[0]
    assert says in printed
    assert f"/questions/{question_id}" in printed
    assert str(datetime.now(UTC).year) in printed
