"""Every line about a board has both languages, a source and the day it was checked."""

import csv
from datetime import date
from pathlib import Path

import pytest

from bot.language import which_language
from bot.vocabulary import Language, Region

FOLDER = Path(__file__).resolve().parents[2] / "data" / "boards"
WITH_SOURCE = ("plans.csv", "participation.csv", "promises.csv", "verdicts.csv")
FILES = (*WITH_SOURCE, "stages.csv", "boards.csv")
LONG = 60  # characters; from there on a language can be told for sure
OPTIONAL = {("plans.csv", "plan"), ("verdicts.csv", "words")}


def rows(file: str) -> list[dict[str, str]]:
    """The lines of a file."""
    with (FOLDER / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("file", FILES)
def test_every_line_has_both_languages(file: str):
    for row in rows(file):
        names = {name.removesuffix("_en") for name in row if name.endswith("_en")}
        assert names == {name.removesuffix("_cy") for name in row if name.endswith("_cy")}
        for name in names:
            english, welsh = row[f"{name}_en"].strip(), row[f"{name}_cy"].strip()
            assert bool(english) == bool(welsh), row
            assert english or (file, name) in OPTIONAL, row
            assert english != welsh or not english, row


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("file", FILES)
def test_long_text_is_in_the_language_of_its_column(file: str, language: Language):
    for row in rows(file):
        for name, text in row.items():
            if name.endswith(f"_{language}") and len(text) >= LONG:
                other = Language.CY if language is Language.EN else Language.EN
                assert which_language(text, current=other) is language, text


@pytest.mark.parametrize("file", WITH_SOURCE)
def test_every_line_has_its_source_and_the_day_it_was_checked(file: str):
    for row in rows(file):
        assert row["source"].startswith(("https://", "http://")), row
        assert date.fromisoformat(row["checked"]), row


@pytest.mark.parametrize("file", ["boards.csv", "plans.csv"])
def test_every_board_is_there(file: str):
    assert {row["region"] for row in rows(file)} == set(map(str, Region))


@pytest.mark.parametrize("file", FILES)
def test_text_has_the_printed_apostrophe(file: str):
    shown = ("_en", "_cy")
    assert not [t for row in rows(file) for n, t in row.items() if n.endswith(shown) and "'" in t]


def test_phrases_take_the_same_values_in_both_languages():
    for row in rows("phrases.csv"):
        held = [{p.split("}")[0] for p in row[code].split("{")[1:]} for code in ("en", "cy")]
        assert held[0] == held[1], row["key"]
        assert row["en"] and row["cy"]
