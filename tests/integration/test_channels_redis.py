"""Conversations in Redis: shared, locked, and gone by themselves."""

import asyncio
import json
from dataclasses import replace

import pytest
from redis.asyncio import Redis

from bot.vocabulary import Language
from channels.gate.limits import Limits
from channels.redis_state import RedisStates
from channels.state import EXPIRY, ConversationState, ConversationUnknown, mint_conversation
from tests.conftest import REDIS
from tests.fakes import HELLO, FakeEngine
from tests.integration.public_site import lines, serve_public

pytestmark = pytest.mark.redis


@pytest.fixture
async def states():
    opened = RedisStates(REDIS)
    yield opened
    await opened.close()


async def test_state_is_kept_changed_and_erased(states):
    conversation_id = mint_conversation()
    await states.create(conversation_id, ConversationState(language=Language.CY))
    async with states.change(conversation_id) as state:
        state.expects = {"takes": "text", "step": "text"}
        state.begin("one")
    async with states.change(conversation_id) as state:
        assert state.language is Language.CY
        assert state.expects["step"] == "text"
        assert state.answered == {"one": False}
    await states.erase(conversation_id)
    with pytest.raises(ConversationUnknown):
        async with states.change(conversation_id):
            pass


async def test_erased_while_held_stays_erased(states):
    conversation_id = mint_conversation()
    await states.create(conversation_id, ConversationState(language=Language.EN))
    async with states.change(conversation_id):
        await states.erase(conversation_id)
    with pytest.raises(ConversationUnknown):
        async with states.change(conversation_id):
            pass


async def test_everything_kept_expires_by_itself(states):
    conversation_id = mint_conversation()
    await states.create(conversation_id, ConversationState(language=Language.EN))
    async with Redis.from_url(REDIS) as redis:
        assert 0 < await redis.ttl(f"chat:{conversation_id}") <= EXPIRY


async def test_changes_at_the_same_time_lose_nothing(states):
    conversation_id = mint_conversation()
    await states.create(conversation_id, ConversationState(language=Language.EN))

    async def add(number):
        async with states.change(conversation_id) as state:
            seen = state.seq
            await asyncio.sleep(0)
            state.seq = seen + 1

    await asyncio.gather(*(add(number) for number in range(20)))
    async with states.change(conversation_id) as state:
        assert state.seq == 20


async def test_two_processes_answer_one_message_once(settings, sqlite_store):
    fake = FakeEngine(delay=0.3)
    shared = replace(settings, redis_url=REDIS)
    async with (
        serve_public(shared, sqlite_store, fake) as first,
        serve_public(shared, sqlite_store, fake) as second,
    ):
        token = await first.begin()
        replies = await asyncio.gather(
            first.send(token, "one", text="hello"), second.send(token, "one", text="hello")
        )
        assert lines(replies[0]) == lines(replies[1])
        assert lines(replies[0])[0]["text"] == HELLO[0]["text"]
        assert len(fake.asked) == 1
        body = {"conversation": token, "after": 2}
        late = await second.client.post("/chat/api/events", json=body)
        assert late.json()["events"] == lines(replies[0])


async def test_limit_is_one_limit_for_two_processes(settings, sqlite_store):
    shared, limits = replace(settings, redis_url=REDIS), Limits(messages="2/minute")
    async with (
        serve_public(shared, sqlite_store, limits=limits) as first,
        serve_public(shared, sqlite_store, limits=limits) as second,
    ):
        token = await first.begin()
        replies = [await site.send(token, text="hello") for site in (first, second, first, second)]
        assert [reply.status_code for reply in replies] == [200, 200, 429, 429]


async def test_redis_that_is_down_still_gives_the_card(settings, sqlite_store):
    down = replace(settings, redis_url="redis://127.0.0.1:1")
    async with serve_public(down, sqlite_store) as site:
        body = {"conversation": mint_conversation(), "id": "one", "text": "i want to kill myself"}
        reply = await site.client.post("/chat/api/messages", content=json.dumps(body))
        assert [event["name"] for event in lines(reply)] == ["suicide", "engine_down"]
        begun = await site.client.post("/chat/api/conversations", json={})
        assert begun.status_code == 500
        assert begun.json()["events"][0]["actions"]
