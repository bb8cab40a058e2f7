"""You asked, they said, what happened, your verdict: over HTTP, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from bot.questions.answering.following import commitments_for, report_commitment
from bot.questions.answering.publishing import unpublish_answer
from bot.questions.answering.rows import answer_of
from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.judging.verdicts import give_verdict
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Language,
    Level,
    Permission,
    Progress,
    Role,
    Workflow,
)
from tests.factories import (
    ANSWER,
    COMMITMENT,
    NOW,
    TEXT,
    TEXT_OTHER,
    make_actor,
    make_answer,
    make_askers,
    make_question,
)
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public

TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
CODE = "808K-GYT2-AZXQ"
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


def _answered(store, *, commitments=(), askers=0, **changes):
    """A published answer; the question's id and the receipt codes of all who asked."""

    def make(db):
        question = make_question(db, state=Workflow.ACCEPTED, code=CODE, themes="waiting_times")
        codes = [CODE, *make_askers(db, question, askers)]
        make_answer(db, question, commitments=commitments, **changes)
        return question.id, codes

    return in_transaction(store, make)


async def _get(site, path, language="en", **query):
    reply = await site.client.get(path, params={"lang": language, **query})
    return reply, unescape(reply.text)


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
    question_id, _ = _answered(sqlite_store, commitments=(COMMITMENT,))
    reply, page = await _get(site, f"/questions/{question_id}", language)
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
    unknown, nowhere = await _get(site, f"/questions/{uuid4()}", language)
    reply, page = await _get(site, f"/questions/{made.id}", language)
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
        assert TEXT not in (await _get(site, path))[1]


async def test_answer_that_is_not_out_is_not_shown(site, sqlite_store):
    for stage in (AnswerStage.WRITING, AnswerStage.SUBMITTED, AnswerStage.APPROVED):
        made = in_transaction(sqlite_store, make_question, state=Workflow.ACCEPTED)
        in_transaction(
            sqlite_store,
            lambda db, stage=stage, made=made: make_answer(
                db, db.merge(made), stage=stage, commitments=(COMMITMENT,)
            ),
        )
        _, page = await _get(site, f"/questions/{made.id}")
        assert TEXT in page
        assert "waiting for the answer" in page
        assert ANSWER.text_en not in page
        assert COMMITMENT.what_en not in page


async def test_question_taken_back_leaves_only_a_stone(site, sqlite_store):
    question_id, [code, *_] = _answered(sqlite_store)
    in_transaction(
        sqlite_store, withdraw_question, receipt_hash=receipt_hash(code), now=datetime.now(UTC)
    )
    for language, says in (("en", "taken back"), ("cy", "dynnu’n ôl")):
        reply, page = await _get(site, f"/questions/{question_id}", language)
        assert reply.status_code == 410
        assert says in page
        assert ANSWER.text(Language(language)) not in page
        assert words_of_other_language(site, page, Language(language)) == []


async def test_address_of_a_merged_question_leads_to_the_one_that_stands_for_it(site, sqlite_store):
    question_id, _ = _answered(sqlite_store, askers=1)
    merged = in_transaction(
        sqlite_store,
        lambda db: db.scalar(select(Question.id).where(Question.merged_into == question_id)),
    )
    reply = await site.client.get(f"/questions/{merged}?lang=cy")
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/questions/{question_id}?lang=cy"


