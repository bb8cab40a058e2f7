"""The adaptations come with Rasa's first import, and with nothing else."""

import json
import os
import subprocess
import sys

import pytest

from bot.engine.compat import BEFORE_RASA, install

REPORT = """
import json, socket, sys
tried = []
def connect(self, address, *rest):
    tried.append(str(address)); raise OSError("no connection is wanted here")
socket.socket.connect = socket.socket.connect_ex = connect
{code}
from bot.engine import compat
print(json.dumps({{"applied": compat._applied, "tried": tried, "modules": list(sys.modules)}}))
"""


def run(code: str, **environment: str) -> dict:
    """What a new interpreter with the hook in place has done after some code."""
    program = "from bot.engine.compat.hook import watch\nwatch()\n" + REPORT.format(code=code)
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(install.ROOT), **environment},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_interpreter_without_rasa_is_left_as_it_is():
    report = run("import json")
    assert report["applied"] == []
    assert not {"numpy", "sanic", "rasa"} & set(report["modules"])


def test_first_import_of_rasa_applies_every_adaptation():
    report = run("import rasa.core.agent, rasa.core.run")
    assert tuple(report["applied"]) == BEFORE_RASA


@pytest.mark.parametrize("wish", ["true", "false"])
def test_rasa_reports_to_nobody_whatever_the_environment_says(wish):
    code = (
        "import rasa.telemetry as t\n"
        "assert not t.is_telemetry_enabled()\n"
        "t.initialize_telemetry(); t.track_shell_started('nlu')"
    )
    assert run(code, RASA_TELEMETRY_ENABLED=wish)["tried"] == []


def test_faster_parts_are_in_place_after_their_modules():
    code = """
import rasa.core.actions.action as action, rasa.engine.runner.dask as dask
import rasa.shared.core.events as events
assert action.RemoteAction._validate_action_result.__module__ == "bot.engine.action_results"
assert dask.DaskGraphRunner.run.__module__ == "bot.engine.runner"
assert events.Event.resolve_by_type("slot") is events.SlotSet
assert events.Event.resolve_by_type("no such", "default") == "default"
"""
    run(code)


def test_install_writes_a_line_that_starts_the_watch(tmp_path):
    pth = install.install(tmp_path)
    folder, line = pth.read_text().splitlines()
    assert folder == str(install.ROOT)
    code = "import sys; sys.meta_path[:] = [f for f in sys.meta_path if 'Rasa' not in repr(f)]\n"
    code += f"{line}\nassert any(type(f).__name__ == 'RasaWatch' for f in sys.meta_path)"
    run(code)
