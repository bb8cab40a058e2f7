"""Help lines that nobody has checked, or not lately, are said; the rest is a sum."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.errors import DataInvalid
from bot.safety import helplines
from bot.safety.confirmed import Confirmation, confirm_helplines
from bot.safety.helpline_age import MOST_DAYS, check_helplines
from bot.safety.helplines import helpline, numbers_hash
from bot.settings import read_settings
from bot.start.helpline_check import tell_helplines

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()


def line(days_ago=None, **changes):
    on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    known = {"verified_on": on, "verified_by": "A. Person" if on else ""}
    return replace(helpline("childline"), **known, **changes)


def standing(one, confirmation=None):
    report = check_helplines(now=NOW, confirmation=confirmation, lines=(one,))
    return [name for name in ("unverified", "too_old", "fine") if getattr(report, name)]


def confirmed(days_ago, numbers=None):
    numbers = numbers_hash() if numbers is None else numbers
    return Confirmation("B. Person", TODAY - timedelta(days=days_ago), numbers)


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        pytest.param(None, "unverified", id="never"),
        pytest.param(-1, "unverified", id="a-day-to-come"),
        pytest.param(0, "fine", id="today"),
        pytest.param(MOST_DAYS, "fine", id="last-day"),
        pytest.param(MOST_DAYS + 1, "too_old", id="one-day-late"),
    ],
)
def test_standing_follows_the_day_of_the_check(days_ago, expected):
    assert standing(line(days_ago)) == [expected]


@pytest.mark.parametrize(
    ("days_ago", "numbers", "expected"),
    [
        pytest.param(3, None, "fine", id="holds"),
        pytest.param(MOST_DAYS + 1, None, "too_old", id="holds-but-old"),
        pytest.param(3, "other numbers", "unverified", id="numbers-changed-since"),
    ],
)
def test_confirmation_counts_for_every_line_while_it_holds(days_ago, numbers, expected):
    assert standing(line(), confirmed(days_ago, numbers)) == [expected]


def test_newest_check_counts_whoever_made_it():
    [check] = check_helplines(now=NOW, confirmation=confirmed(200), lines=(line(5),)).fine
    assert (check.on, check.by) == (TODAY - timedelta(days=5), "A. Person")


def test_line_that_nobody_sees_is_not_asked_about():
    hidden = line(in_doubt=True, always_shown=False, url="")
    report = check_helplines(now=NOW, lines=(hidden,))
    assert report.is_well and report.total == 0


def test_command_fails_until_every_line_is_checked_and_again_half_a_year_later(tmp_path):
    settings = read_settings({"VAR_DIR": str(tmp_path)})
    said = []
    assert tell_helplines(settings, now=NOW, say=said.append) == 1
    assert said[0] == "Not verified by a person yet:"
    assert any(one.startswith("  childline: Childline, 0800 1111") for one in said)
    confirm_helplines(tmp_path, by="A. Person", on=TODAY)
    said.clear()
    assert tell_helplines(settings, now=NOW, say=said.append) == 0
    assert len(said) == 1 and said[0].startswith("Fine: 26 of 26")
    later = NOW + timedelta(days=MOST_DAYS + 1)
    said.clear()
    assert tell_helplines(settings, now=later, say=said.append) == 1
    assert said[0] == "Verified more than 180 days ago:"
    assert said[1].endswith("(verified 2026-11-23 by A. Person)")


@pytest.mark.parametrize("changes", [{"verified_by": "A"}, {"verified_on": "2026-11-23"}])
def test_day_without_a_name_or_name_without_a_day_is_refused(changes):
    with helplines.HELPLINES.open(encoding="utf-8", newline="") as file:
        row = next(helplines.csv.DictReader(file))
    assert helplines._helpline(row | {"verified_on": "2026-11-23", "verified_by": "A"}).verified
    with pytest.raises(DataInvalid, match="together"):
        helplines._helpline(row | {"verified_on": "", "verified_by": ""} | changes)


def test_source_and_day_of_reading_stand_in_the_file():
    assert helpline("childline").checked == date(2026, 11, 22)
