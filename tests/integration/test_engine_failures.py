"""The real engine dies or hangs while people talk: they are told, and it comes back by itself."""

import json
import os
import signal
import time
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from channels.gate.running import Patience
from tests.e2e.words import WAYS
from tests.service import RunningService, Talk

pytestmark = pytest.mark.engine

CRISIS = {"en": "i want to kill myself", "cy": "dwi eisiau lladd fy hun"}


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """A service of its own, because it is broken here."""
    running = RunningService(tmp_path_factory.mktemp("failing"))
    running.start()
    yield running
    running.stop()


def test_killed_engine_gets_a_card_with_numbers_and_comes_back_without_a_person(
    failing: RunningService,
):
    talks = {language: failing.talk(language) for language in ("en", "cy")}
    os.kill(failing.process("engine"), signal.SIGKILL)
    for language, talk in talks.items():
        [card] = talk.say(WAYS[language].need)
        assert (card["kind"], card["name"]) == ("card", "engine_down")
        assert card["language"] == language
        assert card["other"]["language"] != language
        assert {"call", "text"} <= {action["kind"] for action in card["actions"]}
        assert [event["name"] for event in talk.say(CRISIS[language])][0] == "suicide"
    assert httpx.get(f"{failing.public}/health/ready", timeout=20).status_code == 503
    assert httpx.get(f"{failing.public}/health/live").status_code == 200
    assert httpx.get(f"{failing.public}/help").status_code == 200
    failing.wait_until_ready()
    for language, talk in talks.items():
        talk.say(WAYS[language].need)
        assert "doors" in talk.kinds
        assert WAYS[language].door_place in talk.text


def test_question_half_written_is_taken_up_again_after_the_engine_died(failing: RunningService):
    talk = failing.talk()
    talk.say(WAYS["en"].ask)
    talk.say(WAYS["en"].question)
    os.kill(failing.process("engine"), signal.SIGKILL)
    assert [event["name"] for event in talk.say("Because we are tired.")] == ["engine_down"]
    failing.wait_until_ready()
    talk.say("Because we are tired.")
    assert [e["step"] for e in talk.events if e["kind"] == "form"] == ["themes"]


def test_hanging_engine_gets_a_word_at_four_seconds_and_a_card_at_eight(failing: RunningService):
    talk, engine = failing.talk("cy"), failing.process("engine")
    os.kill(engine, signal.SIGSTOP)
    try:
        arrived = list(timed(talk, WAYS["cy"].need))
    finally:
        os.kill(engine, signal.SIGCONT)
    assert [event["code"] for _, event in arrived] == ["thinking", "still_working"]
    for (after, _), due in zip(arrived, (Patience().thinking, Patience().stop), strict=True):
        assert due - 0.1 <= after < due + 3
    assert {"call", "text"} <= {action["kind"] for action in arrived[1][1]["actions"]}
    assert "doors" in late_kinds(talk)


def timed(talk: Talk, text: str) -> Iterator[tuple[float, dict[str, Any]]]:
    """The events that answer a text, each with the seconds until it was there."""
    body = {"conversation": talk.token, "id": uuid.uuid4().hex, "text": text}
    began = time.monotonic()
    with talk.client.stream("POST", "/chat/api/messages", json=body) as reply:
        for line in reply.iter_lines():
            yield time.monotonic() - began, json.loads(line)


def late_kinds(talk: Talk) -> list[str]:
    """The kinds of what came after the greeting, once something has come."""
    for _ in range(100):
        body = {"conversation": talk.token, "after": 2}
        events = talk.client.post("/chat/api/events", json=body).json()["events"]
        if events:
            return [event["kind"] for event in events]
        time.sleep(0.1)
    return []
