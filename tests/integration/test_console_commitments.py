"""What became of commitments, told in the console."""

import pytest

from bot.vocabulary import (
    CommitmentState,
    Permission,
    Region,
    Role,
)
from tests.integration.answer_steps import answer_of, publish
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in


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


async def test_what_became_of_a_commitment_is_told_in_both_languages(console, nia, siwan):
    address, commitment = await publish(console, nia, siwan)
    assert commitment in (await nia.open("/commitments")).text
    await nia.open(commitment)
    refused = await nia.send(commitment, state="kept", happened_en="Two rooms are open.")
    assert refused.status_code == 400
    assert ">Two rooms are open.</textarea>" in refused.text
    told = {"happened_en": "Two rooms are open.", "happened_cy": "Mae dwy ystafell ar agor."}
    assert (await nia.send(commitment, state="kept", **told)).status_code == 303

    [kept] = answer_of(console, address).commitments
    assert kept.state is CommitmentState.KEPT
    assert commitment not in (await nia.open("/commitments")).text
    assert commitment in (await nia.open("/commitments?all=yes")).text
    assert (await nia.send(commitment, state="nonsense", **told)).status_code == 400


TOLD = {"happened_en": "Two rooms are open.", "happened_cy": "Mae dwy ystafell ar agor."}


async def test_a_report_that_says_nothing_is_not_called_saved(console, nia, siwan):
    address, commitment = await publish(console, nia, siwan)
    await nia.open(commitment)
    empty = await nia.send(commitment, state="open")
    assert empty.status_code == 400
    assert "Nothing is different from what is saved already" in empty.text
    assert 'href="#happened_en"' in empty.text

    await nia.send(commitment, state="kept", **TOLD)
    [told] = answer_of(console, address).commitments
    await nia.open(commitment)
    assert (await nia.send(commitment, state="kept", **TOLD)).status_code == 400
    assert answer_of(console, address).commitments == (told,)


async def test_a_report_is_taken_back_and_the_page_says_so(console, nia, siwan):
    _, commitment = await publish(console, nia, siwan)
    await nia.open(commitment)
    sent = await nia.send(commitment, state="kept", **TOLD)
    assert "Everybody can read it now." in (await nia.open(sent.headers["location"])).text
    await nia.open(commitment)
    again = await nia.send(commitment, state="open")

    done = (await nia.open(again.headers["location"])).text
    assert "still open, and nothing is said about it any more" in done
    assert "Everybody can read it now." not in done


async def test_what_only_receipts_open_is_not_said_to_be_for_everybody(console, nia, siwan):
    _, commitment = await publish(console, nia, siwan, permission=Permission.NEITHER)
    form = await nia.open(commitment)
    assert "Save for those who asked" in form.text
    assert "everybody" not in form.text.lower()
    sent = await nia.send(commitment, state="kept", **TOLD)

    done = (await nia.open(sent.headers["location"])).text
    assert "It is not published: those who asked can read it" in done


async def test_a_colleague_who_told_first_is_shown_and_the_words_stay(console, nia, siwan):
    address, commitment = await publish(console, nia, siwan)
    await nia.open(commitment)
    await siwan.open(commitment)
    theirs = {"happened_en": "One room is open.", "happened_cy": "Mae un ystafell ar agor."}
    assert (await siwan.send(commitment, state="partly_kept", **theirs)).status_code == 303

    told = await nia.send(commitment, state="kept", **TOLD)
    assert told.status_code == 409
    assert '<blockquote lang="en">One room is open.</blockquote>' in told.text
    assert ">Two rooms are open.</textarea>" in told.text
    [kept] = answer_of(console, address).commitments
    assert kept.happened_en == "One room is open."
    nia.page = told
    assert (await nia.send(commitment, state="kept", **TOLD)).status_code == 303


async def test_what_is_wrong_with_a_report_is_welsh_in_welsh(console, nia, siwan):
    _, commitment = await publish(console, nia, siwan)
    await nia.open(commitment)
    data = {**nia.hidden(), "state": "open"}
    empty = await nia.http.post(f"{commitment}?lang=cy", data=data)
    await siwan.open(commitment)
    await siwan.send(commitment, state="kept", **TOLD)
    late = await nia.http.post(f"{commitment}?lang=cy", data={**data, "state": "not_kept", **TOLD})

    assert [empty.status_code, late.status_code] == [400, 409]
    assert english_in(empty.text) == english_in(late.text) == []
