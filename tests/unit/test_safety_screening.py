"""What must be caught is caught, and what is harmless is mostly left alone."""

import csv

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety import screen
from bot.safety.phrases import SAFETY_DATA
from bot.settings import ROOT
from bot.vocabulary import Level, Risk


def rows_of(name):
    with (SAFETY_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


MUST_CATCH = rows_of("must_catch.csv")
HARD_NEGATIVES = rows_of("hard_negatives.csv")


@pytest.mark.parametrize("row", MUST_CATCH, ids=lambda row: row["text"])
def test_must_catch_is_caught_with_its_category(row):
    found = screen(row["text"])
    assert found.level.rank >= Level(row["level"]).rank
    assert Risk(row["category"]) in found.risks


def test_must_catch_has_150_lines_in_each_language():
    for language in ("en", "cy"):
        assert sum(row["language"] == language for row in MUST_CATCH) >= 150


@pytest.mark.parametrize("language", ["en", "cy"])
def test_hard_negatives_get_few_full_cards(language):
    texts = [row["text"] for row in HARD_NEGATIVES if row["language"] == language]
    full = [text for text in texts if screen(text).level is Level.FULL]
    assert len(full) <= 0.04 * len(texts), full


def everyday(language):
    for topic in ("smalltalk", "out_of_scope"):
        path = ROOT / "data" / "nlu" / language / f"{topic}.yml"
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            for line in block.get("examples", "").splitlines():
                yield line.removeprefix("- ").strip()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_everyday_messages_get_hardly_any_card(language):
    texts = [text for text in everyday(language) if text]
    shown = [text for text in texts if screen(text).level is not Level.NONE]
    assert len(texts) > 100
    assert len(shown) <= 0.03 * len(texts), shown


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("this homework is killing me", Level.NONE),
        ("this homework is killing me and i want to die", Level.FULL),
        ("mae'r gwaith cartref yn lladd fi", Level.NONE),
        ("mae'r gwaith cartref yn lladd fi a dwi isio marw", Level.FULL),
        ("im not suicidal", Level.SOFT),
        ("im not suicidal but i want to kill myself", Level.FULL),
        ("i dont want to die", Level.SOFT),
        ("i dont want to die but i think i will kill myself", Level.FULL),
        ("dwi ddim isio marw", Level.SOFT),
        ("i never cut myself", Level.SOFT),
        ("my dad never hits me", Level.SOFT),
        ("why is there no suicide crisis cafe in Newport?", Level.SOFT),
        ("pam does dim help gyda hunan-niweidio yng Nghasnewydd?", Level.SOFT),
        ("i ran 5 kms", Level.NONE),
        ("5kms to go", Level.NONE),
        ("hello", Level.NONE),
        ("", Level.NONE),
    ],
)
def test_idiom_shields_and_denial_lowers(text, level):
    assert screen(text).level is level


@pytest.mark.parametrize(
    "text",
    [
        "i want to k*ll myself",
        "i want to d1e",
        "I WANT TO DIE",
        "i w a n t t o d i e",
        "i want todie",
        "iwanttodie",
        "i wаnt to diе",  # two Cyrillic letters
        "i want to di\u200be",
        "i wánt to díe",
        "i want to dieeee",
        "im feeling su!cidal",
        "i feel s u i c i d a l and im suicidal",
        "i was r@ped",
        "self-h@rm again, i self h4rm",
        "E I S I A U  M A R W",
        "dwi'n mynd i ll*dd fy hun",
        "dwi isio marwwww",
    ],
)
def test_disguised_spelling_is_caught(text):
    assert screen(text).level is Level.FULL


@pytest.mark.parametrize(
    ("text", "risks"),
    [
        ("i took 20 paracetamol because i want to die", (Risk.MEDICAL_OVERDOSE, Risk.SUICIDE)),
        ("my uncle touches me and i want to die", (Risk.SUICIDE, Risk.SEXUAL)),
        ("my stepdad raped me and now i cut myself", (Risk.SEXUAL, Risk.SELF_HARM)),
        (
            "dad hits me and i have nowhere to sleep tonight",
            (Risk.ABUSE_NEGLECT, Risk.RUNAWAY_HOMELESS_TONIGHT),
        ),
        ("i make myself sick and i cut myself", (Risk.SELF_HARM, Risk.EATING)),
        ("dwi wedi cymryd gorddos achos dwi isio marw", (Risk.MEDICAL_OVERDOSE, Risk.SUICIDE)),
    ],
)
def test_most_urgent_category_comes_first(text, risks):
    assert screen(text).risks[: len(risks)] == risks


@pytest.mark.parametrize(
    ("text", "third_party"),
    [
        ("my friend wants to kill herself", True),
        ("mae fy ffrind isio lladd ei hun", True),
        ("my friend wants to kill herself and i want to die too", False),
        ("i want to kill myself", False),
        ("my dad hits my mum", False),
    ],
)
def test_someone_else_is_told_apart(text, third_party):
    found = screen(text)
    assert found.third_party is third_party
    assert (Risk.THIRD_PARTY in found.risks) is third_party


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("im 13 and my boyfriend is 24", Level.FULL),
        ("dwi'n 14 ac mae fy nghariad yn 23", Level.FULL),
        ("im 15 and my boyfriend is 16", Level.NONE),
        ("im 22 and my boyfriend is 30", Level.NONE),
        ("im 15 and my brother is 24", Level.NONE),
    ],
)
def test_age_gap(text, level):
    assert screen(text).level is level


def test_disclosure_at_either_end_of_a_very_long_text_is_caught():
    filler = "the youth club is on tuesday. " * 2000
    assert screen("i want to die. " + filler).level is Level.FULL
    assert screen(filler + " i want to die").level is Level.FULL


def test_disclosure_after_a_harmless_question_is_caught():
    text = (
        "hiya is the youth club in Bala open on fridays? its just my dad punches me when he drinks"
    )
    assert screen(text).risks[0] is Risk.ABUSE_NEGLECT


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=3000))
def test_any_text_is_screened_without_an_error(text):
    assert screen(text).level in Level


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "i",
                "want",
                "to",
                "die",
                "my",
                "dad",
                "*",
                "s*",
                "20",
                "paracetamol",
                "mae",
                "yn",
                "bwrw",
                "fi",
                "🔪",
                ".",
                "\u0301",
                "not",
                "im",
                "14",
                "bf",
                "24",
            ]
        ),
        max_size=400,
    )
)
def test_words_of_the_bank_in_any_order_are_screened_without_an_error(words):
    assert screen(" ".join(words)).level in Level


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc de", max_size=40), st.text(alphabet="fgh ij", max_size=40))
def test_words_around_a_disclosure_do_not_hide_it(before, after):
    assert screen(f"{before}. i want to kill myself. {after}").level is Level.FULL
