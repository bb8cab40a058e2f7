"""Dates are said as exactly as the source gives them, and no more."""

from datetime import date

import pytest

from bot.boards.dates import RoughDate, read_rough_date, when_or_undated
from bot.vocabulary import Language

SAID = [
    ("2022-03-29", "on 29 March 2022", "ar 29 Mawrth 2022"),
    ("2022-03", "in March 2022", "ym mis Mawrth 2022"),
    ("2022", "in 2022", "yn 2022"),
]


@pytest.mark.parametrize(("written", "english", "welsh"), SAID, ids=[row[0] for row in SAID])
def test_date_is_said_as_exactly_as_it_is_known(written, english, welsh):
    rough = read_rough_date(written)
    assert rough.when(Language.EN) == english
    assert rough.when(Language.CY) == welsh


@pytest.mark.parametrize(
    "written", ["", "soon", "29/03/2022", "22", "2022-13", "2022-00", "2026-02-30", "2022-03-29 "]
)
def test_date_that_is_none_is_refused(written):
    with pytest.raises(ValueError):
        read_rough_date(written)


def test_rough_date_is_sorted_by_its_first_day():
    assert RoughDate(2022).first_day == date(2022, 1, 1)
    assert RoughDate(2022, 3).first_day == date(2022, 3, 1)


def test_missing_date_is_said_to_be_missing():
    assert when_or_undated(None, Language.EN) == "on a page without a date"
    assert when_or_undated(None, Language.CY) == "ar dudalen heb ddyddiad"
