"""Stand-ins for what is not under test: an engine that says what it is told to."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.errors import EngineFailed
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
    """Answers turns, and remembers what it was asked."""

    replies: list[list[Message]] = field(default_factory=list)
    delay: float = 0.0  # seconds
    status: int = 200
    asked: list[dict[str, Any]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    answer: Callable[[dict[str, Any]], list[Message]] | None = None

    def engine(self) -> Engine:
        """An engine client that reaches this one."""
        return _Reaching(self)

    async def handle(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Answer one call."""
        if path.endswith("/forget"):
            self.forgotten.append(body["conversation_id"])
            return {}
        self.asked.append(body)
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.status != 200:
            raise EngineFailed(str(self.status))
        return {"messages": self._messages(body), "intent": "greet"}

    def _messages(self, body: dict[str, Any]) -> list[Message]:
        if self.answer:
            return self.answer(body)
        return self.replies.pop(0) if self.replies else HELLO


class _Reaching(Engine):
    """The real client but for the connection."""

    def __init__(self, fake: FakeEngine) -> None:
        super().__init__("http://engine.test", SECRET)
        self._fake = fake

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        return json.loads(json.dumps(await self._fake.handle(path, json.loads(json.dumps(body)))))
