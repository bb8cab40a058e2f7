"""A client of the engine's wire, and the dialogues that are spoken over it."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.benchmarks.running import ROOT, SECRET

Message = dict[str, Any]
RANDOM = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4})+")
TURNS_PER_DIALOGUE = 5


@dataclass(frozen=True)
class Said:
    """One turn of a dialogue: a text, the label of a button, or the number of a button."""

    text: str = ""
    label: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Dialogue:
    """What one person says, turn by turn."""

    name: str
    language: str
    turns: tuple[Said, ...]


@dataclass
class Talk:
    """One conversation with one engine."""

    url: str
    dialogue: Dialogue
    client: httpx.Client
    messages: list[Message] = field(default_factory=list)

    def say(self, said: Said) -> Message:
        """Say one turn.

        Returns: the whole reply, its random ids and confidence left out.
        """
        body = {"conversation_id": self.dialogue.name, "language": self.dialogue.language}
        reply = self.client.post(
            f"{self.url}/webhooks/web/turn",
            json={**body, "level": "none", **self._meaning(said)},
            headers={"X-Engine-Secret": SECRET},
        )
        if reply.status_code != 200:
            return {"status": reply.status_code}
        self.messages = reply.json()["messages"]
        same: Message = json.loads(RANDOM.sub("ID", reply.text))
        same.pop("confidence")
        return same

    def _meaning(self, said: Said) -> dict[str, Any]:
        payload = self._payload(said)
        if payload:
            intent, _, entities = payload.removeprefix("/").partition("{")
            return {"intent": intent, "entities": json.loads("{" + entities) if entities else {}}
        if self._takes_text():  # the gate keeps the words and sends only this
            return {"intent": "give_text", "entities": {}}
        return {"text": said.text or said.label or "?"}

    def _payload(self, said: Said) -> str:
        buttons = [button for message in self.messages for button in message.get("buttons", [])]
        if said.number is not None and buttons:
            return str(buttons[said.number % len(buttons)]["payload"])
        for button in buttons:
            if said.label and button["title"] == said.label:
                return str(button["payload"])
        return ""

    def _takes_text(self) -> bool:
        parts = [message.get("custom") or {} for message in self.messages]
        return any(part.get("takes") == "text" for part in parts)


def read_dialogues(folder: Path = ROOT / "tests/conversations") -> Iterator[Dialogue]:
    """The dialogues of the tests."""
    for file in sorted(folder.glob("*.yml")):
        for at, dialogue in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))):
            turns = tuple(
                Said(text=str(turn.get("say") or ""), label=str(turn.get("choose") or ""))
                for turn in dialogue["turns"]
            )
            yield Dialogue(f"{file.stem}-{at}", dialogue["language"], turns)


def read_examples(language: str) -> list[str]:
    """Every training example of a language."""
    found: list[str] = []
    for file in sorted((ROOT / "data/nlu" / language).glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            found += [line[2:] for line in block["examples"].splitlines() if line[:2] == "- "]
    return found


def make_dialogues(dialogues: int, seed: int) -> Iterator[Dialogue]:
    """Dialogues of examples shortened and joined at random, and of buttons pressed."""
    chance = random.Random(seed)
    examples = {language: read_examples(language) for language in ("en", "cy")}
    for number in range(dialogues):
        language = chance.choice(("en", "cy"))
        turns = []
        for _ in range(TURNS_PER_DIALOGUE):
            if chance.random() < 0.3:
                turns.append(Said(number=chance.randrange(20), text="ok"))
                continue
            words = chance.choice(examples[language]).split()
            if chance.random() < 0.3:
                words = words[: max(1, len(words) - chance.randrange(3))]
            if chance.random() < 0.2:
                words += chance.choice(examples[language]).split()
            turns.append(Said(text=" ".join(words)))
        yield Dialogue(f"made-{number}", language, tuple(turns))
