"""The gate's way to the engine: meanings over HTTP, with the shared secret."""

import json
from asyncio import TimeoutError as TooSlow
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import EngineFailed
from bot.vocabulary import Language, Level
from channels.gate.choices import Meaning

if TYPE_CHECKING:
    import aiohttp

PATIENCE = 50.0  # seconds until a call is given up, within the turn's lock of 60 s
CONNECT = 3.0  # seconds
CONNECTIONS = 64


@dataclass(frozen=True, slots=True)
class EngineReply:
    """What the engine answered."""

    messages: tuple[dict[str, Any], ...]
    intent: str


class Engine:
    """Asks the engine."""

    def __init__(self, engine_url: str, secret: str) -> None:
        self._url = engine_url
        self._headers = {"X-Engine-Secret": secret}
        self._session: aiohttp.ClientSession | None = None

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
        if self._session is not None:
            await self._session.close()

    def _connected(self) -> "aiohttp.ClientSession":
        """The connections; they belong to the event loop that first asks."""
        import aiohttp  # it reads every certificate of the machine: not at the start

        if self._session is None:
            self._session = aiohttp.ClientSession(
                base_url=self._url,
                headers=self._headers,
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                timeout=aiohttp.ClientTimeout(total=PATIENCE, sock_connect=CONNECT),
            )
        return self._session

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        import aiohttp

        try:
            async with self._connected().post(path, json=body) as reply:
                reply.raise_for_status()
                content = await reply.read()
                return json.loads(content) if content else {}
        except (aiohttp.ClientError, TooSlow, ValueError) as error:
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
