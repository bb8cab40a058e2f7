"""Tasks of the command line on a store that nobody has prepared yet."""

import subprocess
import sys

import pytest

from bot.settings import ROOT
from bot.store.engine import open_store
from bot.store.migrate import downgrade, upgrade

TASKS = ("demo", "verify-audit")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request, tmp_path):
    """Where a store will be that has no table yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return request.getfixturevalue("postgres_url")


def run(task, url, folder):
    environment = {"DATABASE_URL": url, "VAR_DIR": str(folder), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot", task]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def told_to_prepare(done):
    [line] = done.stderr.splitlines()
    return line.startswith("store_not_prepared: ") and "`python -m bot prepare`" in line


@pytest.mark.parametrize("task", TASKS)
def test_task_on_an_empty_store_says_what_comes_first(task, empty_url, tmp_path):
    done = run(task, empty_url, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told_to_prepare(done)


def test_task_on_a_store_of_an_older_version_says_what_comes_first(tmp_path):
    url = f"sqlite:///{tmp_path / 'older.db'}"
    store = open_store(url)
    upgrade(store)
    downgrade(store, "0010_due_at")
    store.close()
    done = run("demo", url, tmp_path)
    assert done.returncode == 2
    assert told_to_prepare(done)
