"""The public pages, in both languages, without JavaScript."""

import re
from datetime import UTC, datetime
from html import unescape

import httpx
import pytest

from bot.directory.load import load_directory
from bot.store.engine import open_store
from bot.store.transaction import in_transaction
from bot.vocabulary import Region
from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public

PAGES = (
    "/", "/chat/", "/help", "/directory", "/ask", "/question", "/questions", "/boards",
    *(f"/boards/{region}" for region in Region), "/about", "/privacy",
    "/accessibility",
)  # fmt: skip
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
QUESTION = {
    "text": "Why is there no bus to the youth club? Call me on 07700 900123.",
    "context": "", "themes": "transport", "area": "W06000022", "asked_to": "council",
    "age_band": "14-16", "permission": "both", "lang": "en",
}  # fmt: skip


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store, _engine()) as running:
        yield running


def _engine():
    return FakeEngine(answer=lambda asked: [{"language": asked["language"], "text": "Iawn / OK"}])


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_every_page_is_whole_in_its_language(site, language):
    for path in PAGES:
        reply = await site.client.get(path, params={"lang": language})
        assert reply.status_code == 200, path
        assert f'<html lang="{language}">' in reply.text
        assert 'href="#main"' in reply.text
        assert "data-leave" in reply.text
        assert 'href="/help?' in reply.text
        other = {"en": "cy", "cy": "en"}[language]
        switch = re.search(r'class="switch" href="([^"]+)"', reply.text)[1]
        assert switch.startswith(path)
        assert f"lang={other}" in switch
        assert not re.search(r'(?:src|action)="https?:', reply.text)
        assert reply.headers["cache-control"] == "no-store"


