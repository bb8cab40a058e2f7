"""One turn over HTTP: answered once, failed, slow, into the draft, erased, in no log."""

import asyncio
import json
import time

import pytest

from channels.gate.running import Patience
from tests.fakes import CONTEXT_STEP, HELLO, TEXT_STEP, FakeEngine
from tests.integration.chat_schema import check
from tests.integration.public_site import lines, serve_public

FULL = "i want to kill myself"


async def test_same_id_is_answered_once_also_at_the_same_time(settings, sqlite_store):
    fake = FakeEngine(delay=0.3)
    async with serve_public(settings, sqlite_store, fake) as site:
        token = await site.begin()
        sent = [site.send(token, "one", text=FULL) for _ in range(5)]
        replies = [lines(reply) for reply in await asyncio.gather(*sent)]
        assert len(fake.asked) == 1
        assert all(reply == replies[0] for reply in replies)
        assert lines(await site.send(token, "one", text=FULL)) == replies[0]
        assert len(fake.asked) == 1


async def test_failed_turn_says_so_and_the_same_message_can_be_tried_again(settings, sqlite_store):
    fake = FakeEngine(status=500)
    async with serve_public(settings, sqlite_store, fake) as site:
        token = await site.begin()
        [failed] = lines(await site.send(token, "one", text="i need help"))
        check(failed, "CardEvent")
        assert failed["name"] == "engine_down"
        assert failed["other"]["language"] == "cy"
        assert failed["choices"][0]["resend"] == "one"
        fake.status = 200
        [answer] = lines(await site.send(token, "one", text="i need help"))
        assert answer["text"] == HELLO[0]["text"]


@pytest.mark.parametrize("messages", [[], [{}], [{"custom": {"part": "nobody knows"}}]])
async def test_empty_or_senseless_reply_is_never_silence(settings, sqlite_store, messages):
    fake = FakeEngine(replies=[messages])
    async with serve_public(settings, sqlite_store, fake) as site:
        token = await site.begin()
        [event] = await site.say(token, "hello")
        assert event["name"] == "engine_down"
        assert event["actions"]


async def test_slow_engine_thinking_then_card_then_late_answer(settings, sqlite_store):
    fake = FakeEngine(delay=0.6)
    patience = Patience(thinking=0.1, stop=0.25)
    async with serve_public(settings, sqlite_store, fake, patience=patience) as site:
        token = await site.begin("cy")
        arrived = []
        body = {"conversation": token, "id": "one", "text": "dwi angen help", "language": "cy"}
        started = time.monotonic()
        async with site.client.stream("POST", "/chat/api/messages", json=body) as reply:
            async for line in reply.aiter_lines():
                arrived.append((time.monotonic() - started, json.loads(line)))
        assert [event.get("code") for _, event in arrived] == ["thinking", "still_working"]
        assert arrived[0][0] < 0.22 < arrived[1][0]  # each line went out when it was due
        check(arrived[1][1], "CardEvent")
        assert arrived[1][1]["other"]["language"] == "en"
        await asyncio.sleep(0.6)
        late = await site.client.post("/chat/api/events", json={"conversation": token, "after": 2})
        assert [event["text"] for event in late.json()["events"]] == [HELLO[0]["text"]]


async def test_form_takes_words_into_the_draft_and_tells_the_engine_only_that(
    settings, sqlite_store
):
    fake = FakeEngine(replies=[TEXT_STEP, CONTEXT_STEP, TEXT_STEP])
    async with serve_public(settings, sqlite_store, fake) as site:
        token = await site.begin()
        fake.answer = _opening(sqlite_store)
        [step] = [
            e for e in await site.say(token, "i want to ask a question") if e["kind"] == "form"
        ]
        check(step, "FormEvent")
        short = await site.say(token, "why?!x")
        assert [event["kind"] for event in short] == ["error", "form"]
        assert short[0]["code"] == "text_too_short"
        assert short[0]["keep_text"]
        long = await site.say(token, "w" * 281)
        assert long[0]["code"] == "text_too_long"
        empty = await site.say(token, "x" * 280)
        assert (empty[0]["code"], empty[0]["keep_text"]) == ("text_without_words", True)
        assert len(fake.asked) == 1
        await site.say(token, "Will you skip us again this year?")
        assert fake.asked[1]["intent"] == "give_text"
        assert "skip us" not in json.dumps(fake.asked)
        await site.say(token, "Hepgor!")
        assert fake.asked[2]["intent"] == "skip"


async def test_end_erases_also_by_beacon(settings, sqlite_store):
    async with serve_public(settings, sqlite_store) as site:
        token = await site.begin()
        body = json.dumps({"conversation": token})
        headers = {"content-type": "text/plain;charset=UTF-8"}
        reply = await site.client.post("/chat/api/end", content=body, headers=headers)
        assert reply.status_code == 204
        assert len(site.fake.forgotten) == 1
        gone = await site.client.post("/chat/api/events", content=body)
        assert gone.status_code == 404


async def test_typed_word_is_in_no_log_and_no_state(settings, sqlite_store, capfd, caplog):
    canary = "zebrafinch"
    fake = FakeEngine(replies=[HELLO, HELLO])
    caplog.set_level("DEBUG")
    async with serve_public(settings, sqlite_store, fake) as site:
        token = await site.begin()
        await site.say(token, f"{canary} {FULL}")
        fake.status = 500
        await site.say(token, canary)
        await site.client.post("/chat/api/messages", content=canary)
        await site.client.get(f"/{canary}?{canary}={canary}")
        await site.client.post("/chat/api/events", json={"conversation": canary, "after": canary})
        states = site.app.ctx.gate.states._held
        assert canary not in repr(states)
    captured = capfd.readouterr()
    assert '"event": "request"' in captured.out
    assert canary not in captured.out + captured.err + caplog.text
    assert token not in captured.out + captured.err + caplog.text


def _opening(store):
    """An engine that opens the draft, as the action does, and then leads through the form."""
    from datetime import UTC, datetime

    from bot.questions.asking.drafts import open_draft
    from bot.store.transaction import in_transaction
    from bot.vocabulary import Language

    steps = [TEXT_STEP, CONTEXT_STEP, TEXT_STEP]

    def answer(body):
        if len(steps) == 3:
            in_transaction(
                store, open_draft, conversation_id=body["conversation_id"],
                language=Language.EN, now=datetime.now(UTC),
            )  # fmt: skip
        return steps.pop(0)

    return answer
