"""The overview in figures: what it shows, keeps back and gives out as CSV, on both stores."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from bot.accounts.account import account_by_name
from bot.questions.life.move import locked_question
from bot.store.transaction import in_transaction
from bot.vocabulary import AgeBand, Language, Level, Region, Role, Workflow
from tests.factories import make_question
from tests.integration.console_client import serve_console


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def reviewer(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


def ask(console, count=1, **fields):
    if fields.get("region", Region.GWENT) is not Region.GWENT:
        fields["council"] = None

    def make(db):
        given = {"created_at": datetime.now(UTC), **fields}
        return [make_question(db, **given).id for _ in range(count)]

    return in_transaction(console.store, make)


def lines(page):
    assert page.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(page.content.decode("utf-8-sig"), newline="")))


def counts(page, name):
    return {row["row"]: (row["told"], row["count"]) for row in lines(page) if row["table"] == name}


@pytest.mark.parametrize(
    ("language", "region", "wales"),
    [
        ("en", "waiting in your region", "waiting to be looked at"),
        ("cy", "yn aros yn eich rhanbarth", "yn aros i rywun edrych arnyn nhw"),
    ],
)
async def test_the_overview_says_whose_queue_it_counts(console, reviewer, language, region, wales):
    ask(console, 2)
    team = await console.signed_in("mair", Role.COMMISSIONER_TEAM)

    assert f"</span> {region}</a>" in (await reviewer.open(f"/?lang={language}")).text
    assert f"</span> {wales}</a>" in (await team.open(f"/?lang={language}")).text


@pytest.mark.parametrize(
    ("language", "heading", "few"),
    [("en", "Questions by age", "fewer than 5"), ("cy", "Cwestiynau fesul oedran", "llai na 5")],
)
async def test_the_overview_draws_figures_in_the_readers_language(
    console, reviewer, language, heading, few
):
    ask(console, 6, age_band=AgeBand.AGE_11_13)
    ask(console, 7, age_band=AgeBand.AGE_14_16)
    ask(console, 3, age_band=AgeBand.AGE_19_25)
    page = await reviewer.open(f"/?lang={language}")

    assert f'<h3 id="age_band-title">{heading}</h3>' in page.text
    assert f'<title id="age_band-drawn">{heading}</title>' in page.text
    assert f'<th scope="row">19–25</th><td class="figure-cell">{few}</td>' in page.text
    assert '<th scope="row">11–13</th><td class="figure-cell">6</td>' in page.text


async def test_a_tile_leads_to_the_list_that_it_counts(console, reviewer):
    ask(console, 3)
    ask(console, 2, created_at=datetime.now(UTC) - timedelta(days=30))
    ask(console, 2, state=Workflow.ACCEPTED)
    page = await reviewer.open("/?lang=en")

    told = (("waiting in your region", 5), ("with a late decision", 2), ("accepted, to", 2))
    for words, count in told:
        tile = next(part for part in page.text.split("<li ") if words in part.split("</li>")[0])
        address = tile.split('href="')[1].split('"')[0].replace("&amp;", "&")
        listed = await reviewer.open(address)
        assert f'<span class="big">{count}</span> {words}' in tile
        assert f"{count} questions" in listed.text, address


async def test_what_is_given_to_me_is_there_with_its_day(console, reviewer):
    [mine, _] = ask(console, 2)

    def give(db):
        locked_question(db, mine).assigned_to = account_by_name(db, name="nia").id

    in_transaction(console.store, give)
    page = await reviewer.open("/?lang=en")

    assert '<span class="big">1</span> given to me' in page.text
    assert f'<a href="/questions/{mine}?lang=en" lang="en">' in page.text
    assert ">due " in page.text


async def test_the_period_is_in_the_address_and_nonsense_is_left_aside(console, reviewer):
    ask(console, 6, created_at=datetime.now(UTC) - timedelta(days=150))
    short = await reviewer.open("/?months=3&lang=en")
    long = await reviewer.open("/?months=12&lang=en")
    odd = await reviewer.open("/?months=7&region=nowhere&lang=en")

    assert '<span class="big">fewer than 5</span> questions asked' in short.text
    assert '<span class="big">6</span> questions asked' in long.text
    assert '<option value="12" selected>' in long.text
    assert '<option value="3" selected>' in odd.text


async def test_the_team_chooses_a_region_and_a_board_does_not(console, reviewer):
    ask(console, 6)
    ask(console, 8, region=Region.POWYS)
    team = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    pages = [
        await browser.open(f"/?lang=en{region}")
        for browser in (team, reviewer)
        for region in ("", "&region=powys")
    ]

    for page, count in zip(pages, (14, 8, 6, 6), strict=True):
        assert f'<span class="big">{count}</span> questions asked' in page.text
    assert 'id="region"' in pages[0].text and 'id="region"' not in pages[2].text
    assert 'id="region-title"' in pages[0].text and 'id="region-title"' not in pages[1].text


async def test_csv_tells_no_more_than_the_page(console, reviewer):
    ask(console, 6, language=Language.EN, themes="housing")
    ask(console, 7, language=Language.CY, themes="housing")
    ask(console, 2, age_band=AgeBand.AGE_19_25, themes="access")
    ask(console, 9, level=Level.FULL)
    page = await reviewer.open("/figures?months=3&lang=en")

    assert counts(page, "language") == {"en": ("exact", "8"), "cy": ("exact", "7")}
    assert set(counts(page, "age_band").values()) == {("not_split", "")}
    assert counts(page, "theme")["access"] == ("few", "")
    assert counts(page, "work")["waiting_decision"] == ("exact", "15")
    assert all(row["count"] not in ("1", "2", "3", "4") for row in lines(page))
    assert "figures-all-gwent-" in page.headers["content-disposition"]


async def test_csv_of_one_table_names_its_lines_in_both_languages(console, reviewer):
    ask(console, 6, themes="housing")
    page = await reviewer.open("/figures?table=theme&lang=cy")
    [housing] = [row for row in lines(page) if row["row"] == "housing"]

    assert {row["table"] for row in lines(page)} == {"theme"}
    assert (housing["row_en"], housing["row_cy"], housing["count"]) == ("Housing", "Tai", "6")


async def test_csv_of_a_region_is_for_the_team_alone(console, reviewer):
    ask(console, 8, region=Region.POWYS)
    team = await console.signed_in("mair", Role.COMMISSIONER_TEAM)

    assert counts(await team.open("/figures?region=powys"), "work")["asked"] == ("exact", "8")
    assert counts(await reviewer.open("/figures?region=powys"), "work")["asked"] == ("few", "")
    assert "region" not in {row["table"] for row in lines(await reviewer.open("/figures"))}
