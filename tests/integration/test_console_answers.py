"""Answers in the console: written in both languages, read by a second person."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from bot.vocabulary import (
    AnswerStage,
    Region,
    Role,
    Workflow,
)
from tests.integration.answer_steps import (
    FIELDS,
    UNSEEN,
    answer_of,
    ask,
    fill,
    id_of,
    make_approved,
    publish,
    workflow_of,
)
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


async def test_a_question_is_put_to_the_board_from_its_page(console, nia):
    address = ask(console, Workflow.ACCEPTED)
    page = await nia.open(address.replace("/answers", "/questions"))
    assert f'href="{address}/put?lang=en"' in page.text
    confirm_page = await nia.open(f"{address}/put")
    assert "This cannot be undone here." in confirm_page.text
    assert workflow_of(console, address) is Workflow.ACCEPTED
    assert (await nia.send(f"{address}/put")).status_code == 303

    assert workflow_of(console, address) is Workflow.PUT_TO_BOARD
    assert address in (await nia.open("/answers")).text


async def test_the_list_to_write_has_the_one_due_first_on_top(console, nia):
    now = datetime.now(UTC)
    new = ask(console)
    old = ask(console, created_at=now - timedelta(days=90))
    theirs = ask(console, region=Region.POWYS, council=None)
    page = await nia.open("/answers")

    assert page.text.index(old) < page.text.index(new)
    assert theirs not in page.text
    assert "late: was due" in page.text


async def test_an_answer_is_saved_in_both_languages_with_its_commitment(console, nia):
    address = ask(console)
    sent = await fill(nia, address, private_note="Check with <b>health</b>.")
    assert sent.headers["location"] == f"{address}?lang=en&done=answers.save"

    kept = answer_of(console, address)
    assert kept.fields.text_cy == FIELDS["text_cy"]
    assert [one.fields.what_en for one in kept.commitments] == ["Open two rooms"]
    page = await nia.open(address)
    assert ">We will open two more rooms in May.</textarea>" in page.text
    assert "Check with &lt;b&gt;health&lt;/b&gt;." in page.text
    assert "35 of 3000 characters" in page.text
    assert "Commitments (optional)" in page.text
    assert "Ymrwymiadau (dewisol)" in (await nia.open(f"{address}?lang=cy")).text


async def test_a_second_commitment_is_added_changed_and_taken_out(console, nia):
    address = ask(console)
    sent = await fill(nia, address, do="add")
    page = await nia.open(sent.headers["location"])
    assert "Commitment 2" in page.text
    ids = re.findall(r'name="c\d_id" value="([^"]*)"', page.text)
    second = {"rows": "2", "c0_id": ids[0], "c0_what_en": "Open three rooms"}
    await nia.send(
        address, **{**FIELDS, **second, "c1_what_en": "Ring all", "c1_what_cy": "Ffonio"}
    )
    names = [one.fields.what_en for one in answer_of(console, address).commitments]
    assert names == ["Open three rooms", "Ring all"]

    page = await nia.open(address)
    ids = re.findall(r'name="c\d_id" value="([^"]*)"', page.text)
    gone = {"rows": "2", "c0_id": ids[0], "c0_remove": "yes", "c1_id": ids[1], "c1_what_en": "Ring"}
    await nia.send(address, **{**FIELDS, **gone})
    assert [one.fields.what_en for one in answer_of(console, address).commitments] == ["Ring"]


@pytest.mark.parametrize(
    "fields, says",
    [
        ({"kind": "", "do": "submit"}, "Choose what kind of answer it is"),
        ({"text_cy": "", "do": "submit"}, "Write the answer in Welsh"),
        ({"given_by_en": "", "do": "submit"}, "Say in English who answers"),
        ({"kind": "not_our_remit", "do": "submit"}, "Choose who decides about it"),
        ({"kind": "not_our_remit", "body": "nobody"}, "Choose who decides about it"),
        ({"c0_who_cy": "", "do": "submit"}, "Each commitment needs what, who and by when"),
        ({"c0_what_en": "", "c0_what_cy": ""}, "Say what will be done in the commitment"),
        ({"c0_due_on": "2020-01-01"}, "The day of a commitment has passed already"),
        ({"c0_due_on": "soon"}, "Give a real day for commitment 1"),
        ({"text_en": "x" * 3001}, "The answer in English is too long"),
        ({"c0_what_en": "x" * 1001}, "A commitment is too long"),
        ({"given_by_cy": "x" * 201}, "Who answers (in Welsh) is too long"),
        ({"private_note": "x" * 1001}, "The note is too long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_has_to_be_put_right_is_said_and_nothing_typed_is_lost(
    console, nia, fields, says
):
    address = ask(console)
    refused = await fill(nia, address, **fields)

    assert refused.status_code == 400
    text = unescape(refused.text)
    assert says in text
    assert all(value in text for value in {**FIELDS, **fields}.values() if value not in UNSEEN)
    place = re.search(r'<li><a href="#(\w+)">', refused.text)[1]
    assert f'id="{place}"' in refused.text
    assert answer_of(console, address) is None


async def test_a_conflict_shows_what_a_colleague_saved_and_keeps_what_was_typed(
    console, nia, siwan
):
    address = ask(console)
    await nia.open(address)
    await fill(siwan, address, text_en="Theirs.", c0_what_en="Their promise")
    told = await nia.send(address, **FIELDS)
    assert told.status_code == 409
    assert "A colleague saved this answer while you wrote" in told.text
    assert '<blockquote lang="en">Theirs.</blockquote>' in told.text
    assert f">{FIELDS['text_en']}</textarea>" in told.text

    nia.page = told
    assert (await nia.send(address, **FIELDS)).status_code == 303
    assert answer_of(console, address).fields.text_en == FIELDS["text_en"]


async def test_what_was_typed_is_shown_when_the_answer_is_approved_meanwhile(console, nia, siwan):
    address = ask(console)
    await fill(nia, address, do="submit")
    late = await console.signed_in("alun", Role.RPB_STAFF, Region.GWENT)
    await late.open(f"{address}?again=yes")
    await siwan.open(address)
    await siwan.send(f"{address}/approve")

    told = await late.send(address, **{**FIELDS, "text_en": "Better words."})
    assert told.status_code == 409
    assert "Better words." in told.text


async def test_another_person_approves_what_was_submitted(console, nia, siwan):
    address = ask(console)
    await fill(nia, address, do="submit")
    mine = await nia.open(address)
    assert "You wrote or submitted it, so another person reads it now." in mine.text
    assert f"{address}/approve" not in mine.text
    version = str(answer_of(console, address).version)
    assert (await nia.send(f"{address}/approve", version=version)).status_code == 403
    assert answer_of(console, address).stage is AnswerStage.SUBMITTED

    theirs = await siwan.open(address)
    assert "Submitted by nia" in theirs.text
    assert FIELDS["text_cy"] in theirs.text
    assert address in (await siwan.open("/answers/to-approve")).text
    await siwan.open(address)
    assert (await siwan.send(f"{address}/approve")).status_code == 303
    assert workflow_of(console, address) is Workflow.ANSWERED


async def test_an_answer_goes_back_with_the_reason_among_the_notes(console, nia, siwan):
    address = ask(console)
    await fill(nia, address, do="submit")
    await siwan.open(address)
    assert (await siwan.send(f"{address}/send-back")).status_code == 400
    assert (await siwan.send(f"{address}/send-back", note="Say when.")).status_code == 303

    page = await nia.open(address)
    assert "Say when." in page.text
    assert "Submit for approval" in page.text


async def test_approving_what_changed_meanwhile_is_refused(console, nia, siwan):
    address = ask(console)
    await fill(nia, address, do="submit")
    await siwan.open(address)
    old = siwan.hidden()
    await fill(nia, f"{address}", do="submit")  # the list shows it; saving opens it again
    await nia.open(f"{address}?again=yes")
    await nia.send(address, **{**FIELDS, "text_en": "Other words.", "do": "submit"})

    told = await siwan.post(f"{address}/approve", **old)
    assert told.status_code == 409
    assert "A colleague changed this answer in the meantime" in told.text
    assert answer_of(console, address).stage is AnswerStage.SUBMITTED


async def test_another_region_finds_no_answer_and_no_commitment(console, nia, siwan):
    address, commitment = await publish(console, nia, siwan)
    alun = await console.signed_in("alun", Role.RPB_STAFF, Region.POWYS)
    shown = [await alun.open(where) for where in (address, commitment)]
    await alun.open("/account")
    fields = {**FIELDS, "version": "1", "note": "x", "state": "kept", "happened_en": "x"}
    steps = ("", "/put", "/approve", "/send-back", "/take-down")
    posts = [f"{address}{step}" for step in steps]
    sent = [await alun.send(where, **fields) for where in [*posts, commitment]]

    assert [page.status_code for page in shown + sent] == [404] * 8
    assert commitment not in (await alun.open("/commitments?all=yes")).text
    assert address not in (await alun.open("/answers/published")).text
    ids = [str(id_of(address))]
    for step in ("to-publish", "to-publish/undo"):
        response = await alun.send(f"/answers/{step}", questions=ids, confirmed="yes")
        assert response.status_code in (404, 409)


@pytest.mark.parametrize("role", [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR])
async def test_other_roles_open_no_answers(console, role):
    address = ask(console)
    region = None if role is Role.OPERATOR else Region.GWENT
    browser = await console.signed_in("other", role, region)
    pages = ["/answers", "/answers/to-approve", "/answers/to-publish", address, "/commitments"]

    assert [(await browser.open(page)).status_code for page in pages] == [403] * 5
    assert "/answers" not in (await browser.open("/")).text


async def test_every_page_about_answers_is_welsh_in_welsh(console, nia, siwan):
    new, begun, waits = ask(console), ask(console), ask(console)
    await fill(nia, begun)
    await fill(nia, waits, do="submit")
    approved = await make_approved(console, nia, siwan)
    published, commitment = await publish(console, nia, siwan)
    lists = ["/answers", "/answers/to-approve", "/answers/to-publish", "/answers/published"]
    for where in [*lists, new, begun, waits, approved, published, "/commitments", commitment]:
        page = await siwan.open(f"{where}?lang=cy")
        assert page.status_code == 200
        assert english_in(page.text) == [], where


async def test_what_is_refused_about_answers_is_welsh_in_welsh(console, nia):
    address = ask(console)
    await nia.open(address)
    data = {**nia.hidden(), **FIELDS, "text_cy": "", "text_en": "", "kind": "", "do": "submit"}
    refused = await nia.http.post(f"{address}?lang=cy", data=data)
    none = await nia.http.post("/answers/to-publish?lang=cy", data=nia.hidden())

    assert [refused.status_code, none.status_code] == [400, 400]
    assert english_in(refused.text) == english_in(none.text) == []
