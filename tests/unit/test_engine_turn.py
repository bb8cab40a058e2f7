"""The body of a call to the engine is read strictly, and said back to nobody."""

import json

import pytest

from channels.turn import BadTurn, read_turn

GOOD = {"conversation_id": "c", "language": "cy", "level": "none", "text": "helo"}


def body(**changes) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def test_text_turn_is_read():
    turn = read_turn(body())
    assert (turn.conversation_id, turn.language, turn.text) == ("c", "cy", "helo")


def test_values_of_an_entity_keep_their_order():
    turn = read_turn(body(text="", intent="choose", entities={"theme": ["b", "a"], "value": "x"}))
    assert turn.entities == (("theme", "b"), ("theme", "a"), ("value", "x"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"conversation_id": ""}, "conversation_id_missing"),
        ({"conversation_id": 7}, "conversation_id_not_text"),
        ({"language": "fr"}, "language_unknown"),
        ({"level": "high"}, "level_unknown"),
        ({"text": ""}, "text_or_intent"),
        ({"intent": "greet"}, "text_or_intent"),
        ({"text": "a" * 1001}, "text_too_long"),
        ({"text": ["a"]}, "text_not_text"),
        ({"entities": ["need"]}, "entities_not_an_object"),
        ({"entities": {"Need!": "x"}}, "entities_malformed"),
        ({"entities": {"need": 3}}, "entities_malformed"),
        ({"entities": {"need": ["x"] * 41}}, "entities_malformed"),
    ],
)
def test_body_with_something_wrong_is_refused_by_code(changes, code):
    with pytest.raises(BadTurn) as refused:
        read_turn(body(**changes))
    assert refused.value.code == code


@pytest.mark.parametrize("raw", [b"{", b"\xff", b"[" * 100_000, b"[]", b"3"])
def test_what_is_no_json_object_is_refused(raw):
    with pytest.raises(BadTurn):
        read_turn(raw)


@pytest.mark.parametrize("typed", ["/restart", " //restart", "\n/ restart"])
def test_typed_command_is_text(typed):
    assert read_turn(body(text=typed)).plain_text == "restart"
