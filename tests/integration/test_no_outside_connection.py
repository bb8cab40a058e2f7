"""Nothing that runs here speaks to anyone but this machine: start, training, conversations."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.words import WAYS
from tests.service import ROOT, RunningService

pytestmark = pytest.mark.engine

WATCH = Path(__file__).parent / "connections"
OURSELVES = ("'127.0.0.1'", "'localhost'", "'::1'", "'/")  # the last: a socket in a folder
TRAIN = """
import sys
from pathlib import Path
from bot.engine import train
train.MODELS = Path(sys.argv[1])
train.MODELS.mkdir()
train.TRAINING_DATA = ("data/nlu/cy", "data/rules", "data/stories")  # half the time, all the code
train._train("watched")
"""


def watched(folder: Path) -> dict[str, str]:
    """Settings under which every Python process writes down whom it speaks to."""
    return {"PYTHONPATH": str(WATCH), "CONNECTIONS": str(folder / "connections.txt")}


def connections(folder: Path) -> list[str]:
    """What was written down."""
    notes = folder / "connections.txt"
    return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []


def outside(lines: list[str]) -> list[str]:
    """The connections to anyone but this machine."""
    return [line for line in lines if not any(mark in line for mark in OURSELVES)]


def test_start_and_conversations_in_both_languages_stay_on_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("RASA_TELEMETRY_ENABLED", raising=False)
    running = RunningService(tmp_path, **watched(tmp_path))
    running.start()
    try:
        for language, way in WAYS.items():
            talk = running.talk(language)
            talk.say(way.need)
            assert way.door_place in talk.text
            talk.say(way.ask)
            talk.say(way.question)
            talk.end()
    finally:
        running.stop()
    lines = connections(tmp_path)
    assert any(running.environment["ENGINE_PORT"] in line for line in lines)  # the watch works
    assert outside(lines) == []


def test_training_stays_on_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("RASA_TELEMETRY_ENABLED", raising=False)
    done = subprocess.run(
        [sys.executable, "-c", TRAIN, str(tmp_path / "models")],
        cwd=ROOT, env={**os.environ, **watched(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert outside(connections(tmp_path)) == []


def test_watch_sees_a_connection_to_the_outside(tmp_path: Path):
    ask = "import socket\ntry: socket.create_connection(('192.0.2.1', 9), 0.01)\nexcept OSError: 0"
    env = {**os.environ, **watched(tmp_path)}
    subprocess.run([sys.executable, "-c", ask], env=env, check=True)
    assert len(outside(connections(tmp_path))) == 2  # the name looked up, then the connection
