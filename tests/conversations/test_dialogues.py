"""Every dialogue in this folder, spoken to the running service. Each is one test.

A turn says (`say`) or presses (`choose`) something and names what must come: `kinds` of events,
`has` (shown somewhere in the answer), `not` (shown nowhere), `step` (of the question form).
Every event must be in the language of the turn; a turn may change it with `language`.
A dialogue that is `given` a question (given.py) says its receipt as `{code}`.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversations.given import make_given
from tests.service import RunningService, Talk

FOLDER = Path(__file__).resolve().parent


def _dialogues() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yml")):
        for dialogue in yaml.safe_load(path.read_text(encoding="utf-8")):
            name = f"{path.stem}-{dialogue['language']}-{dialogue['name'].replace(' ', '_')}"
            found.append(pytest.param(dialogue, id=name))
    return found


@pytest.mark.engine
@pytest.mark.parametrize("dialogue", _dialogues())
def test_dialogue(service: RunningService, dialogue: dict[str, Any]) -> None:
    talk = service.talk(dialogue["language"])
    language = dialogue["language"]
    code = make_given(service, dialogue["given"]) if "given" in dialogue else ""
    for number, turn in enumerate(dialogue["turns"], start=1):
        said = turn.get("say") or turn.get("choose")
        where = f"turn {number}, {said!r}: {talk.kinds}"
        if "say" in turn:
            talk.say(str(turn["say"]).replace("{code}", code))
        else:
            talk.choose(turn["choose"])
        language = turn.get("language", language)
        _check(talk, turn, language, where)
    talk.end()


def _check(talk: Talk, turn: dict[str, Any], language: str, where: str) -> None:
    assert talk.events, f"{where}: silence"
    shown = talk.text.replace("’", "'")
    for kind in turn.get("kinds", []):
        assert kind in talk.kinds, f"{where}: no {kind} in {talk.kinds}: {shown[:1500]}"
    for words in turn.get("has", []):
        assert words in shown, f"{where}: {words!r} is not in {shown[:1500]}"
    for words in turn.get("not", []):
        assert words not in shown, f"{where}: {words!r} is in {shown[:1500]}"
    if "step" in turn:
        steps = [event.get("step") for event in talk.events if event["kind"] == "form"]
        assert steps[-1:] == [turn["step"]], f"{where}: {steps}, not {turn['step']}: {shown[:1500]}"
    assert {event["language"] for event in talk.events} == {language}, where
