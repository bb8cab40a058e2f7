"""`python -m bot evaluate safety`: figures where lines carry the truth, answers in order."""

import json

import pytest

from bot.safety.evaluate import evaluate_file
from bot.safety.figures import wilson

LINES = [
    {"text": "i want to die", "lang": "en", "expect": "full", "kind": "explicit",
     "category": "suicide"},
    {"text": "where is the youth club", "language": "en", "kind": "everyday"},
    {"text": "dwi isio marw", "language": "cy", "expect": "full"},
    {"text": "no truth here"},
]  # fmt: skip


@pytest.fixture
def told(tmp_path):
    """Measure lines; the exit code, what was said, and the answers' file."""

    def measure(lines):
        file, answers, said = tmp_path / "lines.jsonl", tmp_path / "answers.jsonl", []
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        code = evaluate_file(file, answers=answers, say=said.append)
        return code, "\n".join(said), answers

    return measure


def test_figures_and_answers(told):
    code, said, answers = told(map(json.dumps, LINES))
    assert code == 0
    assert "en: 2 texts" in said
    assert "cy: 1 texts" in said
    assert "right category in front: 1 of 1" in said
    rows = [json.loads(line) for line in answers.read_text().splitlines()]
    assert [row["level"] for row in rows] == ["full", "none", "full", "none"]
    assert rows[0]["categories"][0] == "suicide"
    assert rows[0]["rules"]
    assert rows[1] == {"level": "none", "categories": [], "rules": []}
    assert not any(line["text"] in said for line in LINES)


@pytest.mark.parametrize(
    "wrong",
    ["", "[]", '{"text": 3}', '{"text": "x", "expect": "loud"}', '{"text": "x", "kind": 1}'],
)
def test_wrong_line_is_named_and_nothing_is_written(told, wrong):
    code, said, answers = told([json.dumps(LINES[0]), wrong])
    assert code == 2
    assert "Line 2" in said
    assert not answers.exists()


def test_wilson_interval_is_the_published_one():
    low, high = wilson(294, 300)
    assert (round(low, 3), round(high, 3)) == (0.957, 0.991)
