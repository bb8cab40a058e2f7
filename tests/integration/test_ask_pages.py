"""Asking without JavaScript: what others asked already, guessed themes, details, an old form."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from bot.store.tables.questions import QuestionTheme
from bot.store.transaction import in_transaction
from bot.vocabulary import Theme, Workflow
from tests.factories import TEXT, TEXT_OTHER, make_question
from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
WRITTEN = {
    "text": "How long do we have to wait for an autism assessment?", "context": "",
    "area": "W06000022", "asked_to": "board", "age_band": "14-16", "permission": "both",
}  # fmt: skip
WELSH = {**WRITTEN, "text": "Pam mae’n rhaid i ni aros mor hir am asesiad awtistiaeth?"}


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


async def _reviewed(site, written, language="en"):
    """Fill in the form; the review page."""
    page = await site.client.get("/ask", params={"lang": language})
    csrf = TOKEN.search(page.text)[1]
    sent = await site.client.post("/ask", data={**written, "csrf": csrf, "lang": language})
    assert sent.status_code == 303, sent.text
    return unescape((await site.client.get(sent.headers["location"])).text)


@pytest.mark.parametrize(
    ("language", "written", "asked"), [("en", WRITTEN, TEXT), ("cy", WELSH, TEXT_OTHER)]
)
async def test_public_question_like_ours_is_offered_before_sending(
    site, sqlite_store, language, written, asked
):
    made = in_transaction(sqlite_store, make_question, state=Workflow.ACCEPTED)
    page = await _reviewed(site, written, language)
    assert f"<blockquote>{asked}</blockquote>" in page
    assert f'name="question" value="{made.id}"' in page


async def test_asking_the_same_too_counts_once_and_deletes_the_draft(site, sqlite_store):
    made = in_transaction(sqlite_store, make_question, state=Workflow.ACCEPTED)
    page = await _reviewed(site, WRITTEN)
    body = {"csrf": TOKEN.search(page)[1], "question": str(made.id), "lang": "en"}
    reply = await site.client.post("/ask/support", data=body)
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/questions/{made.id}?said=supported&lang=en"
    again = await site.client.get("/ask/review")
    assert again.status_code == 410


@pytest.mark.parametrize("state", [Workflow.SUBMITTED, Workflow.IN_REVIEW, Workflow.DECLINED])
async def test_question_nobody_approved_is_not_offered_and_cannot_be_supported(
    site, sqlite_store, state
):
    made = in_transaction(sqlite_store, make_question, state=state)
    page = await _reviewed(site, WRITTEN)
    assert TEXT not in page
    body = {"csrf": TOKEN.search(page)[1], "question": str(made.id)}
    assert (await site.client.post("/ask/support", data=body)).status_code == 404
    nonsense = {**body, "question": "nonsense"}
    assert (await site.client.post("/ask/support", data=nonsense)).status_code == 404


@pytest.mark.parametrize(
    ("language", "written", "guessed"),
    [
        ("en", WRITTEN, "We guessed what it is about"),
        ("cy", WELSH, "Fe wnaethon ni ddyfalu am beth"),
    ],
)
async def test_themes_are_guessed_shown_and_changed_by_the_author(site, language, written, guessed):
    page = await _reviewed(site, written, language)
    assert guessed in page
    for theme in ("waiting_times", "neurodiversity"):
        assert f'value="{theme}" checked' in page
    body = {"csrf": TOKEN.search(page)[1], "themes": "housing", "lang": language}
    changed = await site.client.post("/ask/themes", data=body)
    page = unescape((await site.client.get(changed.headers["location"])).text)
    assert 'value="housing" checked' in page
    assert guessed not in page
    assert 'value="waiting_times" checked' not in page


async def test_author_who_wants_no_theme_is_not_asked_again(site):
    page = await _reviewed(site, WRITTEN)
    body = {"csrf": TOKEN.search(page)[1], "lang": "en"}
    await site.client.post("/ask/themes", data=body)
    form = (await site.client.get("/ask?lang=en")).text
    assert 'name="chose_themes" value="yes"' in form
    sent = {**WRITTEN, "chose_themes": "yes", "csrf": TOKEN.search(form)[1], "lang": "en"}
    await site.client.post("/ask", data=sent)
    assert " checked" not in (await site.client.get("/ask/review?lang=en")).text


@pytest.mark.parametrize(
    ("language", "kind", "ask", "out", "kept"),
    [
        ("en", "a phone number", "Take this out?", "Yes, take it out", "No, keep it in"),
        ("cy", "rhif ffôn", "Tynnu hwn allan?", "Ie, tynnu allan", "Na, cadw i mewn"),
    ],
)
async def test_each_detail_is_asked_about_and_out_unless_its_author_says_no(
    site, language, kind, ask, out, kept
):
    page = await _reviewed(site, {**WRITTEN, "text": "Ring 07700 900123, why no help?"}, language)
    assert kind in page
    assert ask in page
    assert re.search(rf'aria-pressed="true">{out}', page)
    assert "07700 900123, why" not in page
    for decision, words in (("keep_in", kept), ("take_out", out)):
        body = {"csrf": TOKEN.search(page)[1], "number": "1", "decision": decision}
        moved = await site.client.post("/ask/finding", data={**body, "lang": language})
        page = unescape((await site.client.get(moved.headers["location"])).text)
        assert re.search(rf'aria-pressed="true">{words}', page)
        assert ("07700 900123, why" in page) is (decision == "keep_in")


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Your words are still here"), ("cy", "Mae dy eiriau’n dal yma")],
)
async def test_form_that_is_too_old_says_so_and_keeps_every_word(site, language, says):
    old = {**WRITTEN, "context": "because it matters", "themes": "transport", "lang": language}
    reply = await site.client.post("/ask", data={**old, "csrf": "of yesterday"})
    assert reply.status_code == 403
    page = unescape(reply.text)
    assert says in page
    assert f">{WRITTEN['text']}</textarea>" in page
    assert ">because it matters</textarea>" in page
    assert 'value="transport" checked' in page
    csrf = TOKEN.search(reply.text)[1]
    again = await site.client.post("/ask", data={**old, "csrf": csrf})
    assert again.headers["location"].startswith("/ask/review")


async def test_problem_leads_to_its_field(site):
    csrf = TOKEN.search((await site.client.get("/ask")).text)[1]
    for changed, field in (
        ({"text": "why?"}, "text"),
        ({"context": "w" * 1001}, "context"),
        ({"permission": "perhaps"}, "permission"),
    ):
        reply = await site.client.post("/ask", data={**WRITTEN, **changed, "csrf": csrf})
        assert reply.status_code == 400
        assert f'<a href="#{field}">' in reply.text
        assert f'id="{field}"' in reply.text


async def _sent(site, **more):
    page = await _reviewed(site, WRITTEN)
    csrf = TOKEN.search(page)[1]
    return await site.client.post("/ask/send", data={"csrf": csrf, "lang": "en", **more})


async def test_going_back_after_sending_leads_to_the_receipt(site):
    await _sent(site)
    for path in ("/ask/review?lang=cy",):
        back = await site.client.get(path)
        assert back.status_code == 303
        assert back.headers["location"] == "/ask/receipt?lang=cy"
    receipt = unescape((await site.client.get("/ask/receipt?lang=en")).text)
    assert "Your question was sent" in receipt
    assert "within 5 working days" in receipt
    csrf = TOKEN.search(receipt)[1]
    for path in ("/ask/themes", "/ask/finding", "/ask/send"):
        again = await site.client.post(path, data={"csrf": csrf, "lang": "en"})
        assert again.headers["location"] == "/ask/receipt?lang=en"


async def test_themes_ticked_beside_the_send_button_are_sent(site, sqlite_store):
    reply = await _sent(site, chose_themes="yes", themes=["housing", "transport"])
    assert reply.headers["location"].startswith("/ask/receipt")
    kept = in_transaction(sqlite_store, lambda db: set(db.scalars(select(QuestionTheme.theme))))
    assert kept == {Theme.HOUSING, Theme.TRANSPORT}


async def test_ticks_do_not_send_words_that_their_author_was_not_shown(site):
    page = await _reviewed(site, WRITTEN)
    csrf = TOKEN.search(page)[1]
    other = {**WRITTEN, "text": "Why is the youth club closed in winter?"}
    await site.client.post("/ask", data={**other, "csrf": csrf, "lang": "en"})
    sent = {"csrf": csrf, "lang": "en", "chose_themes": "yes", "themes": "housing"}
    assert (await site.client.post("/ask/send", data=sent)).status_code == 409


async def test_guessed_themes_follow_words_that_are_changed(site):
    await _reviewed(site, WRITTEN)
    form = (await site.client.get("/ask?lang=en")).text
    ticked = re.findall(r'name="themes" value="(\w+)" checked', form)
    other = {**WRITTEN, "text": "Why is there no bus home from the clinic?", "themes": ticked}
    sent = {**other, "chose_themes": "yes", "csrf": TOKEN.search(form)[1], "lang": "en"}
    await site.client.post("/ask", data=sent)
    page = (await site.client.get("/ask/review?lang=en")).text
    assert 'value="transport" checked' in page
    assert 'value="neurodiversity" checked' not in page
    assert "We guessed what it is about" in page


@pytest.mark.parametrize(
    ("language", "says"), [("en", "You get no receipt"), ("cy", "Fyddi di ddim yn cael derbynneb")]
)
async def test_asking_the_same_too_says_first_what_it_means(site, sqlite_store, language, says):
    in_transaction(sqlite_store, make_question, state=Workflow.ACCEPTED)
    page = await _reviewed(site, WRITTEN if language == "en" else WELSH, language)
    assert page.index(says) < page.index('action="/ask/support"')


async def test_send_is_not_under_the_open_list_of_themes(site):
    page = await _reviewed(site, WRITTEN)
    assert '<details class="card">' in page
    assert page.count("You can leave this out") == 0


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_language_is_changed_after_a_mistake_with_every_word(site, language):
    csrf = TOKEN.search((await site.client.get("/ask")).text)[1]
    wrong = {**WRITTEN, "text": "why?", "context": "because", "csrf": csrf, "lang": language}
    page = (await site.client.post("/ask", data=wrong)).text
    other = "cy" if language == "en" else "en"
    assert f'form="asking" formaction="/ask?lang={other}" formnovalidate' in page
    asked = {**wrong, "only_show": "yes"}
    page = unescape((await site.client.post(f"/ask?lang={other}", data=asked)).text)
    assert f'<html lang="{other}">' in page
    assert ">why?</textarea>" in page
    assert ">because</textarea>" in page


async def test_stopping_says_that_it_is_deleted(site):
    page = await _reviewed(site, WRITTEN)
    assert 'name="stopped" value="yes"' in page
    body = {"csrf": TOKEN.search(page)[1], "lang": "en", "stopped": "yes"}
    reply = await site.client.post("/ask/done", data=body)
    assert "Nothing was sent" in (await site.client.get(reply.headers["location"])).text


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Why so slow? " * 70 + "End", "yours has 913. Take out 633"),
        ("cy", "Pam mor hir? " * 70 + "End", "gan dy un di 913. Tynna 633 allan"),
        ("en", "x" * 280, "We can’t find words in your question yet."),
        ("cy", "x" * 280, "Dydyn ni ddim yn gweld geiriau yn dy gwestiwn eto."),
    ],
)
async def test_words_that_do_not_fit_are_all_kept_and_it_is_said_why(site, language, text, said):
    page = await site.client.get("/ask", params={"lang": language})
    assert "maxlength" not in page.text
    sent = {**WRITTEN, "text": text, "csrf": TOKEN.search(page.text)[1], "lang": language}
    refused = await site.client.post("/ask", data=sent)
    assert refused.status_code == 400
    assert said in unescape(refused.text)
    assert f">{text}</textarea>" in unescape(refused.text)


@pytest.mark.parametrize(
    ("language", "council", "region", "first", "then"),
    [
        ("en", "Powys (council area)", "Powys (region)", "Caerphilly", "Cardiff"),
        ("cy", "Powys (ardal cyngor)", "Powys (rhanbarth)", "Sir Ddinbych", "Sir y Fflint"),
    ],
)
async def test_areas_say_which_they_are_by_the_alphabet(
    site, language, council, region, first, then
):
    page = (await site.client.get("/ask", params={"lang": language})).text
    assert page.count(f">{council}</option>") == page.count(f">{region}</option>") == 1
    assert ">Powys</option>" not in page
    assert page.index(f">{first}</option>") < page.index(f">{then}</option>")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "helps others find"), ("cy", "helpu pobl eraill i ddod o hyd")]
)
async def test_review_says_what_the_themes_are_for(site, language, said):
    assert said in await _reviewed(site, WRITTEN, language)
