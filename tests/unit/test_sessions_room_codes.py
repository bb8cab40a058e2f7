"""Codes of rooms: nothing that looks alike, no word of either language."""

import random

import pytest

from bot.language.councils import read_rows
from bot.sessions.room.codes import (
    CODE_LENGTH,
    CODE_LETTERS,
    WORDS_FILE,
    is_rude,
    mint_code,
    read_code,
)

ALIKE = ("0O", "1IL", "2Z", "5S", "8B", "UV")


def test_no_two_signs_look_alike_and_none_is_a_vowel_of_either_language():
    assert len(set(CODE_LETTERS)) == len(CODE_LETTERS)
    for group in ALIKE:
        assert not set(group) & set(CODE_LETTERS), group
    assert not set("AEIOUWY") & set(CODE_LETTERS)


@pytest.mark.parametrize(
    "code",
    ["FCK347", "7FCK9C", "CNT9KX", "R4P3CD", "KKK999", "C4CHRJ", "CNCH47", "FFC4CN"],
)
def test_code_that_reads_as_a_rude_word_is_known(code):
    assert is_rude(code)


@pytest.mark.parametrize("code", ["HJKMNP", "QXRTDG", "337799", "PNHDRM"])
def test_code_that_reads_as_nothing_is_left(code):
    assert not is_rude(code)


def test_both_languages_are_on_the_list():
    languages = {row["language"] for row in read_rows(WORDS_FILE)}
    assert languages == {"en", "cy"}


def test_minted_codes_are_fit_to_be_read_out():
    chance = random.Random(4)
    codes = [mint_code(chance.choice) for _ in range(3000)]
    assert len(set(codes)) > 2990
    assert all(len(code) == CODE_LENGTH and not is_rude(code) for code in codes)


def test_rude_code_is_thrown_away_and_another_made():
    signs = iter("FCK347" + "HJKMNP")
    assert mint_code(lambda _: next(signs)) == "HJKMNP"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("hjk mnp", "HJKMNP"),
        (" HJK-MNP ", "HJKMNP"),
        ("HJKMN", None),
        ("HJKMNO", None),
        ("HJKMNPP", None),
        ("", None),
        ("ЖЖЖЖЖЖ", None),
    ],
)
def test_typed_code_is_read_in_any_case_and_with_gaps(typed, code):
    assert read_code(typed) == code
