"""Clients that speak to a server and measure how long its replies take.

They share the machine with what they measure, so they are one event loop and a light library.
"""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import aiohttp

from bot.engine.card import HeldBack
from tests.benchmarks.running import SECRET

# Speaks one conversation; returns for each message its milliseconds and the topic understood.
Heard = list[tuple[float, str]]
Speak = Callable[[aiohttp.ClientSession, Sequence[HeldBack]], Awaitable[Heard]]


@dataclass(frozen=True)
class Measured:
    """One run: times in milliseconds, throughput in messages a second."""

    messages: int
    p50: float
    p95: float
    per_second: float
    topics_right: float | None


def over_wire(url: str) -> Speak:
    """Speak to an engine as the gate does."""

    async def speak(client: aiohttp.ClientSession, said: Sequence[HeldBack]) -> Heard:
        conversation, found = uuid.uuid4().hex, []
        for message in said:
            body = {"conversation_id": conversation, "language": message.language.value}
            began = time.perf_counter()
            async with client.post(
                f"{url}/webhooks/web/turn",
                json={**body, "level": "none", "text": message.text},
                headers={"X-Engine-Secret": SECRET},
            ) as answer:
                answer.raise_for_status()
                reply = await answer.json()
            took = (time.perf_counter() - began) * 1000
            if not reply["messages"]:
                raise RuntimeError("an empty reply: what is measured does not work")
            found.append((took, reply["intent"]))
        return found

    return speak


def over_chat(url: str) -> Speak:
    """Speak to the public chat as a browser does; it does not tell the topic."""

    async def speak(client: aiohttp.ClientSession, said: Sequence[HeldBack]) -> Heard:
        language = said[0].language.value
        async with client.post(f"{url}/chat/api/conversations", json={"language": language}) as b:
            token, found = (await b.json())["conversation"], []
        for message in said:
            body = {"conversation": token, "id": uuid.uuid4().hex, "text": message.text}
            began = time.perf_counter()
            async with client.post(f"{url}/chat/api/messages", json=body) as answer:
                answer.raise_for_status()
                reply = await answer.text()
            took = (time.perf_counter() - began) * 1000
            if '"kind"' not in reply:
                raise RuntimeError("an empty reply: what is measured does not work")
            found.append((took, ""))
        return found

    return speak


def measure(speak: Speak, conversations: Sequence[Sequence[HeldBack]], clients: int) -> Measured:
    """Speak every conversation, with so many clients at once.

    Returns: the times of all messages together.
    """
    began = time.perf_counter()
    heard = asyncio.run(_speak_all(speak, conversations, clients))
    took = time.perf_counter() - began
    times = sorted(ms for ms, _, _ in heard)
    known = [topic == meant for _, topic, meant in heard if topic]
    return Measured(
        len(times),
        times[len(times) // 2],
        times[int(0.95 * len(times))],
        len(times) / took,
        sum(known) / len(known) if known else None,
    )


async def _speak_all(
    speak: Speak, conversations: Sequence[Sequence[HeldBack]], clients: int
) -> list[tuple[float, str, str]]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120)) as session:

        async def one_client(share: Sequence[Sequence[HeldBack]]) -> list[tuple[float, str, str]]:
            found = []
            for said in share:
                heard = zip(await speak(session, said), said, strict=True)
                found += [(ms, topic, meant.topic) for (ms, topic), meant in heard]
            return found

        shares = [conversations[at::clients] for at in range(clients)]
        return [one for share in await asyncio.gather(*map(one_client, shares)) for one in share]
