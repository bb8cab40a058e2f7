"""How long the engine keeps a conversation, how much of it, and how it forgets."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.conversations import LIFETIME_SECONDS, MemoryConversations, RedisConversations
from bot.engine.trimming import MOST_EVENTS, trimmed

DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [greet]
slots:
  council: {type: text, mappings: [{type: custom}]}
  shown: {type: list, mappings: [{type: custom}]}
forms: {a_form: {required_slots: [council]}}
""")


def conversation(turns: int) -> DialogueStateTracker:
    tracker = DialogueStateTracker.from_events("c", [], DOMAIN.slots, domain=DOMAIN)
    for number in range(turns):
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered("", {"name": "greet", "confidence": 1.0}))
        tracker.update(SlotSet("council", f"W{number}"))
    return tracker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_conversation_is_kept_for_half_an_hour_after_its_last_turn():
    clock = Clock()
    store = MemoryConversations(DOMAIN, clock=clock)
    await store.save(conversation(1))
    clock.now = LIFETIME_SECONDS - 1
    assert (await store.retrieve("c")).get_slot("council") == "W0"
    await store.save(conversation(2))
    clock.now += LIFETIME_SECONDS - 1
    assert (await store.retrieve("c")).get_slot("council") == "W1"
    clock.now += 1
    assert await store.retrieve("c") is None
    assert list(await store.keys()) == []


async def test_forgotten_conversation_is_gone():
    store = MemoryConversations(DOMAIN)
    await store.save(conversation(1))
    await store.forget("c")
    assert await store.retrieve("c") is None


def test_short_conversation_is_left_alone():
    tracker = conversation(5)
    assert trimmed(tracker, DOMAIN) is tracker


def test_long_conversation_is_cut_and_stands_where_it_stood():
    tracker = conversation(100)
    tracker.update(ActiveLoop("a_form"))
    tracker.update(SlotSet("shown", ["d1", "d2"]))
    cut = trimmed(tracker, DOMAIN)
    assert len(cut.events) < 30 < MOST_EVENTS < len(tracker.events)
    assert cut.current_slot_values() == tracker.current_slot_values()
    assert cut.active_loop_name == "a_form"
    assert cut.latest_message.intent == tracker.latest_message.intent


def test_form_opened_long_ago_is_still_open():
    tracker = conversation(1)
    tracker.update(ActiveLoop("a_form"))
    for _ in range(100):
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered("", {"name": "greet", "confidence": 1.0}))
    assert trimmed(tracker, DOMAIN).active_loop_name == "a_form"


@pytest.mark.redis
async def test_redis_keeps_a_conversation_with_an_expiry():
    store = RedisConversations("redis://127.0.0.1:6379/9", DOMAIN)
    try:
        await store.save(conversation(2))
        assert (await store.retrieve("c")).get_slot("council") == "W1"
        assert "c" in await store.keys()
        assert 0 < await store._redis.ttl("conversation:c") <= LIFETIME_SECONDS
    finally:
        await store.forget("c")
    assert await store.retrieve("c") is None
    await store._redis.aclose()
