"""The gate's way to the engine: meanings over HTTP, with the shared secret."""

from dataclasses import dataclass
from typing import Any

import httpx

from bot.errors import EngineFailed
from bot.vocabulary import Language, Level
from channels.gate.choices import Meaning

PATIENCE = 120.0  # seconds until a call is given up; the young person is told much sooner


@dataclass(frozen=True, slots=True)
class EngineReply:
    """What the engine answered."""

    messages: tuple[dict[str, Any], ...]
    intent: str


class Engine:
    """Asks the engine."""

    def __init__(self, client: httpx.AsyncClient, secret: str) -> None:
        self._client = client
        self._headers = {"X-Engine-Secret": secret}

    async def ask(
        self, conversation_id: str, language: Language, level: Level, said: str | Meaning
    ) -> EngineReply:
        """Have one turn answered.

        Args: said: a masked text, or a meaning.
        Raises: EngineFailed: no answer, an empty one, or one that makes no sense.
        """
        asked: dict[str, Any] = {"text": said}
        if isinstance(said, Meaning):
            asked = {"intent": said.intent, "entities": said.entities}
        body = await self._post(
            "/webhooks/web/turn",
            {
                "conversation_id": conversation_id,
                "language": language.value,
                "level": level.value,
                **asked,
            },
        )
        return _read_reply(body)

    async def forget(self, conversation_id: str) -> None:
        """Have the engine forget a conversation; raises EngineFailed."""
        await self._post("/webhooks/web/forget", {"conversation_id": conversation_id})

    async def close(self) -> None:
        """Let the connections go."""
        await self._client.aclose()

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        try:
            reply = await self._client.post(path, json=body, headers=self._headers)
            reply.raise_for_status()
            return reply.json() if reply.content else {}
        except (httpx.HTTPError, ValueError) as error:
            # The error's own text may quote the request.
            raise EngineFailed(type(error).__name__) from None


def _read_reply(body: Any) -> EngineReply:
    """Check the reply's shape; an empty reply is a failure (rasa.md, trap 1)."""
    messages = body.get("messages") if isinstance(body, dict) else None
    if not isinstance(messages, list) or not all(isinstance(m, dict) for m in messages):
        raise EngineFailed("shape")
    told = [m for m in messages if m.get("text") or m.get("custom")]
    if not told:
        raise EngineFailed("empty")
    return EngineReply(tuple(told), str(body.get("intent") or ""))


def open_engine(engine_url: str, secret: str) -> Engine:
    """An engine at this address."""
    limits = httpx.Limits(max_connections=64, max_keepalive_connections=32)
    timeout = httpx.Timeout(PATIENCE, connect=3.0)
    return Engine(
        httpx.AsyncClient(base_url=engine_url, timeout=timeout, limits=limits, trust_env=False),
        secret,
    )
