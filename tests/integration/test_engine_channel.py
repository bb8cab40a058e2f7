"""The real engine with a trained model: what it answers, refuses, keeps and logs."""

import asyncio
import json
import logging
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from rasa.core.actions.action import RemoteAction
from sanic import Sanic

from actions import service as action_service
from bot.directory.load import load_directory
from bot.engine.quiet_logs import be_quiet
from bot.engine.readiness import find_faults
from bot.engine.serve import create_engine, load_agent
from bot.engine.train import train_if_changed
from bot.settings import Settings, read_settings
from bot.store.engine import open_store
from bot.store.migrate import upgrade
from bot.store.transaction import in_transaction
from channels.turn import Turn
from channels.web import answer, forget_conversation

pytestmark = pytest.mark.engine
CANARY = "zsglefrod"
TEXTS = {
    "en": f"I need help with housing in Cardiff, {CANARY} told me to ask",
    "cy": f"Dwi angen help gyda thai yng Nghaerdydd, meddai {CANARY}",
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a folder of its own, with a store that holds the directory."""
    folder: Path = tmp_path_factory.mktemp("engine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VAR_DIR", str(folder))
        patch.delenv("DATABASE_URL", raising=False)
        action_service.store.cache_clear()
        settings = replace(read_settings(), redis_url="", engine_secret="right")
        store = open_store(settings.database_url)
        upgrade(store)
        in_transaction(store, load_directory, now=datetime.now(UTC))
        store.close()
        yield settings
        action_service.store.cache_clear()


@pytest.fixture(scope="module")
def agent(settings: Settings) -> Any:
    return load_agent(settings, train_if_changed(settings, lambda line: None))


def turn(text: str = "", *, language: str = "en", conversation: str = "", **more: Any) -> Turn:
    return Turn(conversation or uuid.uuid4().hex, language, text=text, **more)


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_need_and_place_are_answered_with_doors_in_the_language_asked(agent, language):
    reply = await answer(agent, turn(TEXTS[language], language=language))
    parts = [message.get("custom", {}) for message in reply["messages"]]
    doors = next(part for part in parts if part.get("part") == "doors")
    assert doors["needs"] == ["housing"]
    assert doors["council"] == "W06000015"
    assert {message["language"] for message in reply["messages"]} == {language}


async def test_language_of_one_conversation_follows_the_gate(agent):
    conversation = uuid.uuid4().hex
    first = await answer(agent, turn("hello", conversation=conversation))
    second = await answer(agent, turn("who are you", language="cy", conversation=conversation))
    assert first["messages"][0]["language"] == "en"
    assert second["messages"][0]["language"] == "cy"


async def test_engine_is_ready_when_it_answers_in_both_languages(agent):
    assert await find_faults(agent) == []
    assert not [key for key in await agent.tracker_store.keys() if key.startswith("ready-")]


async def test_engine_whose_actions_fail_is_not_ready(agent, monkeypatch):
    async def broken(self: Any, *rest: Any) -> list[Any]:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(RemoteAction, "run", broken)
    assert await find_faults(agent) == ["silent_en", "silent_cy"]


@pytest.mark.parametrize("typed", ['/find_help{"need": "housing"}', "/restart", "//", "/"])
async def test_typed_command_does_not_drive_the_conversation(agent, typed):
    conversation = uuid.uuid4().hex
    reply = await answer(agent, turn(typed, conversation=conversation))
    tracker = await agent.tracker_store.retrieve(conversation)
    assert reply["confidence"] < 1
    assert not [e for e in tracker.latest_message.entities if e.get("start") == 10]
    assert reply["intent"] not in {"restart", "session_start"}


@pytest.mark.parametrize("typed", ["🙂", "\x00\x01\x02", "؟؟؟", "안녕하세요", "a" * 1000])
async def test_text_that_means_nothing_here_is_still_answered(agent, typed):
    reply = await answer(agent, turn(typed))
    assert any(message.get("text") for message in reply["messages"])


async def test_two_messages_at_once_of_one_conversation_are_answered_one_after_the_other(agent):
    conversation = uuid.uuid4().hex
    both = [answer(agent, turn("hello", conversation=conversation)) for _ in range(4)]
    assert all(reply["messages"] for reply in await asyncio.gather(*both))
    tracker = await agent.tracker_store.retrieve(conversation)
    assert sum(event.type_name == "user" for event in tracker.events) == 4


async def test_forgotten_conversation_begins_anew(agent):
    conversation = uuid.uuid4().hex
    await answer(agent, turn(TEXTS["en"], conversation=conversation))
    await forget_conversation(agent, conversation)
    assert await agent.tracker_store.retrieve(conversation) is None


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_no_typed_word_is_in_tracker_action_call_or_log(
    agent, language, monkeypatch, caplog, capfd
):
    calls: list[str] = []
    call_format = RemoteAction._action_call_format

    def spied(self: Any, *rest: Any) -> Any:
        body = call_format(self, *rest)
        calls.append(json.dumps(body, default=str))
        return body

    monkeypatch.setattr(RemoteAction, "_action_call_format", spied)
    before = logging.getLogger().handlers[:], logging.getLogger().level
    be_quiet("debug")
    try:
        conversation = uuid.uuid4().hex
        await answer(agent, turn(TEXTS[language], language=language, conversation=conversation))
    finally:
        logging.getLogger().handlers[:], level = before
        logging.getLogger().setLevel(level)
    tracker = await agent.tracker_store.retrieve(conversation)
    kept = agent.tracker_store.serialise_tracker(tracker)
    logged = "".join(capfd.readouterr())
    assert calls and "find_help" in kept
    for words in (CANARY, TEXTS[language]):
        assert words not in kept
        assert words not in "".join(calls)
        assert words not in logged


async def test_failing_action_leaves_no_word_in_the_log(agent, monkeypatch, capfd):
    async def broken(self: Any, *rest: Any) -> list[Any]:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(RemoteAction, "run", broken)
    be_quiet("debug")
    reply = await answer(agent, turn(TEXTS["en"]))
    logged = "".join(capfd.readouterr())
    assert reply["messages"] == []
    assert "RuntimeError" in logged
    assert CANARY not in logged


@asynccontextmanager
async def served(settings: Settings, agent: Any) -> AsyncIterator[httpx.AsyncClient]:
    """The engine's own server, on a port of its own."""
    Sanic.test_mode = True
    app = create_engine(settings, agent)
    app.config.TOUCHUP = False
    server: Any = await app.create_server("127.0.0.1", 0, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    port = server.server.sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        yield client
    await server.close()
    Sanic._app_registry.pop("engine", None)


async def test_server_answers_with_the_secret_and_nobody_without(settings, agent):
    body = {"conversation_id": "c", "language": "en", "level": "none", "text": "hello"}
    async with served(settings, agent) as client:
        right = {"X-Engine-Secret": "right"}
        good = await client.post("/webhooks/web/turn", json=body, headers=right)
        refused = [
            (await client.post(path, json=body, headers=headers)).status_code
            for path in ("/webhooks/web/turn", "/webhooks/web/forget")
            for headers in ({}, {"X-Engine-Secret": "wrong"})
        ]
        bad = await client.post("/webhooks/web/turn", content=b"{", headers=right)
        unknown = {"conversation_id": "c", "language": "en", "level": "none", "intent": "fly"}
        no_intent = await client.post("/webhooks/web/turn", json=unknown, headers=right)
        large = await client.post("/webhooks/web/turn", content=b"x" * 70_000, headers=right)
        elsewhere = [
            (await client.get(path)).status_code for path in ("/", "/model/parse", "/webhooks/rest")
        ]
        ready = await client.get("/health/ready")
        forgotten = await client.post(
            "/webhooks/web/forget", json={"conversation_id": "c"}, headers=right
        )
    assert good.json()["intent"] == "greet"
    assert refused == [401, 401, 401, 401]
    assert (bad.status_code, bad.json()) == (400, {"error": "not_json"})
    assert (no_intent.status_code, no_intent.json()) == (400, {"error": "unknown_intent"})
    assert large.status_code == 413
    assert elsewhere == [404, 404, 404]
    assert ready.json() == {"ready": True, "faults": []}
    assert forgotten.json() == {"forgotten": True}
