"""Files of texts: read line by line, answered whole or not at all."""

import json

import pytest

from bot.language.text_rows import RowsInvalid, TextRow, read_text_rows, write_lines
from bot.vocabulary import Language


def test_a_row_has_its_number_its_language_and_all_it_says(tmp_path):
    path = tmp_path / "rows.jsonl"
    told = {"text": "Pam?", "lang": "CY", "group": 3}
    path.write_text(json.dumps({"text": "mae rhestr aros"}) + "\n" + json.dumps(told))
    first, second = read_text_rows(path)
    assert (first.number, first.language) == (1, Language.CY)  # told from its words
    assert second == TextRow(2, "Pam?", Language.CY, told)


def test_lines_are_written_all_or_none(tmp_path):
    path = tmp_path / "answers.jsonl"
    write_lines(path, [{"a": 1}, {"b": 2}])
    assert path.read_text() == '{"a": 1}\n{"b": 2}\n'

    def breaks():
        yield {"c": 3}
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_lines(path, breaks())
    assert path.read_text() == '{"a": 1}\n{"b": 2}\n'
    assert [one.name for one in tmp_path.iterdir()] == ["answers.jsonl"]


def test_nothing_is_left_where_nothing_can_be_written(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(RowsInvalid):
        write_lines(tmp_path / "folder", [{"a": 1}])
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]
