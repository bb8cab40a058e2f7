"""What holds for every response, rule and slot, in both languages."""

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = sorted((ROOT / "data" / "domain").glob("*.yml"))
RULES = sorted((ROOT / "data" / "rules").glob("*.yml"))
NOT_TYPED = {"give_text", "choose", "confirm_send", "support_question", "nlu_fallback"}
LEAST_EXAMPLES = 40  # of each intent in each language


def _load(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _responses() -> dict[str, list[dict[str, Any]]]:
    return {
        name: said for path in DOMAIN for name, said in _load(path).get("responses", {}).items()
    }


def _intents() -> set[str]:
    return {intent for path in DOMAIN for intent in _load(path).get("intents", [])}


def _examples(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "data" / "nlu" / language).glob("*.yml")):
        for block in _load(path)["nlu"]:
            lines = [line[2:] for line in block["examples"].splitlines() if line.startswith("- ")]
            found.setdefault(block["intent"], []).extend(lines)
    return found


def _language(variation: dict[str, Any]) -> str:
    names = [c["value"] for c in variation["condition"] if c["name"] == "language"]
    assert len(names) == 1
    return names[0]


@pytest.mark.parametrize("name", sorted(_responses()))
def test_response_has_its_twin_and_every_variation_names_its_language(name: str):
    said = _responses()[name]
    by_language = {
        language: [v for v in said if _language(v) == language] for language in ("en", "cy")
    }
    assert len(by_language["en"]) == len(by_language["cy"]) > 0
    for english, welsh in zip(by_language["en"], by_language["cy"], strict=True):
        assert english["text"] != welsh["text"]
        assert [b["payload"] for b in english.get("buttons", [])] == [
            b["payload"] for b in welsh.get("buttons", [])
        ]
        english_part, welsh_part = english.get("custom", {}), welsh.get("custom", {})
        assert {k: v for k, v in english_part.items() if k != "why"} == {
            k: v for k, v in welsh_part.items() if k != "why"
        }


def test_every_button_sends_an_intent_that_exists():
    sent = {
        button["payload"].lstrip("/").split("{")[0]
        for said in _responses().values()
        for variation in said
        for button in variation.get("buttons", [])
    }
    assert sent <= _intents()


def test_every_response_is_used():
    code = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "actions").glob("*.py"))
    rules = "".join(p.read_text(encoding="utf-8") for p in RULES)
    asked = {name for name in _responses() if name.startswith("utter_ask_question_")}
    unused = {n for n in _responses() if f'"{n}"' not in code and f" {n}\n" not in rules}
    assert unused <= asked


def test_no_slot_is_filled_from_text_or_an_entity_alone():
    for path in DOMAIN:
        for name, slot in _load(path).get("slots", {}).items():
            kinds = {mapping["type"] for mapping in slot["mappings"]}
            assert kinds == {"custom"}, name


def test_every_intent_has_a_rule_or_belongs_to_the_form():
    ruled = {
        step["intent"]
        for path in RULES
        for rule in _load(path)["rules"]
        for step in rule["steps"]
        if "intent" in step
    }
    assert _intents() == ruled


def test_rule_names_are_sentences_and_stand_once():
    names = [rule["rule"] for path in RULES for rule in _load(path)["rules"]]
    assert len(names) == len(set(names))
    for name in names:
        assert name[0].isupper() and len(name.split()) >= 4, name


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_typed_intent_has_enough_examples(language: str):
    examples = _examples(language)
    assert set(examples) == _intents() - NOT_TYPED
    few = {name: len(lines) for name, lines in examples.items() if len(lines) < LEAST_EXAMPLES}
    assert not few


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_example_stands_twice(language: str):
    lines = [line.lower().strip() for said in _examples(language).values() for line in said]
    twice = {line for line in lines if lines.count(line) > 1}
    assert not twice


def test_only_the_folders_of_the_conversation_use_keys_of_rasa():
    """`rasa data validate` takes any file with such a key for its own."""
    its_own = {"nlu", "rules", "stories", "domain"}
    others = [
        path
        for path in (ROOT / "data").rglob("*.yml")
        if path.relative_to(ROOT / "data").parts[0] not in its_own
    ]
    assert others
    keys = {"rules", "nlu", "stories", "responses", "intents", "slots", "forms", "actions"}
    assert not [path for path in others if keys & {str(key) for key in _load(path)}]
