"""The public site starts with little, and does not go on with data that must not be used."""

import shutil
import socket
import subprocess
import sys
import threading

import pytest

from bot.settings import ROOT
from bot.start.warm import do_gently

# Loaded by a page or by a thread once the site answers; each takes a tenth of a second and more.
HEAVY = ("aiohttp", "alembic", "numpy", "scipy", "bot.console.app")
START_S = 60


def copy_of_the_service(tmp_path):
    for folder in ("bot", "channels", "data"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "texts")
        )
    return tmp_path


def serve(folder, tmp_path):
    """Start the public site there, and wait until it ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    given = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'start.db'}",
        "PUBLIC_PORT": str(port),
        "VAR_DIR": str(tmp_path),
        "PYTHONPATH": str(folder),  # before the installed one
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", "public"],
        cwd=folder,
        env=given,
        timeout=START_S,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/safety/phrases.csv", "suicide_en_001,suicide", "suicide_en_001,sadness"),
        ("data/safety/cards.csv", "name,", "nobody_knows,"),
        ("data/directory/places/places.csv", ",town\n", ",nobody_knows\n"),  # read once it answers
    ],
    ids=["phrases", "cards", "places"],
)
def test_site_does_not_go_on_with_a_broken_file(tmp_path, file, old, new):
    folder = copy_of_the_service(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    ended = serve(folder, tmp_path)
    assert ended.returncode == 1, ended.stderr[-2000:]


def test_public_site_answers_before_anything_heavy_is_loaded():
    code = (
        "import sys; from bot.start.web import serve_web; import channels.public, channels.warm;"
        f"print(*[name for name in {HEAVY} if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_steps_end_when_the_process_is_to_stop():
    done, stop = [], threading.Event()
    do_gently([lambda: done.append(1), stop.set, lambda: done.append(2)], stop)
    assert done == [1]


def test_step_that_fails_is_not_passed_over():
    def broken():
        raise ValueError("a list with a wrong line")

    with pytest.raises(ValueError, match="wrong line"):
        do_gently([broken], threading.Event())
