"""Two questions in the console that ask the same: merged either way, and taken apart."""

import pytest

from bot.vocabulary import Language, Region, Role, Workflow
from tests.integration.case_steps import ask, id_of, stored
from tests.integration.console_client import serve_console


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def mair(console):
    return await console.signed_in("mair", Role.COMMISSIONER_TEAM)


async def test_two_questions_are_merged_either_way_and_taken_apart(console, nia):
    one, two = (
        ask(console, text_original="Why is the bus so dear?"),
        ask(console, language=Language.CY),
    )
    form = await nia.open(f"{one}/merge?other={id_of(two)}")
    assert "Why is the bus so dear?" in form.text
    refused = await nia.send(f"{one}/merge", other=str(id_of(two)))
    assert refused.status_code == 400
    assert "Please choose which wording stays" in refused.text

    sent = await nia.send(f"{one}/merge", other=str(id_of(two)), stays=str(id_of(two)))
    assert sent.headers["location"].startswith(two)
    assert stored(console, one, "merged_into") == id_of(two)
    root = await nia.open(sent.headers["location"])
    assert "Merged into this question" in root.text
    assert '<form method="post" action="/questions/undo?lang=en">' in root.text
    assert "This question was merged into another." in (await nia.open(one)).text
    assert (await nia.send(f"{one}/unmerge")).status_code == 303
    assert stored(console, one, "workflow") is Workflow.IN_REVIEW


async def test_questions_of_two_boards_are_not_merged(console, mair):
    one, two = ask(console), ask(console, region=Region.POWYS, council=None)
    await mair.open(f"{one}/merge?other={id_of(two)}")
    sent = await mair.send(f"{one}/merge", other=str(id_of(two)), stays=str(id_of(one)))

    assert sent.status_code == 400
    assert "They belong to two different boards" in sent.text


async def test_a_question_of_another_region_is_not_merged_or_shown(console, nia):
    one, theirs = ask(console), ask(console, region=Region.POWYS, council=None)
    await nia.open(one)

    assert (await nia.open(f"{one}/merge?other={id_of(theirs)}")).status_code == 404
    await nia.open(one)
    sent = await nia.send(f"{one}/merge", other=str(id_of(theirs)), stays=str(id_of(one)))
    assert sent.status_code == 404
