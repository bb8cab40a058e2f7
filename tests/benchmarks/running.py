"""Processes that are measured: started, waited for, read and stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import httpx

ROOT = Path(__file__).resolve().parents[2]
SECRET = "for-measuring-only"
START_S = 300  # stock Rasa loads TensorFlow


def report(line: str) -> None:
    """Say on the screen what goes on."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One process that answers over HTTP, for as long as the `with` block lasts."""

    def __init__(
        self, command: list[str], port: int, log: Path, ready: str, **environment: str
    ) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.start_s = 0.0
        self._command, self._ready, self._log = command, ready, log
        self._environment = {**os.environ, "ENGINE_SECRET": SECRET, **environment}

    def __enter__(self) -> "Server":
        began = time.monotonic()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() - began > START_S:
                self.__exit__(None, None, None)
                raise RuntimeError(f"{self._command} did not start; see {self._log}")
            time.sleep(0.1)
        self.start_s = time.monotonic() - began
        return self

    def _answers(self) -> bool:
        try:
            return httpx.get(self.url + self._ready, timeout=10).status_code < 500
        except httpx.HTTPError:
            return False

    def memory_mb(self) -> float:
        """The resident memory of the process and its children, in MB."""
        pages = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                group = stat.read_text().rsplit(")", 1)[1].split()[2]
                if int(group) == self._process.pid:
                    pages += int((stat.parent / "statm").read_text().split()[1])
            except OSError:
                continue  # it has ended meanwhile
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def kill(self) -> None:
        """End it as a cut power cord does."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
