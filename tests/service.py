"""The whole service as a newcomer starts it, and a client that talks to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[1]
START_S = 600  # preparing may train; with a model at hand it is a few seconds


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningService:
    """`python -m bot run` in a folder and on ports of its own."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.log = folder / "service.log"
        ports = {name: str(free_port()) for name in ("PUBLIC_PORT", "CONSOLE_PORT", "ENGINE_PORT")}
        self.environment = {**os.environ, "VAR_DIR": str(folder), **ports, **settings}
        self.public = f"http://127.0.0.1:{self.environment['PUBLIC_PORT']}"
        self.console = f"http://127.0.0.1:{self.environment['CONSOLE_PORT']}"
        self.engine = f"http://127.0.0.1:{self.environment['ENGINE_PORT']}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers in both languages."""
        command = [sys.executable, "-m", "bot", "run"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            if b"For staff:" in self.log.read_bytes():
                return
            time.sleep(0.2)
        self.stop()
        raise AssertionError(f"the service did not start:\n{self.log.read_text()[-4000:]}")

    def stop(self) -> None:
        """Stop it as Ctrl+C does."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(timeout=30)

    def process(self, role: str) -> int:
        """The number of the process of a role: engine or web."""
        parent = self._process.pid if self._process else 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().split(b"\0")
                above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue  # it ended meanwhile
            if above == parent and role.encode() in command:
                return int(folder.name)
        raise AssertionError(f"no {role} runs")

    def wait_until_ready(self, seconds: float = 60) -> None:
        """Wait until a real question is answered in both languages."""
        deadline = time.monotonic() + seconds
        while httpx.get(f"{self.public}/health/ready", timeout=20).status_code != 200:
            assert time.monotonic() < deadline, self.log.read_text()[-2000:]
            time.sleep(0.2)

    def run(self, *arguments: str, given: str = "") -> str:
        """Run one command of the service's command line; what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def talk(self, language: str = "en") -> "Talk":
        """Begin a conversation."""
        return Talk.begin(self.public, language)


@dataclass
class Talk:
    """One conversation over the public HTTP interface."""

    client: httpx.Client
    token: str
    events: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def begin(cls, base: str, language: str) -> "Talk":
        """Open a conversation; its greeting is in `events`."""
        client = httpx.Client(base_url=base, timeout=15)
        opened = client.post("/chat/api/conversations", json={"language": language}).json()
        return cls(client, opened["conversation"], opened["events"])

    def say(self, text: str) -> list[dict[str, Any]]:
        """Type something; the events that answer it."""
        return self._send(text=text)

    def choose(self, label: str) -> list[dict[str, Any]]:
        """Press the button with this label in the latest answer."""
        for choice in self.choices():
            if choice["label"].replace("’", "'") == label:
                return self._send(choice=choice["id"])
        labels = [choice["label"] for choice in self.choices()]
        raise AssertionError(f"no button {label!r}, only {labels}")

    def choices(self) -> list[dict[str, Any]]:
        """Every button of the latest answer, also those inside cards, reviews and questions."""
        found: list[dict[str, Any]] = []
        for event in self.events:
            _collect(event, found)
        return found

    @property
    def kinds(self) -> list[str]:
        """The kinds of the latest events."""
        return [event["kind"] for event in self.events]

    @property
    def text(self) -> str:
        """Everything the latest answer shows, as one string."""
        return json.dumps(self.events, ensure_ascii=False)

    def end(self) -> None:
        """Erase the conversation."""
        self.client.post("/chat/api/end", json={"conversation": self.token})
        self.client.close()

    def _send(self, **message: str) -> list[dict[str, Any]]:
        body = {"conversation": self.token, "id": uuid.uuid4().hex, **message}
        reply = self.client.post("/chat/api/messages", json=body)
        assert reply.status_code == 200, reply.text
        self.events = [json.loads(line) for line in reply.text.splitlines() if line]
        return self.events


def _collect(part: Any, found: list[dict[str, Any]]) -> None:
    if isinstance(part, dict):
        if {"id", "label"} <= part.keys():
            found.append(part)
        for value in part.values():
            _collect(value, found)
    elif isinstance(part, list):
        for value in part:
            _collect(value, found)
