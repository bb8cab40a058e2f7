"""The public site on a port of its own, with a stand-in for the engine."""

import json
import socket
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from sanic import Sanic

from bot.store.engine import Store
from channels.public import create_public
from tests.fakes import FakeEngine


@asynccontextmanager
async def serve_public(
    settings: Any, store: Store, fake: FakeEngine | None = None, **parts: Any
) -> AsyncIterator["PublicSite"]:
    Sanic.test_mode = True
    fake = fake or FakeEngine()
    app = create_public(settings, store, engine=fake.engine(), **parts)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = await app.create_server(sock=listener, return_asyncio_server=True)
        await server.startup()
        await server.start_serving()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with httpx.AsyncClient(base_url=url, timeout=20) as client:
            yield PublicSite(app, client, fake)
        app.ctx.live.tail.stop()
        server.close()
        await server.wait_closed()
    await app.ctx.live.close()
    await app.ctx.gate.close()
    Sanic.unregister_app(app)


class PublicSite:
    """A running site and one browser or program that uses it."""

    def __init__(self, app: Sanic, client: httpx.AsyncClient, fake: FakeEngine) -> None:
        self.app, self.client, self.fake = app, client, fake

    async def begin(self, language: str = "en") -> str:
        reply = await self.client.post("/chat/api/conversations", json={"language": language})
        return reply.json()["conversation"]

    async def send(self, token: str, message_id: str = "", **message: Any) -> httpx.Response:
        body = {"conversation": token, "id": message_id or uuid.uuid4().hex, **message}
        return await self.client.post("/chat/api/messages", json=body)

    async def say(self, token: str, text: str, **more: Any) -> list[dict[str, Any]]:
        return lines(await self.send(token, text=text, **more))


def lines(reply: httpx.Response) -> list[dict[str, Any]]:
    return [json.loads(line) for line in reply.text.splitlines()]
