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


SLOT = {"event": "slot", "name": "council", "value": "W1"}


@pytest.mark.parametrize(
    ("result", "fine"),
    [
        ({"events": [], "responses": []}, True),
        ({"events": [SLOT], "responses": [{"text": "x"}]}, True),
        ({"events": [{"event": "active_loop", "name": None}]}, True),
        ({}, True),
        ({"events": [{"event": "no such event"}]}, False),
        ({"events": [{**SLOT, "name": 3}]}, False),
        ({"events": [{"name": "no kind"}]}, False),
        ({"events": [{**SLOT, "timestamp": "now"}]}, False),
        ({"events": [{**SLOT, "timestamp": None}]}, True),
        ({"events": SLOT}, False),
        ({"events": ["slot"]}, False),
        ({"events": [], "responses": ["text"]}, False),
        ([], False),
    ],
)
def test_action_result_is_judged_as_by_rasas_own_schema(result, fine):
    from jsonschema import Draft7Validator, ValidationError
    from rasa.core.actions.action import RemoteAction

    from bot.engine.action_results import ResultCheck

    schema = RemoteAction.action_response_format_spec()
    assert Draft7Validator(schema).is_valid(result) is fine
    if fine:
        ResultCheck(schema).check(result)
        return
    with pytest.raises(ValidationError):
        ResultCheck(schema).check(result)


def test_rules_that_fit_are_those_that_rasa_finds():
    import itertools
    import json

    from rasa.core.policies.rule_policy import RulePolicy

    from bot.engine.rule_lookup import fitting_rules

    def state(action, intent):
        found = {"prev_action": {"action_name": action}} if action else {}
        return {**found, "user": {"intent": intent}} if intent else found

    states = [state(a, i) for a in ("", "listen", "greet") for i in ("", "hi", "bye")]
    rules = [json.dumps(list(pair)) for pair in itertools.product(states, repeat=2)]
    rules += [json.dumps([one]) for one in states]
    lookup = dict.fromkeys(rules, "act")
    policy = object.__new__(RulePolicy)
    for history in itertools.product(states, repeat=3):
        expected = {
            rule
            for rule in rules
            if all(
                policy._is_rule_applicable(rule, at, one)
                for at, one in enumerate(reversed(history))
            )
        }
        assert fitting_rules(policy, lookup, list(history)) == expected
