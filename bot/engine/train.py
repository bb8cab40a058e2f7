"""Train the understanding when its data has changed, and only then; write its card."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path

import portalocker

from bot.errors import DataInvalid
from bot.settings import ROOT, Settings

TRAINING_DATA = ("data/nlu", "data/rules", "data/stories")
INPUTS = ("config.yml", "data/domain", *TRAINING_DATA)
COMPONENTS = ("bot/engine/components", "bot/engine/importer.py", "bot/language/folding.py")
MODELS = ROOT / "models"
KEPT = 3  # models
LONGEST_TRAINING_S = 900
Progress = Callable[[str], None]


def input_files() -> Iterator[Path]:
    """Every file that the model depends on, in a fixed order."""
    for name in (*INPUTS, *COMPONENTS):
        path = ROOT / name
        found = [path] if path.is_file() else path.rglob("*")
        yield from sorted(file for file in found if file.suffix in {".yml", ".py", ".csv"})


def input_hash() -> str:
    """A hash of those files and of Rasa's version: 16 hex digits."""
    from rasa.version import __version__ as rasa_version

    digest = hashlib.sha256(rasa_version.encode())
    for file in input_files():
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def train_if_changed(settings: Settings, progress: Progress) -> Path:
    """Train where there is no model for the present data.

    Args: progress: called with a short line before a step that takes its time.
    Returns: the model for the present data.
    Raises: DataInvalid: the training data does not make a model.
    """
    name = f"understanding-{input_hash()}"
    model = MODELS / f"{name}.tar.gz"
    if model.exists():
        return model
    MODELS.mkdir(exist_ok=True)
    # One at a time: the others wait, and then find the model made.
    with portalocker.Lock(MODELS / "training.lock", timeout=LONGEST_TRAINING_S):
        if model.exists():
            return model
        progress("Training the understanding: topics, needs, rules (about half a minute).")
        _train_apart(name)
    if not model.exists():
        raise DataInvalid("training made no model; `rasa data validate` says why")
    return model


def _train_apart(name: str) -> None:
    """Train in a process of its own, so that what it needs is given back afterwards."""
    command = [sys.executable, "-m", "bot.engine.train", name]
    environment = {**os.environ, "TQDM_DISABLE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise DataInvalid("training failed:\n" + "\n".join(done.stderr.splitlines()[-8:]))


def _train(name: str) -> None:
    """Rasa's own training; a model gets its name when it and its card are finished."""
    from rasa.model_training import train

    from bot.engine.card import write_card

    made = train(
        domain=str(ROOT / "data/domain"),
        config=str(ROOT / "config.yml"),
        training_files=[str(ROOT / path) for path in TRAINING_DATA],
        output=str(MODELS),
        fixed_model_name=f"partial-{name}",
        force_training=True,
    ).model
    if not made:
        raise SystemExit("no model")
    write_card(Path(made), name, datetime.now(timezone.utc))
    Path(made).rename(MODELS / f"{name}.tar.gz")
    _drop_old()


def _drop_old() -> None:
    """Keep the newest few: an engine of before a change of data may just be starting."""
    models = sorted(MODELS.glob("understanding-*.tar.gz"), key=lambda file: file.stat().st_mtime)
    for old in models[:-KEPT]:
        old.unlink()
        old.with_name(old.name.removesuffix(".tar.gz") + ".md").unlink(missing_ok=True)


if __name__ == "__main__":
    _train(sys.argv[1])
