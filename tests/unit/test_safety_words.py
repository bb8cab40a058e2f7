"""What a disguised or mistyped text may have meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.councils import PLACES, read_rows
from bot.safety.scorer.scorer import Scorer
from bot.safety.scorer.train import SCORER
from bot.safety.scorer.words import Words, count_words
from bot.safety.screening import screen_with
from bot.vocabulary import Level


@pytest.fixture(scope="module")
def learned():
    return Scorer(SCORER.made())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 want t0 d13", "i want to die"),
        ("h3 hits m3", "he hits me"),
        ("i w a n t t o d i e", "i want to die"),
        ("iwanttodie", "i want to die"),
        ("mydadhitsmeeverynight", "my dad hits me every night"),
        ("ive taken20tablets and i cantstayawake", "ive taken 20 tablets and i cant stay awake"),
        ("i hate m ybody", "i hate my body"),
        ("ma add yn taro fi", "ma dad yn taro fi"),
        ("dw1 31s1au m4rw", "dwi eisiau marw"),
    ],
)
def test_text_is_read_as_it_was_meant(learned, typed, meant):
    assert learned.restored(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "where is the youth club in Bangor?",
        "ble mae'r clwb ieuenctid ym Mangor?",
        "im 13 and i live in CF10 3AT",
        "is there a bus at 10.30 on the 14th",
        "dwi'n 15 oed ac yn byw yn Llandeilo",
    ],
)
def test_ordinary_text_is_left_alone_or_stays_harmless(learned, typed):
    assert screen_with(typed, learned).level is Level.NONE


def test_numbers_are_not_read_as_letters(learned):
    assert learned.restored("im 14 and hes 31") is None
    assert "14 and hes 31" in (learned.restored("1m 14 and hes 31") or "")


def test_no_words_known_means_nothing_is_put_right():
    nobody = Words(*count_words([]))
    assert nobody.restored("i want to die") is None


def test_word_counts_where_two_lines_have_it():
    words, pairs = count_words(["the club is shut", "the club is open", "the club is far"])
    assert words == {"the": 3, "club": 3, "is": 3}
    assert pairs == {("the", "club"): 3, ("club", "is"): 3}


@given(typed=st.text(max_size=300))
def test_whatever_is_typed_is_read_without_an_error(learned, typed):
    screen_with(typed, learned)


def test_names_of_places_bring_no_card(learned):
    rows = read_rows(PLACES / "places.csv")
    names = [name for row in rows for name in (row["name_en"], row["name_cy"]) if name]
    shown = [name for name in names if screen_with(name, learned).level is not Level.NONE]
    assert len(names) > 3000
    assert len(shown) <= 0.002 * len(names), shown
