"""The receipt page of a question that the safeguarding lead has read."""

from datetime import UTC, datetime

import pytest

from bot.questions.life.reasons import reasons
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.safeguarding import decline_in_lane, mark_safeguarding
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Level,
    Safeguarding,
    Workflow,
)
from tests.factories import (
    NOW,
    make_question,
)
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public
from tests.integration.receipt_pages import CODE, LEAD, make_asked, send


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_reply_of_the_safeguarding_lead_is_shown_by_receipt_only(
    site, sqlite_store, language
):
    question_id = make_asked(sqlite_store, level=Level.FULL)
    reply = "We have read every word. Ring Meic when you can."
    in_transaction(
        sqlite_store, reply_to_author, question_id=question_id, text=reply, actor=LEAD, now=NOW
    )
    _, page = await send(site, language=language)
    assert reply in page
    assert 'class="way"' not in page
    assert words_of_other_language(site, page, Language(language)) == []
    public = await site.client.get(f"/questions/{question_id}")
    assert public.status_code == 404
    assert reply not in public.text


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("outcome", [None, Safeguarding.HELD, Safeguarding.ACTIONED])
async def test_help_numbers_stand_above_all_while_and_after_the_lane_has_it(
    site, sqlite_store, language, outcome
):
    made = in_transaction(sqlite_store, make_question, code=CODE, level=Level.FULL)
    if outcome:
        in_transaction(
            sqlite_store, mark_safeguarding, question_id=made.id, actor=LEAD,
            version=made.version, outcome=outcome, now=NOW,
        )  # fmt: skip
    _, page = await send(site, language=language)
    assert 0 < page.index("tel:08001111") < page.index('id="now-title"')
    soon = {"en": "A person will read it soon", "cy": "Bydd person yn ei ddarllen"}[language]
    assert soon not in page
    assert words_of_other_language(site, page, Language(language)) == []


async def test_message_of_the_lead_comes_before_where_the_question_is(site, sqlite_store):
    question_id = make_asked(sqlite_store, level=Level.FULL)
    in_transaction(
        sqlite_store, reply_to_author, question_id=question_id, text="Ring Meic today.",
        actor=LEAD, now=NOW,
    )  # fmt: skip
    _, page = await send(site)
    assert page.index("tel:08001111") < page.index("Ring Meic today.") < page.index("now-title")


async def test_page_without_the_lane_does_not_alarm(site, sqlite_store):
    make_asked(sqlite_store, state=Workflow.ACCEPTED)
    assert "tel:08001111" not in (await send(site))[1]


@pytest.mark.parametrize(
    ("language", "thanks", "reads"),
    [
        ("en", "Thank you for telling us.", "They will then read your words."),
        ("cy", "Diolch am ddweud wrthon ni.", "Byddan nhw’n darllen dy eiriau wedyn."),
    ],
)
@pytest.mark.parametrize("reason", ["help_not_answer", "too_private", "about_one_case"])
async def test_what_a_lead_declined_is_told_kindly_with_help_first_and_ways_on(
    site, sqlite_store, language, thanks, reads, reason
):
    now = datetime.now(UTC)
    made = in_transaction(sqlite_store, make_question, code=CODE, level=Level.FULL, created_at=now)
    in_transaction(
        sqlite_store, decline_in_lane, question_id=made.id, actor=LEAD, version=made.version,
        now=now, reason=reason, note="",
    )  # fmt: skip
    _, page = await send(site, language=language)
    said = reasons()[reason]
    why, on = said.words(Language(language)), said.way_on(Language(language))
    order = [page.index(one) for one in ("tel:08001111", thanks, why, on, "doors-title", reads)]
    assert order == sorted(order)
    assert 'action="/question/appeal"' in page
    for blunt in ("We cannot take your question", "Allwn ni ddim mynd â dy gwestiwn"):
        assert blunt not in page
    assert words_of_other_language(site, page, Language(language)) == []
