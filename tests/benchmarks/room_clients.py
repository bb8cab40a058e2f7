"""A thousand phones and a projector on the loopback, each with its own stream."""

import asyncio
import json
import random
import re
import time
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from uuid import UUID

import aiohttp

from bot.web.csrf import mint_token
from tests.benchmarks.room_data import RoomToMeasure

VOTED = re.compile(rb'data-voted="(\d+)"')
TRY_AGAIN = 0.3  # seconds after which a page sends a tap again
COME_BACK = 3.0  # seconds until a browser opens a stream again that never said when
LOOKS = 0.4  # seconds at least between two looks of the projector


@dataclass
class Seen:
    """What the clients saw, in seconds of one clock."""

    acknowledged: list[tuple[float, float]] = field(default_factory=list)  # sent, answered
    projected: list[tuple[float, int]] = field(default_factory=list)  # when, how many voted
    refused: int = 0


class Clients:
    """All browsers of one room."""

    def __init__(self, url: str, secret: str, room: RoomToMeasure, seen: Seen) -> None:
        self.url, self.secret, self.room, self.seen = url, secret, room, seen
        self.http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=None)
        )
        self.open = 0
        self.stopped = False

    @property
    def streams(self) -> int:
        """How many there are when all are open: the phones, and the projector."""
        return len(self.room.phones) + 1

    def everybody(self) -> Iterator[Coroutine[None, None, None]]:
        """What each browser does all the time."""
        yield self.project()
        for phone in self.room.phones:
            yield self.follow(f"room-participant={phone.key}", "/room/here")

    async def burst(self, seconds: float, turn: int = 0) -> None:
        """Everybody votes once, each at a moment of their own."""
        begin, people = time.monotonic() + 0.5, range(len(self.room.phones))
        moments = (begin + random.random() * seconds for _ in people)
        await asyncio.gather(
            *(self.vote(one, at, turn) for one, at in zip(people, moments, strict=False))
        )

    async def follow(self, cookie: str, path: str, on_news: "asyncio.Event | None" = None) -> None:
        """Hold a stream; open it again when it is lost, as long after as it has said."""
        pauses = [COME_BACK]
        while not self.stopped:
            try:
                await self._stream(cookie, path, on_news, pauses)
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(pauses[-1])

    async def _stream(
        self, cookie: str, path: str, on_news: "asyncio.Event | None", pauses: list[float]
    ) -> None:
        headers = {"cookie": cookie}
        async with self.http.get(f"{self.url}{path}/live?after=0", headers=headers) as stream:
            if stream.status != 200:
                return
            self.open += 1
            try:
                async for line in stream.content:
                    if line.startswith(b"retry:"):
                        pauses.append(int(line[6:]) / 1_000)
                    if on_news is not None and line.startswith(b"data:"):
                        json.loads(line[5:])
                        on_news.set()
            finally:
                self.open -= 1

    async def project(self) -> None:
        """Look at the projector's page whenever its stream says so."""
        news, cookie = asyncio.Event(), f"room-projector={self.room.projector}"
        following = asyncio.create_task(self.follow(cookie, "/room/projector", news))
        while not self.stopped:
            await news.wait()
            news.clear()
            try:
                page = self.http.get(f"{self.url}/room/projector", headers={"cookie": cookie})
                async with page as reply:
                    found = VOTED.search(await reply.read())
            except (aiohttp.ClientError, OSError):
                continue
            if found:
                self.seen.projected.append((time.monotonic(), int(found[1])))
            await asyncio.sleep(LOOKS)
        following.cancel()

    async def vote(self, number: int, at: float, turn: int) -> None:
        """Send one vote at its moment; again until it is answered, as the page does."""
        await asyncio.sleep(max(0.0, at - time.monotonic()))
        key = self.room.phones[number].key
        form = self._form(key, self.room.chosen(number, turn))
        headers = {"cookie": f"room-participant={key}", "accept": "application/json"}
        first = time.monotonic()
        while True:
            try:
                tap = self.http.post(f"{self.url}/room/vote", data=form, headers=headers)
                async with tap as reply:
                    await reply.read()
                    if reply.status == 200:
                        self.seen.acknowledged.append((first, time.monotonic()))
                        return
                    self.seen.refused += 1
            except (aiohttp.ClientError, OSError):
                pass
            await asyncio.sleep(TRY_AGAIN)

    def _form(self, key: str, chosen: list[UUID]) -> list[tuple[str, str]]:
        token = mint_token(self.secret, key)
        fields = [("question", str(one)) for one in chosen]
        return [*fields, ("ballot", str(self.room.ballot_id)), ("csrf", token), ("lang", "en")]

    async def __aenter__(self) -> "Clients":
        self._following = [asyncio.create_task(work) for work in self.everybody()]
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let every stream go."""
        self.stopped = True
        for task in self._following:
            task.cancel()
        await self.http.close()
