"""The page of the help lines in the console: what to check, and when all is well."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.safety.confirmed import confirm_helplines
from bot.safety.helpline_age import MOST_DAYS
from bot.vocabulary import Role
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in

READERS = (Role.COMMISSIONER_TEAM, Role.SAFEGUARDING_LEAD, Role.OPERATOR)


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.mark.parametrize("role", READERS, ids=str)
async def test_page_names_what_nobody_has_checked_and_the_menu_leads_there(console, role):
    browser = await console.signed_in("nia", role)
    assert 'href="/help-lines?lang=en"' in (await browser.open("/")).text
    page = (await browser.open("/help-lines")).text
    assert "Not checked by a person yet (26)" in page
    assert "0800 1111" in page and "Nobody yet" in page
    assert "All is well" not in page


@pytest.mark.parametrize(
    ("language", "well"), [("en", "All is well."), ("cy", "Mae popeth yn iawn.")]
)
async def test_page_says_that_all_is_well_once_a_person_has_checked(
    console, settings, language, well
):
    confirm_helplines(settings.var_dir, by="A. Person", on=datetime.now(UTC).date())
    browser = await console.signed_in("nia", Role.OPERATOR)
    page = (await browser.http.get(f"/help-lines?lang={language}")).text
    assert well in page
    assert "A. Person" in page


async def test_check_of_more_than_half_a_year_ago_is_asked_for_again(console, settings):
    day = datetime.now(UTC).date() - timedelta(days=MOST_DAYS + 2)
    confirm_helplines(settings.var_dir, by="A. Person", on=day)
    browser = await console.signed_in("nia", Role.SAFEGUARDING_LEAD)
    assert "Checked more than 180 days ago (26)" in (await browser.open("/help-lines")).text


async def test_welsh_page_has_no_english_words(console):
    browser = await console.signed_in("nia", Role.COMMISSIONER_TEAM)
    page = (await browser.http.get("/help-lines?lang=cy")).text
    assert "Heb eu gwirio gan berson eto (26)" in page
    assert "Llinellau cymorth" in page
    assert not english_in(page)
