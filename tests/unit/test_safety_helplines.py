"""Help lines: one file, nothing in doubt shown, and a named person confirms them."""

import re
from datetime import UTC, date, datetime

import pytest

from bot.errors import DataInvalid
from bot.safety import confirmed, helplines
from bot.safety.helplines import helpline, load_helplines
from bot.vocabulary import Language

ALWAYS = {"emergency", "nhs111_2", "childline", "meic", "samaritans", "shout"}
WRITTEN = r"[\d ]{3,15}"


def test_the_six_lines_of_the_go_live_rule_always_show():
    assert {line.id for line in load_helplines() if line.always_shown} == ALWAYS
    for line in load_helplines():
        if line.always_shown:
            assert line.shown_phone or line.shown_text


@pytest.mark.parametrize("line", load_helplines(), ids=lambda line: line.id)
def test_helpline_has_its_twin_a_source_and_a_way(line):
    assert line.name_en and line.name_cy and line.about_en and line.about_cy and line.source
    assert line.shown_phone or line.shown_text or line.url
    assert all(re.fullmatch(WRITTEN, number) for number in (line.phone, line.text) if number)
    assert line.checked or line.in_doubt, "a line nobody has read is in doubt"


def test_number_in_doubt_is_hidden_and_the_website_stays():
    beat = helpline("beat")
    assert beat.in_doubt and beat.phone
    assert (beat.shown_phone, beat.shown_text) == ("", "")
    assert beat.url.startswith("https://")


def test_verified_line_names_who_did_so_and_when():
    for line in load_helplines():
        assert bool(line.verified_by.strip()) is line.verified
        assert line.verified_on is None or line.verified_on <= datetime.now(UTC).date()


def test_number_is_said_in_the_readers_language():
    line = helpline("nhs111_2")
    assert line.spoken_phone(Language.EN) == "111, then press 2"
    assert line.spoken_phone(Language.CY) == "111, wedyn pwysa 2"


def test_unknown_helpline_is_refused():
    with pytest.raises(DataInvalid):
        helpline("nobody")


def test_confirmation_is_kept_with_who_and_when(tmp_path):
    assert not confirmed.are_confirmed(tmp_path)
    confirmed.confirm_helplines(tmp_path, by="A. Person", on=date(2026, 11, 23))
    kept = confirmed.read_confirmation(tmp_path)
    assert (kept.by, kept.on) == ("A. Person", date(2026, 11, 23))
    assert confirmed.are_confirmed(tmp_path)


def test_confirmation_ends_when_a_number_changes(tmp_path, monkeypatch):
    confirmed.confirm_helplines(tmp_path, by="A. Person", on=date(2026, 11, 23))
    monkeypatch.setattr(confirmed, "numbers_hash", lambda: "other numbers")
    assert not confirmed.are_confirmed(tmp_path)


def test_confirmation_needs_a_name(tmp_path):
    with pytest.raises(ValueError, match="name"):
        confirmed.confirm_helplines(tmp_path, by="  ", on=date(2026, 11, 23))


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"by": "x", "on": "never", "numbers": ""}'])
def test_unreadable_confirmation_counts_as_none(tmp_path, kept):
    (tmp_path / confirmed.RECORD).write_text(kept, encoding="utf-8")
    assert confirmed.read_confirmation(tmp_path) is None


def test_hash_covers_every_number():
    first = helplines.numbers_hash()
    assert len(first) == 64
    assert first == helplines.numbers_hash()
