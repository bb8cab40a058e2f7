"""Stand-ins for what is not under test: an engine that says what it is told to."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from channels.gate.engine import Engine

SECRET = "a secret for tests"
Message = dict[str, Any]
HELLO: list[Message] = [{"language": "en", "text": "Hello from the engine."}]
TEXT_STEP: list[Message] = [
    {
        "language": "en",
        "text": "What do you want to ask?",
        "custom": {
            "part": "form", "form": "ask_question", "step": "text", "number": 1, "of": 7,
            "takes": "text", "why": "So that people hear you.", "can": ["why", "stop"],
        },
    }
]  # fmt: skip
CONTEXT_STEP: list[Message] = [
    {
        "language": "en",
        "text": "Why does it matter?",
        "custom": {
            "part": "form", "form": "ask_question", "step": "context", "number": 2, "of": 7,
            "takes": "text", "why": "It helps.", "can": ["back", "skip", "why", "stop"],
        },
    }
]  # fmt: skip


@dataclass
class FakeEngine:
    """Answers turns over httpx's own transport, and remembers what it was asked."""

    replies: list[list[Message]] = field(default_factory=list)
    delay: float = 0.0  # seconds
    status: int = 200
    asked: list[dict[str, Any]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    answer: Callable[[dict[str, Any]], list[Message]] | None = None

    def engine(self) -> Engine:
        """An engine client that reaches this one."""
        client = httpx.AsyncClient(
            base_url="http://engine.test", transport=httpx.MockTransport(self._handle)
        )
        return Engine(client, SECRET)

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        if request.headers.get("X-Engine-Secret") != SECRET:
            return httpx.Response(401)
        body = json.loads(request.content)
        if request.url.path.endswith("/forget"):
            self.forgotten.append(body["conversation_id"])
            return httpx.Response(200, json={})
        self.asked.append(body)
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.status != 200:
            return httpx.Response(self.status)
        return httpx.Response(200, json={"messages": self._messages(body), "intent": "greet"})

    def _messages(self, body: dict[str, Any]) -> list[Message]:
        if self.answer:
            return self.answer(body)
        return self.replies.pop(0) if self.replies else HELLO