def _judge(store, codes, answered=Answered.YES, progress=Progress.GREEN):
    for code in codes:
        in_transaction(
            store, give_verdict, receipt_hash=receipt_hash(code), answered=answered,
            progress=progress, now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize("judges", [1, 4])
async def test_fewer_than_five_verdicts_are_not_told(site, sqlite_store, judges):
    question_id, codes = _answered(sqlite_store, askers=6)
    _judge(sqlite_store, codes[:judges])
    _, page = await _get(site, f"/questions/{question_id}")
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
    question_id, codes = _answered(sqlite_store, askers=5)
    _judge(sqlite_store, codes)
    _, page = await _get(site, f"/questions/{question_id}", language)
    assert [words for words in shown if words not in page] == []
    assert words_of_other_language(site, page, Language(language)) == []


async def test_split_with_a_small_part_is_left_out(site, sqlite_store):
    question_id, codes = _answered(sqlite_store, askers=6)
    _judge(sqlite_store, codes[:6])
    _judge(sqlite_store, codes[6:], Answered.NO, Progress.RED)
    _, page = await _get(site, f"/questions/{question_id}")
    assert "7 of those who asked" in page
    assert "some of them are under 5" in page
    assert "Green: 6" not in page


@pytest.mark.parametrize(
    ("state", "english", "welsh"),
    [
        (CommitmentState.KEPT, "Kept", "Wedi’i gadw"),
        (CommitmentState.PARTLY_KEPT, "Kept in part", "Wedi’i gadw’n rhannol"),
        (CommitmentState.NOT_KEPT, "Not kept", "Heb ei gadw"),
    ],
)
async def test_what_became_of_a_promise_is_told(site, sqlite_store, state, english, welsh):
    question_id, _ = _answered(sqlite_store, commitments=(COMMITMENT,))
    [promised] = in_transaction(sqlite_store, commitments_for, actor=TEAM)
    in_transaction(
        sqlite_store, report_commitment, commitment_id=promised.commitment_id, actor=TEAM,
        state=state, happened_en="The doors opened in May.",
        happened_cy="Agorodd y drysau ym mis Mai.", version=promised.version, now=NOW,
    )  # fmt: skip
    _, page = await _get(site, f"/questions/{question_id}")
    assert f"<strong>{english}</strong>" in page
    assert "The doors opened in May." in page
    _, page = await _get(site, f"/questions/{question_id}", "cy")
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
    question_id, _ = _answered(sqlite_store, kind=kind)
    assert says in (await _get(site, f"/questions/{question_id}"))[1]


async def test_answer_that_comes_late_is_called_late(site, sqlite_store):
    question_id, _ = _answered(sqlite_store)
    put = in_transaction(sqlite_store, make_question, state=Workflow.PUT_TO_BOARD)
    _, page = await _get(site, f"/questions/{put.id}")
    assert "The answer is due by 31 March 2031." in page
    _, page = await _get(site, f"/questions/{question_id}")
    assert "Answered on time" in page
    in_transaction(
        sqlite_store,
        lambda db: _publish_late(db, put),
    )
    _, page = await _get(site, f"/questions/{put.id}")
    assert "Answered late. The answer was due by 31 March 2031." in page


def _publish_late(db, question):
    make_answer(db, db.merge(question), now=NOW + timedelta(days=60))


async def test_answer_being_corrected_says_that_it_comes_again(site, sqlite_store):
    question_id, _ = _answered(sqlite_store)
    answer = in_transaction(sqlite_store, _answer_row, question_id=question_id)
    in_transaction(
        sqlite_store, unpublish_answer, question_id=question_id, actor=TEAM,
        version=answer.version, now=NOW + timedelta(days=1), correcting=True,
    )  # fmt: skip
    _, page = await _get(site, f"/questions/{question_id}")
    assert "taken down on 4 March 2031 to be corrected" in page
    assert ANSWER.text_en not in page


def _answer_row(db, *, question_id):
    return answer_of(db, db.get(Question, question_id))


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
    assert "others ask this too" not in (await _get(site, f"/questions/{made.id}"))[1]
    for _ in range(4):
        async with httpx.AsyncClient(base_url=site.client.base_url) as other:
            await other.post(path, data={"lang": "en"})
    assert "5 others ask this too" in (await _get(site, f"/questions/{made.id}"))[1]


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_list_narrows_pages_and_helps_when_empty(site, sqlite_store, language):
    for day in range(21):
        in_transaction(
            sqlite_store, make_question, state=Workflow.ACCEPTED,
            created_at=NOW - timedelta(days=day),
        )  # fmt: skip
    _, first = await _get(site, "/questions", language)
    assert first.count("<h3><a ") == 20
    assert 'rel="next"' in first
    _, second = await _get(site, "/questions", language, page="2")
    assert second.count("<h3><a ") == 1
    assert 'rel="prev"' in second
    for query in ({"region": "powys"}, {"words": "zebra"}, {"state": "judged"}, {"page": "99"}):
        reply, empty = await _get(site, "/questions", language, **query)
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
        assert (await _get(site, "/questions", language, **odd))[1].count("<h3><a ") == 20


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_no_page_mixes_its_languages(site, sqlite_store, language):
    _answered(sqlite_store, commitments=(COMMITMENT,))
    for path in ("/questions", "/boards", "/boards/gwent", "/boards/powys", "/good-practice",
                 "/question", "/ask", "/privacy", "/"):  # fmt: skip
        reply, page = await _get(site, path, language)
        assert reply.status_code == 200, path
        assert words_of_other_language(site, page, Language(language)) == [], path


@pytest.mark.parametrize(
    ("typed", "lands"),
    [
        ("Casnewydd", "/boards/gwent?"),
        ("ym Mangor, Gwynedd", "/boards/north_wales?"),
        ("LD1 5HH", "/boards/powys?"),
        ("Birmingham", "/boards?place=outside"),
        ("Xyzzy", "/boards?place=unknown"),
    ],
)
async def test_board_is_found_by_place_and_the_place_is_in_no_address(site, typed, lands):
    reply = await site.client.post("/boards", data={"place": typed, "lang": "en"})
    assert reply.status_code == 303
    assert reply.headers["location"].startswith(lands)
    page = await site.client.get(reply.headers["location"])
    assert page.status_code == 200


async def test_board_nobody_knows_is_no_page(site):
    for path in ("/boards/england", "/boards/england/feed.xml", "/boards/GWENT"):
        assert (await site.client.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("language", "says"), [("en", "Opening Doors"), ("cy", "Agor Drysau")], ids=["en", "cy"]
)
async def test_printed_page_names_the_service_its_address_and_the_day(
    site, sqlite_store, language, says
):
    question_id, _ = _answered(sqlite_store)
    _, page = await _get(site, f"/questions/{question_id}", language)
    printed = page[page.index('class="print-only"') :].split("</p>")[0]
    assert says in printed
    assert f"/questions/{question_id}" in printed
    assert str(datetime.now(UTC).year) in printed


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_feed_says_that_thinking_about_it_is_not_done(site, sqlite_store, language):
    fields = replace(ANSWER, kind=AnswerStatus.WILL_CONSIDER)
    _answered(sqlite_store, fields=fields)
    feed = (await _get(site, "/feed.json", language))[0].json()
    says = {"en": "does not count as done", "cy": "ddim yn cyfrif"}[language]
    assert says in feed["items"][0]["content_text"]


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_one_verdict_is_not_said_to_be_that_of_young_people(site, sqlite_store, language):
    question_id, codes = _answered(sqlite_store)
    in_transaction(
        sqlite_store, give_verdict, receipt_hash=receipt_hash(codes[0]), answered=Answered.NO,
        progress=Progress.RED, now=NOW,
    )  # fmt: skip
    says = {"en": "Those who asked are judging", "cy": "Mae’r rhai ofynnodd yn barnu"}[language]
    assert says in (await _get(site, "/questions", language))[1]