async def test_every_reply_has_the_safety_headers(site):
    for path in (*PAGES, "/nowhere", "/health/live", "/chat/api/openapi.json"):
        headers = (await site.client.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "strict-transport-security" not in headers


async def test_missing_page_and_ten_megabytes_say_what_to_do(site):
    missing = await site.client.get("/nowhere?lang=cy")
    assert missing.status_code == 404
    assert "Does dim tudalen yma" in missing.text
    assert "tel:116123" in missing.text
    large = await site.client.post("/ask", content=b"a" * 10_000_000)
    assert large.status_code == 413
    assert "too much to send" in large.text


async def test_help_numbers_show_when_engine_and_store_are_dead(settings, tmp_path):
    dead = open_store("postgresql://postgres@127.0.0.1:1/none")
    async with serve_public(settings, dead, FakeEngine(status=500)) as site:
        for path in ("/help", "/chat/", "/"):
            reply = await site.client.get(path)
            assert reply.status_code == 200
            assert "tel:08001111" in reply.text
            assert "tel:999" in reply.text
        for path in ("/questions", "/directory?need=housing"):
            broken = await site.client.get(path)
            assert broken.status_code == 503
            assert "tel:08001111" in broken.text
        token = await site.begin()
        [event] = await site.say(token, "hello")
        assert event["name"] == "engine_down"
        ready = await site.client.get("/health/ready")
        assert ready.status_code == 503
        assert ready.json()["checks"] == {
            "screening": True, "store": False, "conversations": True, "words": True,
            "engine": False,
        }  # fmt: skip


async def test_ready_asks_a_real_question_in_each_language(site):
    reply = await site.client.get("/health/ready")
    assert reply.status_code == 200, reply.text
    assert {asked["language"] for asked in site.fake.asked} == {"en", "cy"}
    assert len(site.fake.forgotten) == 2
    site.fake.answer = lambda asked: [{"language": "en", "text": "English only"}]
    assert (await site.client.get("/health/ready")).status_code == 503


@pytest.mark.parametrize(
    ("form", "lands"),
    [
        ({"need": "housing", "place": "Casnewydd"}, "area=W06000022"),
        ({"need": "housing", "area": "W06000001", "age": "14"}, "area=W06000001"),
        ({"need": "housing", "place": "Xyzzy"}, "place=unknown"),
        ({"need": "housing", "place": "Birmingham"}, "place=outside"),
    ],
    ids=["welsh place", "chosen area", "unknown place", "outside wales"],
)
async def test_directory_turns_what_was_typed_into_ids(site, sqlite_store, form, lands):
    in_transaction(sqlite_store, load_directory, now=datetime.now(UTC))
    reply = await site.client.post("/directory", data={**form, "lang": "en"})
    assert reply.status_code == 303
    assert lands in reply.headers["location"]
    assert form.get("place", "-") not in reply.headers["location"]
    page = await site.client.get(reply.headers["location"])
    assert page.text.count("<h3>") >= 1  # never an empty page of doors


async def test_question_without_javascript_from_form_to_receipt_to_withdrawal(site):
    browser = site.client
    csrf = TOKEN.search((await browser.get("/ask?lang=en")).text)[1]
    written = await browser.post("/ask", data={**QUESTION, "csrf": csrf})
    assert written.status_code == 303
    review = (await browser.get(written.headers["location"])).text
    assert "[phone number]" in review
    assert "07700 900123" in review  # pointed out, to be decided about
    kept = await browser.post(
        "/ask/finding", data={"csrf": TOKEN.search(review)[1], "number": "1", "decision": "keep_in"}
    )
    assert "[phone number]" not in (await browser.get(kept.headers["location"])).text
    sent = await browser.post("/ask/send", data={"csrf": csrf})
    receipt = (await browser.get(sent.headers["location"])).text
    code = CODE.search(receipt)[0]
    twice = await browser.post("/ask/send", data={"csrf": csrf})
    assert CODE.search((await browser.get(twice.headers["location"])).text)[0] == code
    status = (await browser.post("/question", data={"csrf": csrf, "code": code.lower()})).text
    assert "A person will read it soon" in unescape(status)
    assert code.lower() in status
    back = {"csrf": csrf, "code": code, "lang": "cy"}
    sure = await browser.post("/question/withdraw", data=back)
    assert "youth club" in sure.text  # asked first, nothing is gone yet
    gone = await browser.post("/question/withdraw", data={**back, "confirmed": "yes"})
    assert "dileu dy eiriau" in unescape(gone.text)
    assert "youth club" not in gone.text
    done = await browser.post("/ask/done", data={"csrf": csrf})
    assert done.status_code == 303
    assert not browser.cookies


async def test_form_that_does_not_fit_comes_back_with_every_word(site):
    csrf = TOKEN.search((await site.client.get("/ask")).text)[1]
    for text, says in (("why?", "a little short"), ("w" * 281, "a bit too long")):
        body = {**QUESTION, "text": text, "context": "because it matters", "csrf": csrf}
        reply = await site.client.post("/ask", data=body)
        assert reply.status_code == 400
        assert says in reply.text
        assert f">{text}</textarea>" in reply.text
        assert ">because it matters</textarea>" in reply.text
        assert 'value="transport" checked' in reply.text


async def test_card_stands_first_when_a_question_tells_of_danger(site):
    csrf = TOKEN.search((await site.client.get("/ask")).text)[1]
    body = {**QUESTION, "text": "my dad hits me and nobody does anything, why?", "csrf": csrf}
    sent = await site.client.post("/ask", data=body)
    page = (await site.client.get(sent.headers["location"])).text
    assert page.index("card urgent") < page.index("<h1>")


async def test_form_that_is_too_old_still_gets_the_card_and_keeps_the_words(site):
    told = "my dad hits me and nobody does anything, why?"
    async with httpx.AsyncClient(base_url=site.client.base_url, timeout=60) as browser:
        page = await browser.post("/ask", data={**QUESTION, "text": told, "csrf": "of yesterday"})
        assert page.status_code == 403
        assert page.text.index("card urgent") < page.text.index("<form method")
        assert told in page.text
        csrf = TOKEN.search(page.text)[1]
        again = await browser.post("/ask", data={**QUESTION, "text": told, "csrf": csrf})
        assert again.headers["location"].startswith("/ask/review")
        foreign = {"sec-fetch-site": "cross-site"}
        refused = await browser.post("/ask", data={**QUESTION, "text": told}, headers=foreign)
        assert told not in refused.text


@pytest.mark.parametrize("path", ["/ask", "/ask/finding", "/ask/send", "/ask/done",
                                  "/ask/themes", "/ask/support", "/question",
                                  "/question/withdraw", "/question/verdict", "/question/appeal",
                                  "/question/rewrite"])  # fmt: skip
async def test_form_of_another_site_or_browser_is_refused(site, path):
    for cookies, data, headers in (
        ({}, QUESTION, {}),
        ({"form": "x" * 32}, {**QUESTION, "csrf": "made-up"}, {}),
        ({"form": "x" * 32}, QUESTION, {"sec-fetch-site": "cross-site"}),
    ):
        async with httpx.AsyncClient(
            base_url=site.client.base_url, cookies=cookies, timeout=60
        ) as stranger:
            reply = await stranger.post(path, data=data, headers=headers)
        assert reply.status_code == 403
        assert "open for too long" in reply.text


async def test_question_page_knows_no_wrong_code_and_names_the_way_on(site):
    csrf = TOKEN.search((await site.client.get("/question")).text)[1]
    for code in ("AAAA-BBBB-CCCC", "nonsense", "<script>"):
        reply = await site.client.post("/question", data={"csrf": csrf, "code": code})
        assert reply.status_code == 404
        assert "no question with that code" in reply.text
        assert "<script>" not in reply.text.replace('<script type="module"', "")


async def test_static_files_are_cached_by_version_and_only_ours(site):
    page = (await site.client.get("/")).text
    address = re.search(r'href="(/static/[^"]+site.css)"', page)[1]
    reply = await site.client.get(address)
    assert "immutable" in reply.headers["cache-control"]
    for path in ("../app.py", "..%2fapp.py", "%2e%2e/app.py", "nothing.css"):
        assert (await site.client.get(f"/static/x/{path}")).status_code == 404
