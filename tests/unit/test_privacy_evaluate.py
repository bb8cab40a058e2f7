"""Figures and answers of the privacy review: every line is answered, no words are said."""

import json
from pathlib import Path

import pytest

from bot.privacy.evaluate import evaluate_file
from bot.privacy.figures import Judged, measure
from bot.privacy.finding import Finding
from bot.vocabulary import Identifier, Language

SECRET = "07700 900123"
ROW = {"text": f"ring me on {SECRET}", "language": "en", "spans": [[11, 23, "phone"]]}
CLEAN = {"text": "pam mae rhestr aros mor hir", "spans": []}


def write(folder: Path, *lines: object) -> Path:
    """A file with these lines: strings as they are, everything else as JSON."""
    path = folder / "rows.jsonl"
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
    return path


def evaluate(path: Path, answers: Path | None = None) -> tuple[int, list[str]]:
    said: list[str] = []
    return evaluate_file(path, answers=answers, say=said.append), said


def test_figures_are_said_by_language_and_kind(tmp_path):
    code, said = evaluate(write(tmp_path, ROW, CLEAN))
    text = "\n".join(said)
    assert code == 0
    assert "Lines read: 2" in text
    assert "en: 1 texts, 0 of them clean" in text
    assert "cy: 1 texts, 1 of them clean" in text  # its language is told from its words
    assert "phone                    1      1   1.000    1.000      1.000" in text
    assert "clean texts over-masked: 0 of 1 (0.0 %)" in text


def test_no_words_of_a_text_are_said(tmp_path):
    _, said = evaluate(write(tmp_path, ROW, CLEAN, {"text": "me and callum"}))
    assert not any(word in line for line in said for word in (SECRET, "callum", "rhestr"))


def test_answers_stand_in_order_with_offsets_of_the_original(tmp_path):
    answers = tmp_path / "answers.jsonl"
    rows = [ROW, {"text": "mae callum yn aros", "lang": "cy"}, CLEAN]
    assert evaluate(write(tmp_path, *rows), answers)[0] == 0
    written = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert written == [
        {
            "text": "ring me on [phone number]",
            "findings": [{"kind": "phone", "start": 11, "end": 23}],
        },
        {
            "text": "mae [enw] yn aros",
            "findings": [{"kind": "person_name", "start": 4, "end": 10}],
        },
        {"text": CLEAN["text"], "findings": []},
    ]


def test_file_without_truth_is_answered_and_not_measured(tmp_path):
    answers = tmp_path / "answers.jsonl"
    code, said = evaluate(write(tmp_path, {"text": ""}, {"text": "\ud800 ok"}), answers)
    assert code == 0
    assert "No line says what is personal in it: nothing to measure." in said
    assert len(answers.read_text(encoding="utf-8").splitlines()) == 2


BAD = [
    ("a blank line", "", "Line 2 is blank."),
    ("a line of spaces", "   ", "Line 2 is blank."),
    ("no JSON", "ring 07700 900123", "Line 2 is not JSON."),
    ("JSON without end", "[" * 100_000, "Line 2 is not JSON."),
    ("a list", ["07700 900123"], "Line 2 is not a JSON object."),
    ("no text", {"spans": []}, 'Line 2 has no "text", or it is not a string.'),
    ("a number as text", {"text": 7}, 'Line 2 has no "text", or it is not a string.'),
    ("another language", {"text": "x", "lang": "fr"}, "Line 2: the language is neither"),
    ("spans as words", {"text": "x", "spans": "all"}, 'Line 2: "spans" is not a list.'),
    ("a span past the end", {"text": "abc", "spans": [[0, 4, "phone"]]}, "Line 2: a span is not"),
    ("a span backwards", {"text": "abc", "spans": [[2, 2, "phone"]]}, "Line 2: a span is not"),
    ("a span of words", {"text": "abc", "spans": [["0", "1", "x"]]}, "Line 2: a span is not"),
    ("a span of truths", {"text": "abc", "spans": [[False, True, "x"]]}, "Line 2: a span is not"),
]


@pytest.mark.parametrize(("line", "says"), [bad[1:] for bad in BAD], ids=[bad[0] for bad in BAD])
def test_bad_line_is_named_by_its_number_and_nothing_is_written(tmp_path, line, says):
    answers = tmp_path / "answers.jsonl"
    code, said = evaluate(write(tmp_path, ROW, line, ROW), answers)
    assert code == 2
    assert len(said) == 1 and said[0].startswith(says)
    assert "07700" not in said[0]
    assert [path.name for path in tmp_path.iterdir()] == ["rows.jsonl"]


def test_bytes_that_are_no_text_are_named_by_their_line(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(json.dumps(ROW).encode() + b"\n{\xff}\n")
    assert evaluate(path) == (2, ["Line 2 is not written in UTF-8."])


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_unreadable_file_is_an_error_and_not_a_crash(tmp_path, name):
    code, said = evaluate(tmp_path / name)
    assert code == 2
    assert said[0].startswith("The file cannot be read")


def test_answers_that_cannot_be_written_are_an_error_and_leave_nothing(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for answers in (tmp_path / "nowhere" / "answers.jsonl", folder):
        code, said = evaluate(write(tmp_path, ROW), answers)
        assert code == 2
        assert said[0].startswith("The answers cannot be written")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "rows.jsonl"]


def test_an_older_answer_stays_whole_when_the_file_is_bad(tmp_path):
    answers = tmp_path / "answers.jsonl"
    answers.write_text("before", encoding="utf-8")
    assert evaluate(write(tmp_path, ROW, "{"), answers)[0] == 2
    assert answers.read_text(encoding="utf-8") == "before"


PHONE = Finding(Identifier.PHONE, 0, 8, 0.9)
REST = Finding(Identifier.EMAIL, 8, 10, 0.9)
SHORT = Finding(Identifier.PHONE, 0, 7, 0.9)


@pytest.mark.parametrize(
    ("found", "covered", "named"),
    [((PHONE,), 1, 1), ((SHORT,), 0, 0), ((SHORT, REST), 1, 0), ((), 0, 0)],
    ids=["four fifths", "less", "two findings together", "none"],
)
def test_detail_counts_as_found_from_four_fifths_on(found, covered, named):
    judged = Judged("x" * 12, Language.EN, ((0, 10, "phone"),), found)
    (figures,) = measure([judged])
    kind = next(kind for kind in figures.kinds if kind.kind == "phone")
    assert (kind.true, kind.covered, kind.named) == (1, covered, named)


def test_clean_text_with_a_finding_is_over_masked():
    rows = [Judged("x" * 12, Language.CY, (), (PHONE,)), Judged("y", Language.CY, (), ())]
    (figures,) = measure(rows)
    assert (figures.clean, figures.over_masked) == (2, 1)
    assert figures.kinds[0].right == 0
