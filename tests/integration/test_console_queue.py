"""The list of questions without a script: filters in the address, search, selecting."""

import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from bot.store.tables.questions import QuestionSupport
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Language,
    Region,
    Role,
    Workflow,
)
from tests.integration.console_client import serve_console
from tests.integration.queue_steps import ask


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def reviewer(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


def support(console, pick, number):
    one = QuestionSupport(
        question_id=UUID(pick.split(".")[0]),
        supporter_hash=str(number) * 64,
        created_at=datetime.now(UTC),
    )
    in_transaction(console.store, lambda db: db.add(one))


async def test_the_address_holds_what_was_chosen_and_no_more(console, reviewer):
    ask(console, "Why is the bus late?", themes="transport")
    sent = "/questions?lang=en&words=bus&state=&theme=transport&region=&sort=oldest"
    response = await reviewer.http.get(sent)
    assert response.status_code == 303
    location = response.headers["location"]
    assert location == "/questions?theme=transport&words=bus&lang=en"

    page = await reviewer.open(location)
    assert "Why is the bus late?" in page.text
    assert 'value="bus"' in page.text
    assert "1 question." in page.text


def links_in(page):
    chips = re.search(r'<ul class="chips.*?</ul>', page.text, re.S)[0]
    links = re.findall(r'href="([^"]+)"', chips)
    return chips, [parse_qs(urlsplit(unescape(one)).query) for one in links]


async def test_the_list_says_that_it_shows_only_what_waits(console, reviewer):
    ask(console, "Why is the bus late?", state=Workflow.ACCEPTED)
    ask(console, "Why is the pool shut?")
    chips, links = links_in(await reviewer.open("/questions"))
    assert "Where it is: Waiting for a decision" in chips
    assert [link["state"] for link in links] == [["any"], ["any"]]

    everything = await reviewer.open("/questions?state=any")
    assert "2 questions." in everything.text
    assert '<ul class="chips' not in everything.text
    one = links_in(await reviewer.open("/questions?state=accepted"))[1]
    assert one[0]["state"] == ["any"]


async def test_those_who_ask_the_same_are_counted_in_words_of_both_languages(console, reviewer):
    root = ask(console, "Why is the bus late?")
    for number, english, welsh in (
        (1, "1 other person asks this too", "1 person arall yn gofyn hyn hefyd"),
        (2, "2 others ask this too", "2 berson arall yn gofyn hyn hefyd"),
        (3, "3 others ask this too", "3 o bobl eraill yn gofyn hyn hefyd"),
    ):
        support(console, root, number)
        assert english in (await reviewer.open("/questions")).text
        assert welsh in (await reviewer.open("/questions?lang=cy")).text


async def test_each_thing_chosen_can_be_taken_away(console, reviewer):
    ask(console, "Why is the bus late?", themes="transport")
    page = await reviewer.open("/questions?theme=transport&theme=access&words=bus&overdue=yes")
    chips, links = links_in(page)

    assert [sorted(set(link) - {"lang"}) for link in links] == [
        ["overdue", "state", "theme", "words"],
        ["overdue", "theme", "words"],
        ["overdue", "theme", "words"],
        ["theme", "words"],
        ["overdue", "theme"],
        ["state"],
    ]
    assert links[1]["theme"] == ["transport"]
    assert "Theme: Getting there" in chips


async def test_a_search_folds_accents_and_mutations(console, reviewer):
    ask(console, "Oes clwb yn Nolgellau?", language=Language.CY)
    for typed in ("dolgellau", "nolgellau", "ddolgellau"):
        assert "Oes clwb yn Nolgellau?" in (await reviewer.open(f"/questions?words={typed}")).text
    assert "No question fits" in (await reviewer.open("/questions?words=caerdydd")).text


async def test_an_empty_list_says_what_to_do_next(console, reviewer):
    empty = await reviewer.open("/questions")
    assert "Nothing is waiting for a decision." in empty.text
    assert "Show all questions" in empty.text
    narrowed = await reviewer.open("/questions?words=zebra")
    assert "Try fewer words" in narrowed.text
    assert "Look in all questions" in narrowed.text
    common = await reviewer.open("/questions?words=the")
    assert "they were not looked for" in common.text


async def test_what_may_be_a_personal_detail_is_masked_in_the_list(console, reviewer):
    ask(console, "Will you ring me on 07700 900123 about the bus?")
    page = await reviewer.open("/questions")
    assert "07700 900123" not in page.text
    assert "about the bus?" in page.text


async def test_a_page_after_the_last_is_the_last(console, reviewer):
    for number in range(21):
        ask(console, f"Question number {number:02}?")
    page = await reviewer.open("/questions?page=9")
    assert "Page 2 of 2" in page.text
    assert page.text.count(" data-row>") == 1


async def test_a_script_gets_the_list_alone_and_its_address(console, reviewer):
    ask(console, "Why is the bus late?")
    response = await reviewer.http.get(
        "/questions?lang=en&words=bus&theme=", headers={"hx-request": "true"}
    )
    assert response.headers["hx-push-url"] == "/questions?words=bus&lang=en"
    assert "Why is the bus late?" in response.text
    assert "<html" not in response.text
    assert "<script" not in response.text


async def test_only_the_team_chooses_among_regions(console, reviewer):
    assert 'name="region"' not in (await reviewer.open("/questions")).text
    team = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    assert 'name="region"' in (await team.open("/questions")).text


async def test_selecting_works_without_a_script(console, reviewer):
    for number in range(23):
        ask(console, f"Question number {number:02}?")
    page = await reviewer.open("/questions?picked=page")
    assert page.text.count(" checked>") == 20
    everything = await reviewer.open("/questions?picked=all")
    assert "All 23 questions that match are selected." in everything.text
    confirm = await reviewer.open("/questions/bulk/start?everything=yes")
    assert "It will happen to these 23" in confirm.text
