"""Questions that ask the same, in either language, beside those that only sound alike."""

import json
from pathlib import Path

import numpy as np
import pytest

from bot.errors import DataInvalid
from bot.language.text_report import DONE, FAILED
from bot.questions.likeness.alike import (
    LIKELY,
    MAYBE,
    Band,
    Neighbours,
    band_of,
    neighbours,
)
from bot.questions.likeness.clusters import clusters
from bot.questions.likeness.evaluate import evaluate_file
from bot.questions.likeness.examples import read_chat, read_examples
from bot.questions.likeness.meaning import read_meaning
from bot.questions.likeness.measure import measure
from bot.questions.likeness.model import load_model, save_model
from bot.questions.likeness.stored import pack, shared_concepts, unpack_places
from bot.questions.likeness.train import MODEL, learn, present_model
from bot.vocabulary import Language

ORDINARY = Path(__file__).parents[1] / "benchmarks" / "similar_ordinary.csv"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fy nghwnselydd i", "counselling"),
        ("y rhieni'n gwybod", "parents"),
        ("yr holl bethe 'ma am ein meddygon", "doctor"),
        ("syniade am y clybie", "club"),
        ("we're on the waiting list", "waiting_list"),
    ],
)
def test_a_concept_is_seen_in_mutated_and_spoken_forms(typed, meant):
    assert meant in read_meaning(typed).concepts


def test_a_place_is_no_word_of_the_question():
    meaning = read_meaning("Why is there no pool in Merthyr Tydfil?")
    assert meaning.places == {"W06000024"}
    assert "merthyr" not in dict(meaning.words)


def test_ordinary_paraphrases_are_found_among_others():
    figures = measure(present_model(), read_examples([ORDINARY]))
    assert figures.same_language is not None and figures.other_language is not None
    assert figures.same_language.of_all >= 0.95
    assert figures.other_language.of_all >= 0.95
    assert figures.theme_right is not None and figures.theme_right >= 0.85


def test_bands_part_at_their_scores():
    assert band_of(LIKELY) is Band.LIKELY
    assert band_of(LIKELY - 0.01) is Band.MAYBE
    assert band_of(MAYBE - 0.01) is None


def test_a_kept_reading_comes_back_the_same():
    reading = present_model().read("Pam mae'n rhaid aros dwy flynedd am asesiad awtistiaeth?")
    kept = pack(reading, Language.CY)
    places, welsh = unpack_places([kept])
    assert welsh.tolist() == [True]
    assert float(places[0] @ reading.place) > 0.999
    assert shared_concepts([kept, kept], reading) == pytest.approx([1.0, 1.0], abs=0.01)
    assert len(kept) < 256


def test_a_text_without_known_words_can_be_kept():
    kept = pack(present_model().read("🙂"), Language.EN)
    assert not unpack_places([kept])[0].any()
    assert shared_concepts([kept], present_model().read("no bus")).tolist() == [0.0]


def test_the_model_is_named_for_its_data_and_not_made_twice():
    path = MODEL.made()
    said: list[str] = []
    assert MODEL.made(said.append) == path == MODEL.path
    assert said == []
    assert path.with_suffix(".md").read_text(encoding="utf-8").startswith(f"# {path.stem}\n")


def test_the_same_examples_make_the_same_model(tmp_path):
    examples, chat = read_examples([ORDINARY]), read_chat()[:300]
    one, other = (learn(examples, chat, name="made-twice") for _ in range(2))
    assert np.array_equal(one.space.features, other.space.features)
    save_model(one, tmp_path / "made-twice.npz")
    again = load_model(tmp_path / "made-twice.npz")
    text = "Pam does dim bws?"
    assert again.themes_of(text)[0][0] == one.themes_of(text)[0][0]
    assert np.allclose(again.read(text).place, one.read(text).place, atol=0.01)


def test_learning_brings_a_group_together():
    model = learn(read_examples([ORDINARY]), read_chat()[:300], name="small")
    bus, too, pool = model.places(
        model.weigh(
            [
                "why is there no bus to the youth club after school",
                "Pam does dim bws i'r clwb ieuenctid ar ôl ysgol?",
                "why did the swimming pool shut",
            ]
        )
    )
    assert bus @ too > 0.8 > bus @ pool


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("g,de,transport,me,Why?", "line 2"),
        ("g,en,busses,me,Why?", "busses"),
    ],
)
def test_an_example_outside_the_vocabulary_is_refused(tmp_path, row, says):
    file = tmp_path / "wrong.csv"
    file.write_text(f"group,language,themes,voice,text\n{row}\n", encoding="utf-8")
    with pytest.raises(DataInvalid, match=says):
        read_examples([file])


