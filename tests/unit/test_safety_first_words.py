import csv
from pathlib import Path

import pytest

from bot.safety.normalize import make_views
from bot.safety.phrases import load_bank

DATA = Path(__file__).resolve().parents[2] / "data" / "safety"
BANK = load_bank()


def _texts():
    for name in ("must_catch.csv", "hard_negatives.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            yield from (row["text"] for row in csv.DictReader(file))


@pytest.mark.parametrize("kind", ["phrases", "idioms"])
def test_looking_up_by_word_finds_the_same_lines_as_asking_each(kind):
    lines, by_word = getattr(BANK, kind), getattr(BANK, f"{kind}_by_word")
    found = 0
    for text in _texts():
        words = make_views(text, BANK.spelling).words
        asked = [line for line in lines if line.pattern.may_match(words)]
        assert list(by_word.likely(words)) == asked, text
        found += len(asked)
    assert found > 50
