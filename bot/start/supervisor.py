"""`python -m bot run`: prepare, start web and engine, look after them, say the addresses."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bot.settings import ROOT, Settings
from bot.start.hall import hall_environment, hall_lines
from bot.start.ports import check_ports

ROLES = ("engine", "web")
START_S = 60  # longest wait for both processes to answer
PAUSES_S = (0.5, 1, 2, 5, 10)  # before a process that died is started again
STEADY_S = 60  # a process that lived this long starts with the shortest pause again
GRACE_S = 8


def supervise(settings: Settings) -> int:
    """Run the whole service until it is told to stop.

    Returns: the exit code; what `prepare` or the first check returned if they failed.
    Raises: PortTaken.
    """
    _say("Opening Doors · Agor Drysau")
    check_ports(settings)
    given = hall_environment(settings)
    failed = _task("prepare", **given)
    if failed:
        return failed
    processes = Processes(settings.var_dir / "logs", given)
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell may have told it to ignore Ctrl+C
        signal.signal(number, _interrupt)
    try:
        processes.start_all()
        _say("  web and engine started, asking a question in each language")
        failed = _task("check", BOT_CHECK_SECONDS=str(START_S), **given)
        if failed:
            _say(f"  see {settings.var_dir / 'logs'}")
            return failed
        _say_addresses(settings)
        processes.look_after()
    except KeyboardInterrupt:
        _say("Stopping.")
    finally:
        processes.stop_all()
    return 0


class Processes:
    """The child processes, each with a log of its own, each started again when it dies."""

    def __init__(self, logs: Path, given: Mapping[str, str]) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        for role in ROLES:
            (logs / f"{role}.log").unlink(missing_ok=True)
        self._logs, self._given = logs, given
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._began: dict[str, float] = {}
        self._deaths: dict[str, int] = dict.fromkeys(ROLES, 0)

    def start_all(self) -> None:
        """Start one process a role."""
        for role in ROLES:
            self._start(role)

    def look_after(self) -> None:
        """Start again what dies, for ever; pauses grow while it keeps dying."""
        while True:
            time.sleep(0.5)
            for role, process in list(self._running.items()):
                if process.poll() is not None:
                    self._restart(role, process.returncode)

    def stop_all(self) -> None:
        """Ask every process to stop, and end one that does not."""
        for process in self._running.values():
            process.terminate()
        deadline = time.monotonic() + GRACE_S
        for process in self._running.values():
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()

    def _start(self, role: str) -> None:
        self._began[role] = time.monotonic()
        with (self._logs / f"{role}.log").open("ab") as log:
            self._running[role] = subprocess.Popen(
                _command(role), cwd=ROOT, env=_environment(self._given), stdout=log, stderr=log
            )

    def _restart(self, role: str, code: int) -> None:
        if time.monotonic() - self._began[role] > STEADY_S:
            self._deaths[role] = 0
        pause = PAUSES_S[min(self._deaths[role], len(PAUSES_S) - 1)]
        self._deaths[role] += 1
        _say(f"  {role} ended (code {code}); starting it again in {pause} s")
        time.sleep(pause)
        self._start(role)


def _task(name: str, **extra: str) -> int:
    return subprocess.run(_command(name), cwd=ROOT, env=_environment(extra), check=False).returncode


def _command(role: str) -> list[str]:
    return [sys.executable, "-m", "bot", role]


def _environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1", **(extra or {})}


def _say_addresses(settings: Settings) -> None:
    _say("")
    public = f"http://{settings.own_host}:{settings.public_port}"
    _say(f"  For young people:  {public}/")
    _say(f"  The chat:          {public}/chat/")
    for line in hall_lines(settings):
        _say(f"  {line}")
    _say(f"  For staff:         http://{settings.console_host}:{settings.console_port}/")
    _say("  First staff account:")
    role = "youth_worker" if settings.hall_mode else "rpb_staff"
    _say(f"    .venv/bin/python -m bot create-account --name you --role {role} --region gwent")
    _say(f"  Logs (ids and codes, never what was typed): {settings.var_dir / 'logs'}")
    _say("  Ctrl+C stops it.")


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
