"""Rasa 3.6.21 as it was released, on Python 3.10: built, trained and run beside ours."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.engine.train import input_hash
from tests.benchmarks.running import ROOT, Server, free_port, report

VAR = ROOT / "var"
VENV = VAR / "stock-3.10"
LOCK = ROOT / "requirements/stock.txt"
DATA = ("data/nlu", "data/rules")
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "TQDM_DISABLE": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}


def find_python_310() -> str | None:
    """A Python 3.10 that runs, on the path or among pyenv's; None where there is none."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for command in ("python3.10", *map(str, sorted(pyenv.glob("3.10.*/bin/python")))):
        found = shutil.which(command)
        if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0:
            return found
    return None


def build_stock() -> bool:
    """Build the environment the first time (some minutes); False without Python 3.10."""
    done, wanted = VENV / "locked", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if done.exists() and done.read_text() == wanted:
        return True
    python = find_python_310()
    if python is None:
        return False
    report("Building stock Rasa in var/stock-3.10 (TensorFlow and all: some minutes).")
    subprocess.run([python, "-m", "venv", str(VENV)], check=True)
    pip = [str(VENV / "bin/python"), "-m", "pip", "install", "--quiet", "--require-hashes"]
    subprocess.run([*pip, "-r", str(LOCK)], check=True)
    done.write_text(wanted)
    return True


def train_stock(name: str, config: Path, data: tuple[str, ...] = DATA) -> tuple[Path, float]:
    """Train in stock Rasa from nothing, once for the same data.

    Returns: the model and how long the training took, in seconds.
    """
    model = VAR / "stock-models" / f"{name}-{_hash(config, data)}.tar.gz"
    took = model.with_suffix(".seconds")
    if not (model.exists() and took.exists()):
        report(f"Training {name} in stock Rasa.")
        began = time.monotonic()
        command = [str(VENV / "bin/python"), "-m", "rasa", "train", "--skip-validation"]
        command += ["--config", str(config), "--domain", "data/domain", "--data", *data]
        command += ["--out", str(model.parent), "--fixed-model-name", model.name[: -len(".tar.gz")]]
        with tempfile.TemporaryDirectory() as cache, (VAR / f"stock-{name}.log").open("wb") as log:
            environment = {**os.environ, **QUIET, "RASA_CACHE_DIRECTORY": cache}
            subprocess.run(command, cwd=ROOT, env=environment, stdout=log, stderr=log, check=True)
        took.write_text(str(time.monotonic() - began))
    return model, float(took.read_text())


def _hash(config: Path, data: tuple[str, ...]) -> str:
    """A hash of what a model is made from; our components count where the config names them."""
    digest = hashlib.sha256(config.read_bytes())
    for path in (*data, "data/domain"):
        root = ROOT / path
        for file in [root] if root.is_file() else sorted(root.rglob("*.yml")):
            digest.update(file.read_bytes())
    if b"bot.engine" in config.read_bytes():
        digest.update(input_hash().encode())
    return digest.hexdigest()[:16]


def actions_server(folder: Path) -> Server:
    """Our actions behind rasa-sdk's HTTP server, as stock Rasa calls them."""
    port = free_port()
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)]
    where = {"VAR_DIR": str(folder), "SANIC_HOST": "127.0.0.1"}
    return Server(command, port, folder / "actions.log", "/health", **where)


def stock_server(model: Path, actions: Server, folder: Path) -> Server:
    """Stock `rasa run` with a model, our channel, and the actions over HTTP."""
    port = free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(f"action_endpoint: {{url: '{actions.url}/webhook'}}\n")
    command = [str(VENV / "bin/python"), "-m", "rasa", "run", "--model", str(model)]
    command += ["--endpoints", str(endpoints), "--credentials", "credentials.yml"]
    command += ["--interface", "127.0.0.1", "--port", str(port)]
    return Server(command, port, folder / "stock.log", "/", VAR_DIR=str(folder), **QUIET)


def our_engine(folder: Path) -> Server:
    """`python -m bot engine`."""
    port = free_port()
    command = [sys.executable, "-m", "bot", "engine"]
    where = {"VAR_DIR": str(folder), "ENGINE_PORT": str(port)}
    return Server(command, port, folder / "engine.log", "/health/ready", **where)


def prepare_store(folder: Path) -> Path:
    """A migrated store with the directory loaded, in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "VAR_DIR": str(folder)}
    command = [sys.executable, "-m", "bot", "prepare"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return folder


def our_service(folder: Path) -> Server:
    """`python -m bot run`: web and engine, reached at the public port."""
    ports = {name: str(free_port()) for name in ("PUBLIC_PORT", "CONSOLE_PORT", "ENGINE_PORT")}
    command = [sys.executable, "-m", "bot", "run"]
    port = int(ports["PUBLIC_PORT"])
    log = folder / "service.log"
    return Server(command, port, log, "/health/ready", VAR_DIR=str(folder), **ports)


def train_ours() -> float:
    """How long our own training takes, in seconds; nothing of it is kept."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "rasa", "train", "--skip-validation", "--out", folder]
        environment = {**os.environ, **QUIET, "RASA_CACHE_DIRECTORY": folder}
        began = time.monotonic()
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        return time.monotonic() - began