def test_clusters_join_the_most_alike_and_leave_the_rest():
    order = np.array([[1, 2, 3], [0, 2, 3], [1, 0, 3], [2, 0, 1]])
    scores = np.array([[0.9, 0.6, 0.1], [0.9, 0.7, 0.1], [0.7, 0.6, 0.2], [0.2, 0.1, 0.1]])
    assert clusters(Neighbours(order, scores)).tolist() == [0, 0, 0, 1]
    # The third is like the second alone: on average not enough to come in.
    scores[0, 1] = scores[2, 1] = 0.0
    assert clusters(Neighbours(order, scores)).tolist() == [0, 0, 1, 2]


def test_neighbours_of_few_texts_are_all_the_others():
    texts = ["Why no bus?", "Pam dim bws?", "When does the pool open?"]
    languages = [Language.EN, Language.CY, Language.EN]
    found = neighbours(present_model(), texts, languages, number=10)
    assert found.order.tolist()[0] == [1, 2]
    assert neighbours(present_model(), texts[:1], languages[:1], number=10).order.shape == (1, 0)


LINES = [
    {"text": "Why is there no bus to the youth club?", "group": 1, "themes": ["transport"]},
    {"text": "Pam does dim bws i'r clwb ieuenctid?", "group": 1, "themes": ["transport"]},
    {"text": "why cant i get a bus to youth club", "language": "en", "group": 1},
    {"text": "When will I be seen by CAMHS?", "group": "b", "themes": ["waiting_times"]},
    {"text": "Pryd bydd CAMHS yn fy ngweld i?", "language": "cy", "group": "b", "extra": 1},
]


def file_of(tmp_path: Path, lines: list[object]) -> Path:
    path = tmp_path / "questions.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_a_file_with_truth_is_measured_and_answered(tmp_path):
    said: list[str] = []
    answers = tmp_path / "answers.jsonl"
    assert evaluate_file(file_of(tmp_path, LINES), answers=answers, say=said.append) == DONE
    assert any("| same language | 100.0% |" in line for line in said)
    assert any("| other language | 100.0% |" in line for line in said)
    assert any("A right theme among three: 100.0% of 3." in line for line in said)
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(LINES)
    assert [row["group"] for row in rows] == [0, 0, 0, 1, 1]
    assert "transport" in rows[0]["themes"]
    assert set(rows[0]["similar"][:2]) == {1, 2}
    assert not any("bus" in line or "bws" in line for line in said)


def test_a_file_without_truth_is_only_answered(tmp_path):
    said: list[str] = []
    answers = tmp_path / "answers.jsonl"
    file = file_of(tmp_path, [{"text": "Why no bus?"}, {"text": ""}])
    assert evaluate_file(file, answers=answers, say=said.append) == DONE
    assert any("none asked" in line for line in said)
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert rows[1] == {"group": 1, "themes": [], "similar": [0]}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "Line 2 is blank."),
        ("{", "Line 2 is not JSON."),
        ("[1]", "Line 2 is not a JSON object."),
        ({"txt": "a"}, 'Line 2 has no "text", or it is not a string.'),
        ({"text": 7}, 'Line 2 has no "text", or it is not a string.'),
        ({"text": "a", "language": "fr"}, 'Line 2: the language is neither "en" nor "cy".'),
        ({"text": "a", "group": [1]}, 'Line 2: "group" is neither a string nor a number.'),
        ({"text": "a", "themes": "transport"}, 'Line 2: "themes" is not a list of ids.'),
        ({"text": "a", "themes": ["busses"]}, "Line 2: a theme is not one of the 18 there are."),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_written(tmp_path, line, says):
    said: list[str] = []
    answers = tmp_path / "answers.jsonl"
    file = file_of(tmp_path, [LINES[0], line, LINES[1]])
    assert evaluate_file(file, answers=answers, say=said.append) == FAILED
    assert said == [says]
    assert [path.name for path in tmp_path.iterdir()] == ["questions.jsonl"]


def test_a_file_that_is_not_there_or_not_utf8_is_said_so(tmp_path):
    said: list[str] = []
    assert evaluate_file(tmp_path / "none", answers=None, say=said.append) == FAILED
    (tmp_path / "latin").write_bytes('{"text": "t\xf4"}\n'.encode("latin-1"))
    assert evaluate_file(tmp_path / "latin", answers=None, say=said.append) == FAILED
    assert said[1] == "Line 1 is not written in UTF-8."


def test_answers_that_cannot_be_written_are_said_so(tmp_path):
    said: list[str] = []
    answers = tmp_path / "no" / "folder" / "answers.jsonl"
    assert evaluate_file(file_of(tmp_path, LINES), answers=answers, say=said.append) == FAILED
    assert said[-1].startswith("The answers cannot be written")


def test_an_empty_file_has_no_lines(tmp_path):
    said: list[str] = []
    (tmp_path / "empty").write_text("", encoding="utf-8")
    assert evaluate_file(tmp_path / "empty", answers=tmp_path / "out", say=said.append) == DONE
    assert "Lines read: 0" in said
    assert (tmp_path / "out").read_text(encoding="utf-8") == ""
