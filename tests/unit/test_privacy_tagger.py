"""The tagger beside the rules: what is learned, where it may overrule, and marked texts."""

import threading
from pathlib import Path

import pytest

from bot.errors import DataInvalid
from bot.privacy import find_details
from bot.privacy.findings import find_by_rules
from bot.privacy.learned import with_learned
from bot.privacy.marked import read_marked, read_texts, set_names
from bot.privacy.tagger.labels import kind_of, labels_of
from bot.privacy.tagger.pieces import pieces_of, told_by_itself
from bot.privacy.tagger.tagger import Doubt, Tagger
from bot.privacy.tagger.train import TAGGER, learn, present_tagger
from bot.vocabulary import Identifier, Language

PRISON = "ma dad yn gweithio yn {s|Ngharchar Glan Llyn} ers blwyddyn"
LITTLE = [
    "my mate {n|Zorbian} is in my class",
    "i saw {n|Zorbian} at the shop",
    "we went to the shop and it was shut",
    "they go to {s|Quillmoor Lower} on the bus",
    "the bus to town is late",
    PRISON,
] * 4


@pytest.fixture(scope="module")
def little(tmp_path_factory):
    """A tagger that has learned a few lines."""
    path = Path(tmp_path_factory.mktemp("tagger")) / "little.crfsuite"
    learn((read_marked(line, Language.EN) for line in LITTLE), path)
    return Tagger(path)


def found(text, tagger):
    return [(one.kind, text[one.start : one.end]) for one in find_details(text, tagger=tagger)]


def test_what_no_rule_knows_is_learned(little):
    text = "they go to Quillmoor Lower on the bus"
    assert (Identifier.SCHOOL_OR_EMPLOYER, "Quillmoor Lower") in found(text, little)


def test_the_same_texts_make_the_same_tagger(little, tmp_path):
    learn((read_marked(line, Language.EN) for line in LITTLE), tmp_path / "again")
    again = Tagger(tmp_path / "again")
    text = "i saw Zorbian on the bus"
    assert again.doubts(text) == little.doubts(text)


def doubts(text, shares, label):
    return [
        Doubt(piece, label, share) for piece, share in zip(pieces_of(text), shares, strict=True)
    ]


def test_one_finding_stays_where_rule_and_tagger_meet():
    text = "ask Cerys Quill"
    by_rules = find_by_rules("ask Cerys")
    joined = with_learned(text, by_rules, doubts(text, [0.0, 0.9, 0.9], "I-person_name"))
    assert [(one.start, one.end) for one in joined] == [(4, 15)]


def test_another_kind_is_not_run_over():
    text = "Cerys, Cae Du"
    rule = find_by_rules("Cerys,")
    joined = with_learned(text, rule, doubts(text, [0.9] * 4, "I-address"))
    assert [(one.kind, text[one.start : one.end]) for one in joined] == [
        (Identifier.PERSON_NAME, "Cerys"),
        (Identifier.ADDRESS, "Cae Du"),
    ]


def test_a_name_that_nothing_speaks_for_is_left_and_a_number_is_not():
    text = "Cerys 07700 900123"
    rule = find_by_rules(text)
    assert {one.kind for one in rule} == {Identifier.PERSON_NAME, Identifier.PHONE}
    left = with_learned(text, rule, doubts(text, [0.0, 0.0, 0.0], "O"))
    assert [one.kind for one in left] == [Identifier.PHONE]


def test_texts_may_be_read_by_many_at_once():
    texts = [one.text for one in read_texts("voices", Language.EN)[:40]]
    tagger = present_tagger()
    alone = [tagger.doubts(text) for text in texts]
    together: dict[int, list[list[Doubt]]] = {}
    readers = [
        threading.Thread(target=lambda n=n: together.update({n: list(map(tagger.doubts, texts))}))
        for n in range(4)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert all(read == alone for read in together.values()) and len(together) == 4


@pytest.mark.parametrize("text", ["", " ", "\n", "\ud800 half a sign", "a\x00b", "🙂" * 50])
def test_odd_texts_are_read(text):
    assert isinstance(find_details(text), tuple)


def test_marks_are_read_and_faults_in_them_said():
    marked = read_marked(r"ask {n|Cerys}\nat {c|CF10 1AA}", Language.EN)
    assert marked.text == "ask Cerys\nat CF10 1AA"
    assert [marked.text[a:b] for a, b, _ in marked.spans] == ["Cerys", "CF10 1AA"]
    pieces = pieces_of(marked.text)
    kinds = [kind_of(label) for label in labels_of(pieces, marked.spans)]
    assert kinds[:4] == [None, Identifier.PERSON_NAME, None, Identifier.POSTCODE]
    for wrong in ("ask {x|Cerys}", "ask {n|Cerys", "ask Cerys}"):
        with pytest.raises(DataInvalid):
            read_marked(wrong, Language.EN)


@pytest.mark.parametrize("language", list(Language))
def test_every_set_is_there_in_both_languages_and_can_be_read(language):
    for name in set_names():
        assert read_texts(name, language)


def test_the_model_has_a_card():
    card = TAGGER.made().with_suffix(".md").read_text(encoding="utf-8")
    assert "on texts held back" in card
    assert "Ysgol" not in card and "07700" not in card


@pytest.mark.parametrize(
    ("word", "told"), [("quietfern", True), ("quiet", False), ("gwasanaethau", False)]
)
def test_words_run_together_are_told_from_words(word, told):
    assert ("run together" in told_by_itself(word, word)) is told
