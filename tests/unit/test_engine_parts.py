"""The runner's plan, the importer's paths, and what a log line may hold."""

import logging

import pytest

from bot.engine.importer import ProjectFiles
from bot.engine.quiet_logs import OnlyCodes, keep_allowed
from bot.engine.runner import plan

CANARY = "sglefrod-canary"


def test_plan_orders_what_the_targets_need_and_leaves_the_rest():
    needs = {"c": ("a", "b"), "b": ("a",), "a": ("message",), "unused": ("a",)}
    assert plan(needs, ["c"]) == ["a", "b", "c"]


@pytest.mark.parametrize("asked", [None, "data", ["data"]], ids=["none", "text", "list"])
def test_importer_reads_only_our_three_folders(asked, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("nlu", "safety"):
        (tmp_path / "data" / folder).mkdir(parents=True)
        (tmp_path / "data" / folder / "x.yml").write_text(
            'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - helo\n'
        )
    (tmp_path / "config.yml").write_text("")
    files = ProjectFiles(str(tmp_path / "config.yml"), None, asked)
    assert [str(tmp_path / "data/nlu/x.yml")] == list(files._nlu_files)


def test_importer_reads_other_paths_when_asked(tmp_path):
    other = tmp_path / "other.yml"
    other.write_text('version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - helo\n')
    files = ProjectFiles(str(tmp_path / "config.yml"), None, [str(other)])
    assert list(files._nlu_files) == [str(other)]


def test_structured_log_line_keeps_only_what_is_allowed():
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        line = {"event": "x", "code": "y", "text": CANARY, "slots": CANARY, "exc_info": error}
    kept = keep_allowed(None, "error", line)
    assert kept["event"] == "x"
    assert kept["error"].startswith("ValueError at test_structured_log_line")
    assert CANARY not in str(kept)


def test_plain_log_line_of_rasa_loses_message_arguments_and_error_text():
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord(
        "rasa.core.processor", logging.ERROR, "f", 1, f"{CANARY} %s", (CANARY,), info, "run"
    )
    assert OnlyCodes().filter(record)
    assert CANARY not in logging.Formatter("%(message)s").format(record)
    record.levelno = logging.INFO
    assert not OnlyCodes().filter(record)
