"""What is learned beside the phrases: it finds what they do not, and never lowers a level."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import DataInvalid
from bot.safety.scorer import train
from bot.safety.scorer.concepts import concepts_of
from bot.safety.scorer.features import windows_of
from bot.safety.scorer.lines import Kind, read_lines, read_set, set_names
from bot.safety.scorer.present import present_scorer
from bot.safety.scorer.scorer import Scorer
from bot.safety.scorer.train import SCORER, learn
from bot.safety.screening import LEARNED, screen, screen_with
from bot.vocabulary import Language, Level, Risk

WRITTEN = {Kind.EXPLICIT, Kind.HARD_NEGATIVE, Kind.EVERYDAY}
HARMLESS = "hiya is this where you ask about clubs because i want to do football on tuesdays "
LITTLE = "@ one : somebody\n== explicit abuse_neglect\nhe hits me\n== everyday\nwhere is the club\n"


@pytest.fixture(scope="module")
def scorer():
    return Scorer(SCORER.made())


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("my uncle gets in my bed when everyone is asleep and i hate it", Risk.SEXUAL),
        ("ma wncwl yn dod mewn i ngwely i pan ma pawb yn cysgu", Risk.SEXUAL),
        ("shes gone floppy and her lips are going blue", Risk.MEDICAL_OVERDOSE),
        ("mae hi wedi mynd yn llipa a'i gwefusau'n las", Risk.MEDICAL_OVERDOSE),
    ],
)
def test_what_no_phrase_has_is_found(scorer, told, risk):
    found = screen_with(told, scorer)
    assert found.level is Level.FULL
    assert risk in found.risks


def test_somebody_else_in_danger_is_told_apart(scorer):
    told = "the girl i sit next to says her stepdad gets in her bed"
    found = screen_with(told, scorer)
    assert found.level is Level.FULL
    assert found.third_party


@given(st.sampled_from([line.text for line in read_set("castle", Language.EN)]))
def test_score_only_raises(scorer, text):
    alone, together = screen_with(text, None), screen_with(text, scorer)
    assert together.level.rank >= alone.level.rank
    assert (LEARNED in together.phrases) is (together.level is not alone.level)
    assert set(alone.risks) <= set(together.risks)


def test_danger_at_the_end_of_a_long_text_is_found(scorer):
    told = HARMLESS * 4 + "and my uncle gets in my bed when everyone is asleep"
    assert screen_with(HARMLESS * 4, scorer).level is Level.NONE
    assert screen_with(told, scorer).level is Level.FULL


def test_long_texts_are_read_in_overlapping_stretches():
    words = [str(number) for number in range(60)]
    windows = list(windows_of(words))
    assert windows[0] == words
    assert set().union(*windows[1:]) == set(words)
    assert list(windows_of(words[:20])) == [words[:20]]


def test_both_languages_and_mutations_are_one_concept():
    assert "father" in concepts_of("my dad".split())
    assert "father" in concepts_of("fy nhad".split())
    assert "father>hit" in concepts_of("dad yn fy mwrw i".split())


def test_file_that_is_no_model_is_refused(tmp_path):
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no model")
    with pytest.raises(DataInvalid):
        Scorer(broken)


def test_same_lines_make_the_same_model(tmp_path):
    lines = [line for line in read_set("castle", Language.CY) if line.kind is not Kind.DENIED]
    for name in ("one.npz", "two.npz"):
        learn(lines, tmp_path / name)
    with np.load(tmp_path / "one.npz") as one, np.load(tmp_path / "two.npz") as two:
        assert all(np.array_equal(one[name], two[name]) for name in one.files)


def test_every_set_has_both_languages_and_all_kinds():
    for name in set_names():
        for language in Language:
            assert {line.kind for line in read_set(name, language)} >= WRITTEN


@pytest.mark.parametrize(
    "wrong",
    [
        "== everyday\nno voice\n",
        "@ one : who\nno kind\n",
        "@ one : who\n== odd suicide\nsomething\n",
        "@ one : who\n== explicit\nsomething\n",
        "@ one : who\n== denied\nsomething\n",
        "@ one : who\n== explicit sadness\nsomething\n",
    ],
)
def test_lines_that_are_wrong_are_refused(tmp_path, wrong):
    file = tmp_path / "lines_en.txt"
    file.write_text(wrong)
    with pytest.raises(DataInvalid):
        read_lines(file, Language.EN)
    file.write_text(LITTLE)
    assert [line.kind for line in read_lines(file, Language.EN)] == [Kind.EXPLICIT, Kind.EVERYDAY]


def test_without_a_model_the_phrases_stand(monkeypatch, tmp_path):
    monkeypatch.setattr(train, "SCORER", SimpleNamespace(path=tmp_path / "none.npz"))
    present_scorer.cache_clear()
    try:
        assert present_scorer() is None
        assert screen("i want to kill myself").level is Level.FULL
        assert screen("shes gone floppy and her lips are going blue").level is not Level.FULL
    finally:
        present_scorer.cache_clear()


def test_model_that_cannot_be_read_leaves_the_phrases(monkeypatch, tmp_path):
    broken = tmp_path / "broken.npz"
    broken.write_bytes(b"no model")
    monkeypatch.setattr(train, "SCORER", SimpleNamespace(path=broken))
    present_scorer.cache_clear()
    try:
        assert present_scorer() is None
        assert screen("dwi eisiau lladd fy hun").level is Level.FULL
    finally:
        present_scorer.cache_clear()


def test_medical_danger_is_told_first_beside_another():
    found = screen("he hit me and now my mate is unconscious and bleeding")
    assert found.level is Level.FULL
    assert found.risks[0] is Risk.MEDICAL_OVERDOSE


def test_what_is_said_to_be_not_so_stays_soft():
    assert screen("im not suicidal").level is Level.SOFT
    assert screen("dwi ddim eisiau lladd fy hun").level is Level.SOFT
