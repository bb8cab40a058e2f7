"""The one way into the engine: a turn in, what to say out. Called by the gate, never by people.

A text is understood for its turn and dropped: the tracker, the actions and the logs only ever
hold what it means.
"""

from __future__ import annotations

import hmac
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.settings import read_settings
from channels.turn import BadTurn, Turn, read_turn

SECRET_HEADER = "X-Engine-Secret"
LOCK_POLL_SECONDS = 0.02  # two messages of one conversation at once are answered in turn
Understood = dict[str, Any]


class Reply(OutputChannel):  # type: ignore[misc]
    """Collects whole messages: text, buttons and part together, in the conversation's language."""

    def __init__(self, tracker: DialogueStateTracker) -> None:
        self._tracker = tracker
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "web"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message; whoever it is for is known to the caller."""
        kept: dict[str, Any] = {"language": self._tracker.get_slot("language")}
        if message.get("text"):
            kept["text"] = message["text"]
        if message.get("buttons"):
            kept["buttons"] = [
                {"title": button["title"], "payload": button["payload"]}
                for button in message["buttons"]
            ]
        if message.get("custom"):
            kept["custom"] = message["custom"]
        self.messages.append(kept)


class WebChannel(InputChannel):  # type: ignore[misc]
    """POST /webhooks/web/turn and /webhooks/web/forget, both with the shared secret."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    @classmethod
    def name(cls) -> str:
        """The channel's name, which is part of its address."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """Make it; the secret comes from the settings, never from credentials.yml."""
        return cls(read_settings().engine_secret)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's two routes."""
        routes = Blueprint("engine_web")

        @routes.post("/turn", name="turn")
        async def turn(request: Request) -> HTTPResponse:
            if not self._knows(request):
                return _refuse(401, "secret_missing")
            try:
                asked = read_turn(request.body)
                return json(await answer(request.app.ctx.agent, asked))
            except BadTurn as error:
                return _refuse(400, error.code)

        @routes.post("/forget", name="forget")
        async def forget(request: Request) -> HTTPResponse:
            if not self._knows(request):
                return _refuse(401, "secret_missing")
            try:
                asked = read_turn(request.body, only_conversation=True)
            except BadTurn as error:
                return _refuse(400, error.code)
            await forget_conversation(request.app.ctx.agent, asked.conversation_id)
            return json({"forgotten": True})

        return routes

    def _knows(self, request: Request) -> bool:
        given = request.headers.get(SECRET_HEADER, "")
        return hmac.compare_digest(given.encode(), self._secret)


def _refuse(status: int, code: str) -> HTTPResponse:
    return json({"error": code}, status=status)


async def answer(agent: Any, turn: Turn) -> dict[str, Any]:
    """Answer one turn.

    Args: agent: Rasa's agent with a model loaded.
    Returns: {"messages": [...], "intent": name, "confidence": 0..1}.
    Raises: BadTurn: an intent that the model does not know.
    """
    async with agent.lock_store.lock(turn.conversation_id, wait_time_in_seconds=LOCK_POLL_SECONDS):
        understood = await understand(agent, turn)
        processor = agent.processor
        tracker = await processor.fetch_tracker_and_update_session(turn.conversation_id)
        reply = Reply(tracker)
        tracker.update_with_events(_slots(tracker, turn), agent.domain)
        message = UserMessage("", reply, turn.conversation_id, understood, WebChannel.name())
        await processor._handle_message_with_tracker(message, tracker)
        tracker = await processor.run_action_extract_slots(reply, tracker)
        await processor._run_prediction_loop(reply, tracker)
        await processor.save_tracker(tracker)
    intent = understood["intent"]
    return {
        "messages": reply.messages,
        "intent": intent["name"],
        "confidence": intent["confidence"],
    }


async def understand(agent: Any, turn: Turn) -> Understood:
    """What a turn means, with the text left out."""
    if turn.intent:
        if turn.intent not in agent.domain.intents:
            raise BadTurn("unknown_intent")
        return _meaning(turn.intent, 1.0, turn.entities)
    # The level comes along, so that a text the gate has screened is not screened again.
    message = UserMessage(turn.plain_text, metadata={"level": turn.level})
    parsed = await agent.processor.parse_message(message)
    intent = parsed.get("intent") or {}
    return _meaning(
        intent.get("name") or "nlu_fallback",
        float(intent.get("confidence") or 0.0),
        tuple((found["entity"], str(found["value"])) for found in parsed["entities"]),
    )


def _meaning(intent: str, confidence: float, entities: tuple[tuple[str, str], ...]) -> Understood:
    return {
        "text": "",
        "intent": {"name": intent, "confidence": confidence},
        "entities": [
            {"entity": name, "value": value, "start": 0, "end": 0} for name, value in entities
        ],
    }


def _slots(tracker: DialogueStateTracker, turn: Turn) -> list[SlotSet]:
    """What the gate knows and the conversation does not yet have."""
    told = (("language", turn.language), ("level", turn.level))
    return [SlotSet(name, value) for name, value in told if tracker.get_slot(name) != value]


async def forget_conversation(agent: Any, conversation_id: str) -> None:
    """Remove everything the engine holds of a conversation."""
    store: Any = agent.tracker_store
    store = getattr(store, "_tracker_store", store)  # Rasa's fail-safe wrapper
    forget = getattr(store, "forget", None)
    if forget is None:  # Rasa's own store in memory, under plain `rasa run`
        store.store.pop(conversation_id, None)
        return
    forgotten = forget(conversation_id)
    if inspect.isawaitable(forgotten):
        await forgotten
