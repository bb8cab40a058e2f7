"""Approved answers in the console: looked at as everybody will, published, taken down."""

from html import unescape

import pytest

from bot.vocabulary import (
    AnswerStage,
    Language,
    Permission,
    Region,
    Role,
    Workflow,
)
from tests.integration.answer_steps import (
    FIELDS,
    answer_of,
    confirm,
    id_of,
    make_approved,
    workflow_of,
)
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in

WELSH = "Pryd bydd y bws yn rhatach?"


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def nia(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


@pytest.fixture
async def siwan(console):
    return await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)


async def test_answers_are_published_together_after_a_look_and_taken_down_again(
    console, nia, siwan
):
    one, two = [await make_approved(console, nia, siwan) for _ in range(2)]
    listed = await nia.open("/answers/to-publish")
    assert one in listed.text and two in listed.text
    ids = [str(id_of(one)), str(id_of(two))]
    preview = await nia.send("/answers/to-publish", questions=ids)
    assert preview.status_code == 200
    assert FIELDS["text_cy"] in preview.text
    assert workflow_of(console, one) is Workflow.ANSWERED

    unseen = await nia.send("/answers/to-publish", questions=ids, confirmed="yes")
    assert unseen.status_code == 409
    assert "A colleague changed this answer after you looked at it." in unseen.text
    sent = await confirm(nia, one, two)
    assert sent.status_code == 303
    page = await nia.open(sent.headers["location"])
    assert "Published: 2 answers are out." in page.text
    assert workflow_of(console, two) is Workflow.PUBLISHED
    assert (await nia.send("/answers/to-publish/undo", questions=ids)).status_code == 303
    assert workflow_of(console, two) is Workflow.ANSWERED


async def test_nothing_is_published_when_one_is_not_ready_and_the_page_says_which(
    console, nia, siwan
):
    ready = await make_approved(console, nia, siwan)
    bare = await make_approved(console, nia, siwan, text_other=None)
    await nia.open("/answers/to-publish")
    told = await confirm(nia, ready, bare)

    assert told.status_code == 409
    assert "The question is not in both languages yet" in told.text
    assert f'value="{id_of(bare)}"' not in told.text
    assert workflow_of(console, ready) is Workflow.ANSWERED
    assert (await nia.send("/answers/to-publish")).status_code == 400


async def test_an_answer_for_the_receipt_only_says_so(console, nia, siwan):
    address = await make_approved(console, nia, siwan, permission=Permission.NEITHER)

    assert (
        "Only those who asked get this answer, with their receipt."
        in (await nia.open("/answers/to-publish")).text
    )
    ids = [str(id_of(address))]
    preview = await nia.send("/answers/to-publish", questions=ids)
    assert "Only those who asked get this answer, with their receipt." in preview.text


async def test_a_published_answer_is_taken_down_to_correct_it(console, nia, siwan):
    address = await make_approved(console, nia, siwan)
    await nia.open("/answers/to-publish")
    await confirm(nia, address)
    page = await nia.open(address)
    assert "published" in page.text
    assert (await nia.send(f"{address}/take-down")).status_code == 303
    assert answer_of(console, address).stage is AnswerStage.APPROVED


async def look(browser, *addresses, language="en"):
    """The page before these are published."""
    await browser.open("/answers/to-publish")
    data = {**browser.hidden(), "questions": [str(id_of(one)) for one in addresses]}
    return await browser.http.post(f"/answers/to-publish?lang={language}", data=data)


@pytest.mark.parametrize("asked_in", Language)
async def test_english_and_welsh_stand_in_their_own_columns(console, nia, siwan, asked_in):
    other = Language.EN if asked_in is Language.CY else Language.CY
    words = {Language.EN: "When will the bus be cheaper?", Language.CY: WELSH}
    fields = {"text_original": words[asked_in], "text_other": words[other], "language": asked_in}
    address = await make_approved(console, nia, siwan, **fields)
    for page in (await look(nia, address), await nia.open(address)):
        text = unescape(page.text)
        assert text.index(words[Language.EN]) < text.index(words[Language.CY])
        assert text.index(FIELDS["text_en"]) < text.index(FIELDS["text_cy"])


async def test_a_missing_translation_is_said_before_anything_is_pressed(console, nia, siwan):
    bare = await make_approved(console, nia, siwan, text_other=None)
    ready = await make_approved(console, nia, siwan)
    alone, both = await look(nia, bare), await look(nia, bare, ready)

    assert "None of these can go out yet." in alone.text
    assert "Some of these cannot go out yet." in both.text
    for page in (alone, both):
        assert page.status_code == 200
        assert "The question is not in both languages yet" in page.text
        assert f"/questions/{id_of(bare)}/translation" in page.text
        assert f'value="{id_of(bare)}"' not in page.text
    assert "Yes, publish" not in alone.text
    assert "Publish the others" in both.text


async def test_what_goes_to_the_receipt_alone_is_not_called_published(console, nia, siwan):
    closed = await make_approved(console, nia, siwan, permission=Permission.READ_OUT)
    preview = await look(nia, closed)
    assert "Only those who asked get this answer, with their receipt." in preview.text
    assert "Yes, give them" in preview.text
    assert "publish them" not in preview.text and "Everybody will" not in preview.text

    sent = await confirm(nia, closed)
    done = await nia.open(sent.headers["location"])
    assert "It is not published." in done.text
    assert "with the receipt only" in done.text


async def test_what_was_done_is_told_of_both_kinds(console, nia, siwan):
    closed = await make_approved(console, nia, siwan, permission=Permission.NEITHER)
    public = await make_approved(console, nia, siwan)
    await nia.open("/answers/to-publish")
    done = await nia.open((await confirm(nia, closed, public)).headers["location"])

    assert "Published: 1. The others can be read only with the receipts" in done.text
    assert workflow_of(console, closed) is workflow_of(console, public) is Workflow.PUBLISHED


async def test_the_last_look_is_welsh_in_welsh(console, nia, siwan):
    closed = await make_approved(console, nia, siwan, permission=Permission.NEITHER)
    bare = await make_approved(console, nia, siwan, text_other=None)
    pages = [await look(nia, *chosen, language="cy") for chosen in ([closed], [bare])]
    pages.append(await look(nia, closed, bare, language="cy"))

    assert [english_in(page.text) for page in pages] == [[], [], []]
