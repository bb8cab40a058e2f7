"""The outlines and what goes with them: twins everywhere, known modes, minutes that add up."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot.sessions.planning.lessons import (
    LESSONS,
    OUTLINES,
    agreement,
    shipped_outline,
    standards,
)
from bot.store.tables.session_terms import Mode

FILES = sorted(LESSONS.glob("*.yml"))
STRAIGHT = re.compile(r"[A-Za-z]'[A-Za-z]")  # texts for print have curly apostrophes


def leaves(data: Any) -> Iterator[Any]:
    """Every pair of languages in a file."""
    if isinstance(data, dict) and {"en", "cy"} & set(data):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_has_its_twin_and_is_not_the_same(path):
    pairs = list(leaves(yaml.safe_load(path.read_text(encoding="utf-8"))))
    assert pairs
    for pair in pairs:
        assert set(pair) == {"en", "cy"} and all(pair.values()), pair
        assert pair["en"] != pair["cy"]
        assert not STRAIGHT.search(pair["en"] + pair["cy"]), pair


def test_every_outline_file_is_offered():
    assert {path.stem for path in FILES} == {*OUTLINES, "agreement", "standards"}


@pytest.mark.parametrize("key", OUTLINES)
def test_outline_adds_up_to_what_it_says(key):
    data = yaml.safe_load((LESSONS / f"{key}.yml").read_text(encoding="utf-8"))
    outline = shipped_outline(key)
    assert outline.minutes == data["minutes"] == sum(item.minutes for item in outline.items)
    assert all(item.minutes > 0 and isinstance(item.mode, Mode) for item in outline.items)
    assert outline.items[0].mode is Mode.WELCOME
    assert outline.items[-1].mode is Mode.REFLECT
    for item in outline.items:
        assert len(item.how("en")) == len(item.how("cy")) > 0


def test_the_default_has_the_timings_of_the_method_and_ninety_minutes():
    assert [item.minutes for item in shipped_outline().items] == [5, 10, 15, 10, 10, 10, 5, 20, 5]


@pytest.mark.parametrize("key", OUTLINES)
def test_whoever_uses_the_method_credits_it(key):
    outline = shipped_outline(key)
    uses = any(item.mode is Mode.IMPROVE for item in outline.items)
    assert ("Right Question Institute" in outline.credit.en) is uses
    assert ("Right Question Institute" in outline.credit.cy) is uses


def test_each_outline_does_what_its_name_says():
    modes = {key: {item.mode for item in shipped_outline(key).items} for key in OUTLINES}
    assert Mode.PANEL not in modes["preparation"]
    assert Mode.GATHER not in modes["panel_only"]
    assert [key for key in OUTLINES if shipped_outline(key).national] == ["national"]


def test_what_is_told_about_secrets_promises_none():
    told = agreement()
    assert told.ground_rules and told.confidential and told.contact_does
    assert any("harm" in line.en for line in told.not_confidential)
    assert [standard.number for standard in standards()] == list(range(1, 8))
