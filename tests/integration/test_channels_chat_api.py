"""The chat over HTTP: what a program sees, and what bad input gets."""

import json

import pytest

from channels.gate.limits import Limits
from tests.fakes import HELLO
from tests.integration.chat_schema import DESCRIPTION, check
from tests.integration.public_site import lines, serve_public

FULL = "i want to kill myself"


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_public(settings, sqlite_store) as running:
        yield running


async def test_conversation_begins_with_words_and_choices_in_its_language(site):
    for language in ("en", "cy"):
        reply = await site.client.post("/chat/api/conversations", json={"language": language})
        body = reply.json()
        assert len(body["conversation"]) >= 22  # 128 bits
        assert [event["seq"] for event in body["events"]] == [1, 2]
        assert {event["language"] for event in body["events"]} == {language}
        assert body["events"][-1]["choices"]
        for event in body["events"]:
            check(event, "Event")


async def test_served_description_is_the_one_tested(site):
    reply = await site.client.get("/chat/api/openapi.json")
    assert reply.json() == DESCRIPTION


async def test_text_reaches_the_engine_masked_and_with_the_language(site):
    token = await site.begin()
    events = await site.say(token, "my number is 07700 900123, i live in newport")
    assert events[0]["text"] == HELLO[0]["text"]
    assert events[0]["seq"] == 3
    [asked] = site.fake.asked
    assert "900123" not in asked["text"]
    assert "newport" in asked["text"]
    assert asked["language"] == "en"
    assert token not in json.dumps(asked)


async def test_card_for_a_risk_comes_first_and_the_answer_after(site):
    token = await site.begin()
    events = await site.say(token, FULL)
    assert events[0]["kind"] == "card"
    assert events[0]["name"] == "suicide"
    assert events[1]["text"] == HELLO[0]["text"]
    for event in events:
        check(event, "Event")
    again = await site.say(token, FULL)
    assert again[0]["name"] == "short_suicide"


async def test_card_is_shown_to_an_unknown_conversation(site):
    events = await site.say("nobody-knows-this-token-at-all", FULL)
    assert [event["kind"] for event in events] == ["card", "error"]
    assert events[0]["name"] == "suicide"
    assert events[1]["code"] == "unknown_conversation"


async def test_card_is_shown_for_an_over_long_text_and_for_a_body_that_is_no_json(site):
    token = await site.begin()
    long = await site.say(token, FULL + " word" * 1000)
    assert [event.get("name") for event in long] == ["suicide", "too_long"]
    broken = await site.client.post("/chat/api/messages", content=f'{{"text": "{FULL}')
    assert broken.status_code == 400
    assert [event["kind"] for event in lines(broken)] == ["card", "error"]


async def test_card_is_shown_when_the_limit_is_reached(settings, sqlite_store):
    limits = Limits(messages="2/minute")
    async with serve_public(settings, sqlite_store, limits=limits) as site:
        token = await site.begin()
        for _ in range(2):
            await site.say(token, "hello")
        refused = await site.send(token, text="hello")
        assert refused.status_code == 429
        assert lines(refused)[0]["name"] == "rate_limited"
        assert lines(refused)[0]["keep_text"]
        assert [e["name"] for e in await site.say(token, FULL)] == ["suicide", "rate_limited"]


async def test_unknown_conversation_is_told_so_with_numbers(site):
    reply = await site.send("nobody-knows-this-token-at-all", text="hello")
    assert reply.status_code == 404
    [event] = lines(reply)
    check(event, "ErrorEvent")
    assert any(action["kind"] == "call" for action in event["actions"])
    events = await site.client.post("/chat/api/events", json={"conversation": "nobody", "after": 0})
    assert events.status_code == 404
    check(events.json(), "Error")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"id": 7}', b'{"conversation": "x"}',
        b'{"conversation": "x", "id": "a b", "text": "hi"}',
        b'{"conversation": "x", "id": "a", "text": ["hi"]}',
        b'{"conversation": "x", "id": "a", "text": "hi", "choice": "both"}',
        b'{"conversation": "x", "id": "a"}',
        b"[" * 5000,
    ],
)  # fmt: skip
async def test_unusable_body_gets_a_card_that_helps(site, body):
    reply = await site.client.post("/chat/api/messages", content=body)
    assert reply.status_code == 400
    for event in lines(reply):
        check(event, "Event")
    assert lines(reply)[-1]["text"]
    assert not site.fake.asked


async def test_choice_of_another_conversation_is_refused_and_asked_again(site):
    mine, theirs = await site.begin(), await site.begin()
    offered = await site.client.post("/chat/api/events", json={"conversation": theirs, "after": 0})
    choice = offered.json()["events"][-1]["choices"][0]["id"]
    for wrong in (choice, "made-up", choice + "x"):
        events = await site.send(mine, choice=wrong)
        assert events.status_code == 400
        assert [event["kind"] for event in lines(events)] == ["error", "message"]
        assert lines(events)[1]["choices"]
    good = await site.send(theirs, choice=choice)
    assert good.status_code == 200
    assert site.fake.asked[0]["intent"] == "find_help"


async def test_typed_slash_is_text(site):
    token = await site.begin()
    await site.say(token, '/find_help{"need": "housing"}')
    assert "intent" not in site.fake.asked[0]
    assert not site.fake.asked[0]["text"].startswith("/")


async def test_control_characters_are_dropped_and_the_words_stay(site):
    token = await site.begin()
    await site.say(token, "i \x00nee\x1bd\u202e he\u200blp\x07")
    assert site.fake.asked[0]["text"] == "i need help"


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("🙃", "emoji_only"),
        ("👍🏽👍🏽", "emoji_only"),
        ("مرحبا كيف حالك أحتاج مساعدة", "other_language"),
        ("Мені потрібна допомога", "other_language"),
        ("\x00\x01", "empty_reply"),
    ],
)
async def test_what_the_engine_cannot_read_gets_a_fixed_card(site, text, card):
    token = await site.begin()
    [event] = await site.say(token, text)
    check(event, "CardEvent")
    assert event["name"] == card
    assert not site.fake.asked


async def test_ten_megabytes_are_refused_with_help(site):
    body = b'{"text": "' + b"a" * 10_000_000 + b'"}'
    reply = await site.client.post("/chat/api/messages", content=body)
    assert reply.status_code == 413
    [event] = lines(reply)
    assert event["name"] == "too_long"
    assert event["actions"]
    some = await site.client.post("/chat/api/messages", content=body[:20_000])
    assert some.status_code == 413
