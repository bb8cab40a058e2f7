"""What an author is told before and after sending: who reads it, and that it is no secret."""

import pytest

from bot.questions.reviewing.safeguarding import mark_safeguarding
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Safeguarding, Workflow
from tests.factories import NOW, make_question
from tests.fakes import FakeEngine
from tests.integration.public_pages import words_of_other_language
from tests.integration.public_site import serve_public
from tests.integration.receipt_pages import CODE, LEAD, make_asked, send
from tests.integration.test_ask_pages import TOKEN, WELSH, WRITTEN, _reviewed

BEFORE = {
    "en": "So we cannot promise to keep it secret.",
    "cy": "Felly allwn ni ddim addo ei gadw’n gyfrinach.",
}
AFTER = {
    "en": "They may have to tell people who can help. If you need help now, do not wait",
    "cy": "Os oes angen help arnat ti nawr, paid ag aros",
}
BY_RECEIPT = {
    "en": "So they cannot keep it secret.",
    "cy": "Felly allan nhw ddim ei gadw’n gyfrinach.",
}


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


@pytest.mark.parametrize(("language", "written"), [("en", WRITTEN), ("cy", WELSH)])
async def test_before_sending_the_form_says_who_reads_it_and_that_it_is_no_secret(
    site, language, written
):
    page = await _reviewed(site, written, language)
    assert page.index(BEFORE[language]) < page.index('action="/ask/send"')
    csrf = TOKEN.search(page)[1]
    body = {"csrf": csrf, "lang": language}
    sent = await site.client.post("/ask/send", data=body, follow_redirects=True)
    assert AFTER[language] in sent.text


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("level", [Level.SOFT, Level.FULL])
@pytest.mark.parametrize("held", [False, True])
async def test_while_the_lane_has_it_the_receipt_says_what_happens(
    site, sqlite_store, language, level, held
):
    made = in_transaction(sqlite_store, make_question, code=CODE, level=level)
    if held:
        given = {"question_id": made.id, "actor": LEAD, "version": made.version, "now": NOW}
        in_transaction(sqlite_store, mark_safeguarding, **given, outcome=Safeguarding.HELD)
    _, page = await send(site, language=language)
    assert page.index("tel:08001111") < page.index(BY_RECEIPT[language])
    assert words_of_other_language(site, page, Language(language)) == []


async def test_a_receipt_outside_the_lane_does_not_alarm(site, sqlite_store):
    make_asked(sqlite_store, state=Workflow.ACCEPTED)
    assert BY_RECEIPT["en"] not in (await send(site))[1]
