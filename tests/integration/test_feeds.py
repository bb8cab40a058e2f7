"""The feeds, as a feed reader reads them: Atom by RFC 4287 and JSON Feed 1.1."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.settings import read_settings
from bot.store.transaction import in_transaction
from bot.vocabulary import AnswerStage, Language, Permission, Region, Workflow
from tests.factories import ANSWER, COMMITMENT, NOW, TEXT, TEXT_OTHER, make_answer, make_question
from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://drysau.example"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CODE = "808K-GYT2-AZXQ"
ODD = "Why is <b>x</b> & \"y\" ]]> 'z' so? \u0085\ufffe\x0b"


@pytest.fixture
async def site(tmp_path, sqlite_store):
    settings = read_settings({"VAR_DIR": str(tmp_path), "PUBLIC_URL": SITE})
    async with serve_public(settings, sqlite_store, FakeEngine()) as running:
        yield running


def _answered(store, *, now=NOW, code=None, stage=AnswerStage.PUBLISHED, **fields):
    def make(db):
        question = make_question(db, state=Workflow.ACCEPTED, code=code, **fields)
        make_answer(db, question, stage=stage, commitments=(COMMITMENT,), now=now)
        return question.id

    return in_transaction(store, make)


async def _atom(site, path="/feed.xml", language="en"):
    reply = await site.client.get(path, params={"lang": language})
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(reply.content)


async def _json(site, path="/feed.json", language="en"):
    reply = await site.client.get(path, params={"lang": language})
    assert reply.headers["content-type"] == "application/feed+json; charset=utf-8"
    return reply.json()


def _check_atom(feed):
    """What RFC 4287 asks of every feed and every entry."""
    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1, name
            assert part.find(f"{ATOM}{name}").text
        assert re.fullmatch(r"(urn:uuid:|https://).+", part.find(f"{ATOM}id").text)
        assert RFC_3339.fullmatch(part.find(f"{ATOM}updated").text)
        links = part.findall(f"{ATOM}link")
        assert [one for one in links if one.get("rel") == "alternate"]
        kinds = [(one.get("type"), one.get("hreflang")) for one in links]
        assert len(kinds) == len(set(kinds))
        assert all(one.get("href").startswith(SITE) for one in links)
    assert [one for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self"]
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    ids = [entry.find(f"{ATOM}id").text for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    for entry in feed.findall(f"{ATOM}entry"):
        published, updated = (entry.find(f"{ATOM}{n}").text for n in ("published", "updated"))
        assert RFC_3339.fullmatch(published)
        assert published <= updated <= feed.find(f"{ATOM}updated").text


def _check_json(feed):
    """What JSON Feed 1.1 asks."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"].startswith(SITE)
    assert feed["home_page_url"].startswith(SITE)
    for item in feed["items"]:
        assert item["id"]
        assert item["content_text"]
        assert item["url"].startswith(SITE)
        for moment in ("date_published", "date_modified"):
            assert RFC_3339.fullmatch(item[moment])


@pytest.mark.parametrize("start", ["", "/boards/gwent"])
@pytest.mark.parametrize(
    ("language", "asked", "name"),
    [("en", TEXT, "Opening Doors"), ("cy", TEXT_OTHER, "Agor Drysau")],
)
async def test_feeds_hold_what_they_must_in_their_language(
    site, sqlite_store, start, language, asked, name
):

    question_id = _answered(sqlite_store, themes="waiting_times")
    said = ANSWER.text(Language(language))
    feed = await _atom(site, f"{start}/feed.xml", language)
    _check_atom(feed)
    [entry] = feed.findall(f"{ATOM}entry")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert feed.find(f"{ATOM}author/{ATOM}name").text == name
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{question_id}"
    assert entry.find(f"{ATOM}title").text == asked
    assert said in entry.find(f"{ATOM}content").text
    assert entry.find(f"{ATOM}category").get("term") == "waiting_times"
    same = await _json(site, f"{start}/feed.json", language)
    _check_json(same)
    [item] = same["items"]
    assert (item["id"], item["title"]) == (f"urn:uuid:{question_id}", asked)
    assert said in item["content_text"]
    assert same["language"] == language
    assert ANSWER.text(Language(language).other) not in item["content_text"]


async def test_feed_without_entries_is_a_whole_feed(site):
    _check_atom(await _atom(site))
    _check_json(await _json(site))


async def test_board_has_only_its_own_answers(site, sqlite_store):
    _answered(sqlite_store, region=Region.POWYS, council=None)
    assert (await _json(site, "/boards/gwent/feed.json"))["items"] == []
    assert len((await _json(site, "/boards/powys/feed.json"))["items"]) == 1
    assert len((await _json(site))["items"]) == 1


async def test_newest_stands_first_and_ids_stay(site, sqlite_store):
    old = _answered(sqlite_store)
    new = _answered(sqlite_store, now=NOW + timedelta(days=1))
    for _ in range(2):
        ids = [item["id"] for item in (await _json(site))["items"]]
        assert ids == [f"urn:uuid:{new}", f"urn:uuid:{old}"]


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": AnswerStage.WRITING},
        {"stage": AnswerStage.APPROVED},
        {"permission": Permission.READ_OUT},
        {"permission": Permission.NEITHER},
    ],
    ids=str,
)
async def test_what_nobody_may_read_is_in_no_feed(site, sqlite_store, fields):
    _answered(sqlite_store, **fields)
    for path in ("/feed.xml", "/feed.json", "/boards/gwent/feed.xml", "/boards/gwent/feed.json"):
        text = (await site.client.get(path)).text
        assert TEXT not in text
        assert ANSWER.text_en not in text


async def test_question_taken_back_leaves_the_feed(site, sqlite_store):
    _answered(sqlite_store, code=CODE)
    assert TEXT in (await site.client.get("/feed.xml")).text
    in_transaction(
        sqlite_store, withdraw_question, receipt_hash=receipt_hash(CODE), now=datetime.now(UTC)
    )
    for path in ("/feed.xml", "/feed.json"):
        text = (await site.client.get(path)).text
        assert TEXT not in text
        assert ANSWER.text_en not in text


async def test_signs_that_mean_something_in_xml_are_only_words(site, sqlite_store):
    _answered(sqlite_store, text_original=ODD)
    feed = await _atom(site)
    _check_atom(feed)
    assert "<b>x</b> & \"y\" ]]> 'z'" in feed.find(f"{ATOM}entry/{ATOM}title").text
    assert "<b>x</b>" in (await _json(site))["items"][0]["title"]


async def test_reader_that_has_it_already_is_told_so(site, sqlite_store):
    _answered(sqlite_store)
    first = await site.client.get("/feed.xml")
    again = await site.client.get("/feed.xml", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    _answered(sqlite_store, now=NOW + timedelta(days=1))
    fresh = await site.client.get("/feed.xml", headers={"if-none-match": first.headers["etag"]})
    assert fresh.status_code == 200


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_pages_name_their_feeds(site, language):
    for page, start in (("/questions", ""), ("/boards/gwent", "/boards/gwent")):
        text = (await site.client.get(page, params={"lang": language})).text
        for kind, end in (("atom+xml", "xml"), ("feed+json", "json")):
            link = rf'type="application/{re.escape(kind)}" title="[^"]+" href="([^"]+)">'
            [address] = re.findall(f'<link rel="alternate" {link}', text)
            assert address == f"{start}/feed.{end}?lang={language}"
            assert (await site.client.get(address)).status_code == 200
