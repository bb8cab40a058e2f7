"""Ask the running service a real question in each language, and read its answers."""

import json
import os
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from bot.settings import Settings
from bot.vocabulary import Language

QUESTIONS = {
    Language.EN: "I look after my mum and I live in Newport, Gwent",
    Language.CY: "Dwi'n edrych ar ôl mam a dwi'n byw yng Nghaernarfon",
}
ANSWERS = ("doors", "message")
TRY_EVERY_S = 0.25


def check_conversation(settings: Settings, *, say: Callable[[str], None]) -> int:
    """Wait until the service is ready, then talk to it.

    Returns: 0 when each language got an answer in that language, 1 otherwise.
    """
    base = f"http://{settings.own_host}:{settings.public_port}"
    seconds = float(os.environ.get("BOT_CHECK_SECONDS", "10"))
    with httpx.Client(base_url=base, timeout=10) as client:
        if not _ready(client, seconds):
            say(f"  NOT READY after {seconds:.0f} s: see {base}/health/ready")
            return 1
        for language in Language:
            kinds = [event["kind"] for event in _ask(client, language)]
            if not any(kind in ANSWERS for kind in kinds):
                say(f"  no answer in {language}")
                return 1
            say(f"  answered in {language}: {', '.join(kinds)}")
    return 0


def _ready(client: httpx.Client, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if client.get("/health/ready").status_code == httpx.codes.OK:
                return True
        except httpx.TransportError:
            pass
        time.sleep(TRY_EVERY_S)
    return False


def _ask(client: httpx.Client, language: Language) -> list[dict[str, Any]]:
    opened = client.post("/chat/api/conversations", json={"language": str(language)}).json()
    message = {
        "conversation": opened["conversation"],
        "id": uuid.uuid4().hex,
        "text": QUESTIONS[language],
        "language": str(language),
    }
    reply = client.post("/chat/api/messages", json=message)
    events = list(_lines(reply.text))
    client.post("/chat/api/end", json={"conversation": opened["conversation"]})
    return [event for event in events if event["language"] == str(language)]


def _lines(text: str) -> Iterator[dict[str, Any]]:
    for line in text.splitlines():
        if line.strip():
            yield json.loads(line)
