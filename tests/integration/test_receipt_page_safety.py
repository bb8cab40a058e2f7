"""The receipt page of a question that the safeguarding lead has read."""

import pytest

from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.safeguarding import mark_safeguarding
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
    reply = "Thank you for telling us. Ring Meic when you can."
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
