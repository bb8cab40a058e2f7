"""What is looked up in a message, in both languages."""

import pytest

from bot.engine.components.details import find_details
from bot.engine.components.phrases import find_phrases
from bot.language.ages import find_age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("im 14 and live in barry", 14),
        ("I'm nearly 16", 16),
        ("I'm 14. I live in Barry", 14),
        ("im at 8.30", None),
        ("14", 14),
        ("my son is 9", 9),
        ("fourteen years old", 14),
        ("im a mum, 45, and my daughter 13 is not going to school", 13),
        ("im in year 9", 13),
        ("i am 30", 30),
        ("dwi'n 15", 15),
        ("dw i'n bedair ar ddeg oed", 14),
        ("mae hi'n 12 oed", 12),
        ("un ar bymtheg", 16),
        ("dwi ym mlwyddyn 10", 14),
        ("waiting for 2 years", None),
        ("dwi wedi bod yn aros 14 mis", None),
        ("im 12 miles away", None),
        ("im 16th in line", None),
        ("im 1 of 4 kids", None),
        ("call me on 07700 900123", None),
        ("i need help", None),
    ],
)
def test_age_is_found_in_figures_and_words(text, age):
    assert find_age(text) == age


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my son won't go to school", ("speaker", "parent_carer")),
        ("mae fy mab yn drist", ("speaker", "parent_carer")),
        ("I'm a youth worker in Powys", ("speaker", "professional")),
        ("gweithiwr ieuenctid ydw i", ("speaker", "professional")),
        ("the health board please", ("asked_to", "health_board")),
        ("y bwrdd iechyd", ("asked_to", "health_board")),
        ("i'r cyngor", ("asked_to", "council")),
        ("amseroedd aros", ("theme", "waiting_times")),
        ("waiting times", ("theme", "waiting_times")),
        ("both", ("permission", "both")),
        ("y ddau", ("permission", "both")),
    ],
)
def test_phrase_tells_what_it_means(text, expected):
    assert expected in [(match.entity, match.value) for match in find_phrases(text)]


def test_longer_phrase_hides_a_shorter_one_of_its_kind():
    told = [match.value for match in find_phrases("y bwrdd iechyd") if match.entity == "asked_to"]
    assert told == ["health_board"]


def test_offsets_are_those_of_the_text_as_typed():
    text = "Beth am  y Bwrdd Iechyd?"
    match = next(match for match in find_phrases(text) if match.entity == "asked_to")
    assert text[match.start : match.end] == "Bwrdd Iechyd"


def details(text):
    return [(found["entity"], found["value"]) for found in find_details(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("i live in cardiff", "W06000015"),
        ("dwi'n byw yng Nghaerdydd", "W06000015"),
        ("im from Bristol", "outside"),
    ],
)
def test_place_becomes_a_council_area_or_outside(text, value):
    assert ("place", value) in details(text)


def test_receipt_reference_is_taken_and_not_read_for_anything_else():
    assert details("receiptref:" + "12ab" * 16) == [("receipt", "12ab" * 16)]
