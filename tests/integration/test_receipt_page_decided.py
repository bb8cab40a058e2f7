"""What its author reads and does when a question was declined, returned, passed on or moved."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from bot.questions.reviewing.moderation import decline_question, return_question
from bot.questions.reviewing.pass_on import move_region, pass_on_question
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Region,
    Role,
    Workflow,
)
from tests.factories import (
    NOW,
    TEXT,
    make_actor,
    make_question,
)
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public
from tests.integration.receipt_pages import CODE, TEAM, TOKEN, make_asked, send


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_declined_question_tells_why_and_is_looked_at_again_once(
    site, sqlite_store, language
):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, decline_question, question_id=made.id, actor=TEAM, version=made.version,
        reason="about_one_case", note="We read it twice.", now=datetime.now(UTC),
    )  # fmt: skip
    _, page = await send(site, language=language)
    says = {"en": "one person’s own case", "cy": "achos un person"}[language]
    assert says in page.replace("'", "’")
    assert "We read it twice." in page
    assert 'action="/question/appeal"' in page
    reply, page = await send(site, "/question/appeal", language=language)
    assert reply.status_code == 200
    assert {"en": "will look at your question again", "cy": "edrych ar dy gwestiwn eto"}[
        language
    ] in page
    assert 'action="/question/appeal"' not in page
    assert words_of_other_language(site, page, Language(language)) == []
    assert (await send(site, "/question/appeal"))[0].status_code == 409


async def test_appeal_after_its_days_is_not_offered(site, sqlite_store):
    made = in_transaction(
        sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW,
        created_at=datetime.now(UTC) - timedelta(days=30),
    )  # fmt: skip
    in_transaction(
        sqlite_store, decline_question, question_id=made.id, actor=TEAM, version=made.version,
        reason="about_one_case", note="", now=datetime.now(UTC) - timedelta(days=15),
    )  # fmt: skip
    _, page = await send(site)
    assert 'action="/question/appeal"' not in page
    assert (await send(site, "/question/appeal"))[0].status_code == 409


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_returned_question_is_written_anew_and_keeps_its_receipt(
    site, sqlite_store, language
):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, return_question, question_id=made.id, actor=TEAM, version=made.version,
        reason="unclear", note="", now=NOW,
    )  # fmt: skip
    _, page = await send(site, language=language)
    assert 'action="/question/rewrite"' in page
    opened, _ = await send(site, "/question/rewrite", language=language)
    assert opened.status_code == 303
    assert CODE not in opened.headers["location"]
    form = await site.client.get(opened.headers["location"])
    shown = unescape(form.text)
    assert f">{TEXT}</textarea>" in shown  # the author's words, to be changed
    assert f"<blockquote>{TEXT}</blockquote>" in shown or f">{TEXT}</blockquote>" in shown
    assert {"en": "Why it came back", "cy": "Pam ddaeth e’n ôl"}[language] in shown
    assert words_of_other_language(site, shown, Language(language)) == []
    anew = {
        "text": "When will the wait for an autism assessment be shorter?", "context": "",
        "area": "W06000022", "asked_to": "board", "age_band": "14-16", "permission": "both",
        "chose_themes": "yes", "csrf": TOKEN.search(form.text)[1], "lang": language,
    }  # fmt: skip
    written = await site.client.post("/ask", data=anew)
    review = await site.client.get(written.headers["location"])
    sent = await site.client.post("/ask/send", data={"csrf": TOKEN.search(review.text)[1]})
    receipt = (await site.client.get(sent.headers["location"])).text
    assert CODE in receipt
    _, page = await send(site)
    assert anew["text"] in page
    assert "A person is reading" in page
    assert TEXT not in page


async def test_question_that_did_not_come_back_is_not_rewritten(site, sqlite_store):
    make_asked(sqlite_store, state=Workflow.ACCEPTED)
    reply, page = await send(site, "/question/rewrite")
    assert reply.status_code == 409
    assert TEXT in page
    assert TEXT not in (await site.client.get("/ask")).text


@pytest.mark.parametrize(
    ("language", "body"), [("en", "Newport City Council"), ("cy", "Cyngor Dinas Casnewydd")]
)
async def test_question_passed_on_says_to_whom(site, sqlite_store, language, body):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, pass_on_question, question_id=made.id, actor=TEAM, version=made.version,
        body="council_W06000022", reason="they_run_it", note="", now=NOW,
    )  # fmt: skip
    _, page = await send(site, language=language)
    assert re.search(
        r"(Who decides about this|Pwy sy’n penderfynu am hyn): .*(Newport|Casnewydd)", page
    )
    assert words_of_other_language(site, page, Language(language)) == []


@pytest.mark.parametrize(
    ("language", "board", "why"),
    [
        ("en", "Powys Regional Partnership Board", "another board looks after"),
        ("cy", "Bwrdd Partneriaeth Rhanbarthol Powys", "yng ngofal bwrdd arall"),
    ],
)
async def test_moved_question_says_where_it_is_and_why(site, sqlite_store, language, board, why):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    in_transaction(
        sqlite_store, move_region, question_id=made.id, actor=TEAM, version=made.version,
        region=Region.POWYS, reason="other_area", now=NOW,
    )  # fmt: skip
    _, page = await send(site, language=language)
    assert board in page
    assert why in page


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "somebody else decided"), ("cy", "Rhywun arall benderfynodd y tro yma")],
)
async def test_author_is_told_when_the_appeal_is_decided(site, sqlite_store, language, says):
    made = in_transaction(sqlite_store, make_question, code=CODE, state=Workflow.IN_REVIEW)
    decline = {"question_id": made.id, "reason": "about_one_case", "note": ""}
    in_transaction(
        sqlite_store, decline_question, actor=TEAM, version=made.version,
        now=datetime.now(UTC), **decline,
    )  # fmt: skip
    await send(site, "/question/appeal")
    assert says not in (await send(site, language=language))[1]
    version = in_transaction(sqlite_store, lambda db: db.get(Question, made.id).version)
    in_transaction(
        sqlite_store, decline_question, actor=make_actor(Role.COMMISSIONER_TEAM, None),
        version=version, now=datetime.now(UTC), **decline,
    )  # fmt: skip
    assert says in (await send(site, language=language))[1]


@pytest.mark.parametrize("state", [Workflow.DECLINED, Workflow.RETURNED, Workflow.PASSED_ON])
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_way_on_can_be_taken_from_the_page(site, sqlite_store, state, language):
    make_asked(sqlite_store, state=state)
    _, page = await send(site, language=language)
    assert re.search(r"href=\"(tel:\d|https://)", page[page.index("doors-title") :])
    assert f'class="button second" href="/ask?lang={language}"' in page
