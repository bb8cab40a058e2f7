"""What tests of the pages of live rooms share: the site, an open room, and browsers in it."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from html import unescape
from typing import Any
from uuid import UUID

import httpx

from bot.sessions.room.moderating import Chosen, approve
from bot.sessions.room.passes import make_pass
from bot.store.engine import Store
from bot.store.tables.session_terms import Surface
from bot.store.transaction import in_transaction
from tests.fakes import FakeEngine
from tests.integration.live_room import WORDS, Live
from tests.integration.public_site import serve_public

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
SENT = re.compile(r'name="sent_id" value="([^"]+)"')
EVENT = re.compile(r'data-event="(\d+)"')


class LiveNow(Live):
    """A room that was opened just now, as pages reckon with the time it is."""

    def at(self, use_case: Any, *, now: datetime | None = None, **more: Any) -> Any:
        return self.do(use_case, now=now or datetime.now(UTC), **more)

    def at_now(self, use_case: Any) -> Any:
        """The use case with the time it is now, to be called by somebody else."""
        return partial(use_case, now=datetime.now(UTC))


def approve_now(live: Live, who: Any, text: str) -> UUID:
    """A question that was asked and approved."""
    kept = live.ask(who, text)
    chosen = Chosen(kept.question_id)
    live.act(approve, host=live.moderator, chosen=chosen, details_checked=True)
    return kept.question_id


@dataclass
class Browser:
    """One browser: its cookies are its own."""

    client: httpx.AsyncClient
    language: str = "en"

    async def get(self, path: str, **query: str) -> httpx.Response:
        return await self.client.get(path, params={"lang": self.language, **query})

    async def post(self, path: str, **fields: Any) -> httpx.Response:
        return await self.client.post(path, data={"lang": self.language, **fields})

    async def send(self, path: str, *, page: str = "/room/here", **fields: Any) -> httpx.Response:
        """Send a form of a page with its token."""
        shown = (await self.get(page)).text
        return await self.post(path, csrf=TOKEN.search(shown)[1], **fields)

    async def text(self, path: str = "/room/here", **query: str) -> str:
        reply = await self.get(path, **query)
        assert reply.status_code == 200, reply.text
        return unescape(reply.text)

    async def ask(self, text: str = WORDS, **fields: str) -> httpx.Response:
        shown = await self.text()
        sent_id = SENT.search(shown)[1]
        return await self.send("/room/ask", text=text, sent_id=sent_id, **fields)


@dataclass
class RoomSite:
    """The site and one open room on it."""

    live: LiveNow
    base: str

    @asynccontextmanager
    async def browser(self, language: str = "en") -> AsyncIterator[Browser]:
        async with httpx.AsyncClient(base_url=self.base, timeout=60) as client:
            yield Browser(client, language)

    @asynccontextmanager
    async def joined(self, language: str = "en", **how: str) -> AsyncIterator[Browser]:
        async with self.browser(language) as browser:
            reply = await browser.post("/room/join", code=self.live.code, **how)
            assert reply.status_code == 303, reply.text
            yield browser

    @asynccontextmanager
    async def screen(self, surface: Surface, language: str = "en") -> AsyncIterator[Browser]:
        """A browser that opened one screen of the host by its link."""
        live = self.live
        made = {"session_id": live.session_id, "surface": surface, "actor": live.host}
        token = live.at(make_pass, **made)
        async with self.browser(language) as browser:
            assert (await browser.get(f"/room/open/{token}")).status_code == 200
            reply = await browser.post(f"/room/open/{token}")
            assert reply.status_code == 303, reply.text
            yield browser

    def approve(self, question_id: UUID) -> None:
        chosen = Chosen(question_id)
        self.live.act(approve, host=self.live.moderator, chosen=chosen, details_checked=True)

    def question(self, who: Any = None, text: str = WORDS) -> UUID:
        """A question that was asked and approved."""
        return approve_now(self.live, who or self.live.join(), text)

    def do(self, use_case: Any, **more: Any) -> Any:
        return in_transaction(self.live.store, use_case, **more)


@asynccontextmanager
async def serve_room(settings: Any, store: Store, **room: Any) -> AsyncIterator[RoomSite]:
    """The public site with a room that is open."""
    live = LiveNow(store, **room)
    async with serve_public(settings, store, FakeEngine()) as running:
        yield RoomSite(live, str(running.client.base_url))


@asynccontextmanager
async def serve_same_room(settings: Any, live: LiveNow) -> AsyncIterator[RoomSite]:
    """One more process for a room that is open."""
    async with serve_public(settings, live.store, FakeEngine()) as running:
        yield RoomSite(live, str(running.client.base_url))


async def next_news(browser: Browser, after: int, screen: str = "here") -> dict[str, int]:
    """The next thing a stream says."""
    path, query = f"/room/{screen}/live", {"after": str(after)}
    async with browser.client.stream("GET", path, params=query, timeout=20) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                told: dict[str, int] = json.loads(line.removeprefix("data: "))
                return told
    raise AssertionError("the stream ended")
