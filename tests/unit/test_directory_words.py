"""The words of needs, themes, duties and services: each in both languages."""

import re

import pytest

from bot.directory.heard import heard_route
from bot.directory.needs import DATA, need_name, need_words
from bot.directory.phrases import phrase
from bot.directory.statutory import duty_listing, statutory_listings
from bot.directory.themes import theme_name
from bot.language import which_language
from bot.language.councils import councils, read_rows
from bot.vocabulary import Language, Need, Speaker, Theme

LONGEST_BUTTON = 45  # characters


@pytest.mark.parametrize("need", Need)
def test_need_has_a_button_and_a_sentence_in_both_languages(need):
    names = {need_name(need, language) for language in Language}
    assert all(names) and len(names) == 2
    assert max(map(len, names)) <= LONGEST_BUTTON
    words = need_words()[need]
    assert words.says_en.endswith(".") and words.says_cy.endswith(".")


def test_every_need_has_words():
    assert list(need_words()) == list(Need)


@pytest.mark.parametrize("theme", Theme)
def test_theme_has_words_in_both_languages(theme):
    for language in Language:
        assert theme_name(theme, language)
        assert len(theme_name(theme, language)) <= LONGEST_BUTTON


@pytest.mark.parametrize("file", ["services.csv", "statutory_doors.csv", "phrases.csv"])
def test_every_english_cell_has_its_welsh_twin(file):
    for row in read_rows(DATA / file):
        english = {key.removesuffix("_en") for key in row if key.endswith("_en")} or {""}
        for key in english:
            en, cy = (row[f"{key}_{end}" if key else end] for end in ("en", "cy"))
            assert bool(en) == bool(cy), (file, next(iter(row.values())), key)


@pytest.mark.parametrize("column", ["description", "who_for"])
def test_welsh_columns_hold_welsh(column):
    """A column filled with the other language would go unnoticed otherwise."""
    for row in read_rows(DATA / "services.csv"):
        if row["status"] != "active":
            continue
        for language in Language:
            text = row[f"{column}_{language}"]
            assert which_language(text, current=language) is language, (row["id"], text)


@pytest.mark.parametrize("listing", statutory_listings("W06000022"), ids=lambda item: item.duty)
def test_duty_names_its_law_and_the_words_to_ask_with(listing):
    for language in Language:
        words = listing.words(language)
        assert words.law and words.knocks[0].value
        assert words.organization
    assert re.search(r"\d{4}", listing.english.law)
    assert listing.english.law != listing.welsh.law
    assert not listing.verified and listing.checked is None


def test_duty_is_named_after_the_asker_s_own_council_and_health_board():
    names = {
        item.duty: item.words(Language.CY).organization for item in statutory_listings("W06000002")
    }
    assert names["youth_service"] == "Cyngor Gwynedd"
    assert names["gp"] == "Bwrdd Iechyd Prifysgol Betsi Cadwaladr"
    assert names["school_bullying"] == phrase("your_school", Language.CY)
    unknown = {item.duty: item.english.organization for item in statutory_listings(None)}
    assert unknown["youth_service"] == "Your council"


def test_every_duty_is_found_again_by_its_id():
    for area in (*councils(), None):
        code = area.code if area else None
        for item in statutory_listings(code):
            assert duty_listing(item.id, code) == item
    assert duty_listing("duty:W06000022:no_such_duty", None) is None


@pytest.mark.parametrize("speaker", Speaker)
@pytest.mark.parametrize(
    ("age", "first", "advice_team"),
    [
        (None, "heard:advice_team", True),
        (7, "heard:advice_team", True),
        (17, "heard:advice_team", True),
        (18, "heard:council_complaint", True),
        (21, "heard:council_complaint", True),
        (25, "heard:council_complaint", True),
        (26, "heard:council_complaint", False),
    ],
)
def test_advice_team_is_shown_within_its_remit(age, first, advice_team, speaker):
    route = heard_route(age, speaker)
    assert route[0] == first
    assert any("advice_team" in door for door in route) is advice_team
    assert all(duty_listing(door, "W06000015") for door in route)
    assert ("heard:advice_team" in route) is (age is None or age < 18)


def test_advice_team_shows_no_number_that_nobody_has_confirmed():
    for door in ("heard:advice_team", "heard:advice_team_after_care"):
        kinds = {knock.kind.value for knock in duty_listing(door, None).english.knocks}
        assert kinds == {"ask", "web"}
