"""Clients that speak to a server and measure how long its replies take."""

import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from bot.engine.card import HeldBack
from tests.benchmarks.running import SECRET

# Speaks one conversation; returns for each message its milliseconds and the topic understood.
Speak = Callable[[httpx.Client, Sequence[HeldBack]], list[tuple[float, str]]]


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

    def speak(client: httpx.Client, said: Sequence[HeldBack]) -> list[tuple[float, str]]:
        conversation, found = uuid.uuid4().hex, []
        for message in said:
            body = {"conversation_id": conversation, "language": message.language.value}
            began = time.perf_counter()
            reply = client.post(
                f"{url}/webhooks/web/turn",
                json={**body, "level": "none", "text": message.text},
                headers={"X-Engine-Secret": SECRET},
            )
            took = (time.perf_counter() - began) * 1000
            reply.raise_for_status()
            if not reply.json()["messages"]:
                raise RuntimeError("an empty reply: what is measured does not work")
            found.append((took, reply.json()["intent"]))
        return found

    return speak


def over_chat(url: str) -> Speak:
    """Speak to the public chat as a browser does; it does not tell the topic."""

    def speak(client: httpx.Client, said: Sequence[HeldBack]) -> list[tuple[float, str]]:
        language = said[0].language.value
        begun = client.post(f"{url}/chat/api/conversations", json={"language": language}).json()
        found = []
        for message in said:
            body = {"conversation": begun["conversation"], "id": uuid.uuid4().hex}
            began = time.perf_counter()
            reply = client.post(f"{url}/chat/api/messages", json={**body, "text": message.text})
            took = (time.perf_counter() - began) * 1000
            reply.raise_for_status()
            if '"kind"' not in reply.text:
                raise RuntimeError("an empty reply: what is measured does not work")
            found.append((took, ""))
        return found

    return speak


def measure(speak: Speak, conversations: Sequence[Sequence[HeldBack]], clients: int) -> Measured:
    """Speak every conversation, with so many clients at once.

    Returns: the times of all messages together.
    """

    def one_client(share: Sequence[Sequence[HeldBack]]) -> list[tuple[float, str, str]]:
        found = []
        with httpx.Client(timeout=120) as client:
            for said in share:
                heard = speak(client, said)
                found += [
                    (ms, topic, one.topic) for (ms, topic), one in zip(heard, said, strict=True)
                ]
        return found

    shares = [conversations[at::clients] for at in range(clients)]
    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        heard = [one for share in pool.map(one_client, shares) for one in share]
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
