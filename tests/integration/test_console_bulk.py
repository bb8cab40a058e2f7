"""Steps for many questions without a script: confirmed, left out, undone."""

import pytest

from bot.vocabulary import (
    Language,
    Level,
    Permission,
    Region,
    Role,
    Safeguarding,
    Theme,
    Workflow,
)
from tests.integration.console_client import serve_console
from tests.integration.queue_steps import BATCH, address, ask, kept, take


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def reviewer(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


async def test_many_are_accepted_after_they_were_read_and_it_can_be_undone(console, reviewer):
    picks = [ask(console, f"Why is bus {n} late?") for n in range(3)]
    unread = await take(reviewer, "accept", picks)
    assert unread.status_code == 400
    assert "Say that you have read each of them." in unread.text
    assert kept(console, picks[0]).workflow is Workflow.SUBMITTED

    done = await take(reviewer, "accept", picks, details_checked="yes")
    assert done.status_code == 303
    page = await reviewer.open(done.headers["location"])
    assert "3 questions were accepted." in page.text
    assert {kept(console, pick).workflow for pick in picks} == {Workflow.ACCEPTED}

    [batch] = BATCH.findall(page.text)
    undone = await reviewer.send("/questions/undo", batch=batch, back="/questions?theme=access")
    assert undone.headers["location"] == "/questions?theme=access&lang=en&done=undone&count=3"
    assert {kept(console, pick).workflow for pick in picks} == {Workflow.IN_REVIEW}


async def test_what_cannot_take_the_step_is_named_and_left_out(console, reviewer):
    new = ask(console, "Why is the bus late?")
    decided = ask(console, "Why is the train late?", state=Workflow.DECLINED)
    personal = ask(console, "Will you ring 07700 900123 about the boat?")
    page = await reviewer.open(address("accept", [new, decided, personal]))
    assert "It will happen to this one" in page.text
    assert "where it is now, this cannot be done" in page.text
    assert "something in it may be a personal detail" in page.text
    assert "07700 900123" not in page.text

    data = {**reviewer.hidden(), "pick": [new, decided, personal], "details_checked": "yes"}
    done = await reviewer.http.post("/questions/bulk/accept?lang=en", data=data)
    listed = await reviewer.open(done.headers["location"])
    assert "1 question was accepted." in listed.text
    assert "Some were left out" in listed.text
    assert "Why is the train late?" in listed.text
    assert kept(console, personal).workflow is Workflow.SUBMITTED


async def test_what_somebody_changed_meanwhile_is_left_out_and_named(console, reviewer):
    mine, changed = ask(console, "Why is the bus late?"), ask(console, "Why is the train late?")
    await reviewer.open(address("return", [mine, changed]))
    colleague = await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)
    await take(colleague, "start", [changed])

    data = {**reviewer.hidden(), "pick": [mine, changed], "reason": "unclear", "list": ""}
    done = await reviewer.http.post("/questions/bulk/return?lang=en", data=data)
    page = await reviewer.open(done.headers["location"])
    assert "1 question was sent back" in page.text
    assert "somebody changed it in the meantime" in page.text
    assert "Why is the train late?" in page.text
    assert kept(console, changed).workflow is Workflow.IN_REVIEW


@pytest.mark.parametrize("step", ["accept", "return", "decline", "start", "assign", "theme"])
async def test_questions_of_others_are_neither_shown_nor_changed(console, reviewer, step):
    theirs = ask(console, "Why is the pool shut?", region=Region.POWYS, council=None)
    held = ask(console, "Why is home not safe?", level=Level.FULL)
    page = await reviewer.open(address(step, [theirs, held]))
    assert "2 questions are no longer in your list." in page.text
    assert "pool" not in page.text and "not safe" not in page.text

    await reviewer.open("/account")
    more = {"reason": "unclear" if step == "return" else "other_body", "theme": "access"}
    data = {**reviewer.hidden(), "pick": [theirs, held], **more}
    data |= {"details_checked": "yes", "assigned": "me"}
    done = await reviewer.http.post(f"/questions/bulk/{step}?lang=en", data=data)
    listed = await reviewer.open(done.headers["location"])
    assert "pool" not in listed.text and "not safe" not in listed.text
    for pick in (theirs, held):
        row = kept(console, pick)
        assert (row.workflow, row.assigned_to) == (Workflow.SUBMITTED, None)
        assert str(row.version) == pick.split(".")[1]


async def test_many_are_sent_back_with_a_note_in_the_language_of_each_author(console, reviewer):
    english = ask(console, "Why is the bus late?")
    welsh = ask(console, "Pam mae’r bws yn hwyr?", language=Language.CY)
    wrong = await take(reviewer, "return", [english, welsh], note_cy="Pa fws?")
    assert wrong.status_code == 400
    assert "Choose a reason." in wrong.text
    assert "Pa fws?" in wrong.text

    done = await take(
        reviewer, "return", [english, welsh], reason="unclear", note_en="Which?", note_cy="Pa un?"
    )
    assert "count=2" in done.headers["location"]
    for pick, note, other in ((english, "Which?", "Pa un?"), (welsh, "Pa un?", "Which?")):
        page = await reviewer.open(f"/questions/{pick.split('.')[0]}")
        assert note in page.text
        assert other not in page.text


async def test_many_are_given_to_a_colleague(console, reviewer):
    colleague = console.make_account("siwan", Role.RPB_STAFF, Region.GWENT)
    stranger = console.make_account("elin", Role.RPB_STAFF, Region.POWYS)
    picks = [ask(console, f"Why is bus {n} late?") for n in range(2)]
    page = await reviewer.open(address("assign", picks))
    assert "siwan" in page.text
    assert "elin" not in page.text

    assert (await take(reviewer, "assign", picks)).status_code == 400
    refused = await take(reviewer, "assign", picks, assigned=str(stranger.id))
    listed = await reviewer.open(refused.headers["location"])
    assert "this person does not review its region" in listed.text
    await take(reviewer, "assign", picks, assigned=str(colleague.id))
    assert {kept(console, pick).assigned_to for pick in picks} == {colleague.id}
    assert "with siwan" in (await reviewer.open(f"/questions?assigned={colleague.id}")).text
    picks = [f"{kept(console, pick).id}.{kept(console, pick).version}" for pick in picks]
    await take(reviewer, "assign", picks, assigned="nobody")
    assert {kept(console, pick).assigned_to for pick in picks} == {None}


async def test_a_theme_is_added_to_those_that_are_there(console, reviewer):
    picks = [ask(console, "Why is the bus late?", themes="transport"), ask(console, "And why?")]
    assert (await take(reviewer, "theme", picks)).status_code == 400
    await take(reviewer, "theme", picks, theme=Theme.ACCESS.value)
    page = await reviewer.open("/questions?theme=access")
    assert page.text.count(" data-row>") == 2
    assert "Getting there" in page.text


async def test_questions_are_merged_into_the_one_that_stays(console, reviewer):
    stays, goes = ask(console, "Why is the bus late?"), ask(console, "Why is the bus never early?")
    elsewhere = ask(console, "Why is the train late?", state=Workflow.DECLINED)
    page = await reviewer.open(address("merge", [stays, goes, elsewhere]))
    assert page.text.count('name="into"') == 2
    assert (await take(reviewer, "merge", [stays, goes])).status_code == 400

    done = await take(reviewer, "merge", [stays, goes], into=stays.split(".")[0])
    listed = await reviewer.open(done.headers["location"])
    assert "1 question was merged into another one." in listed.text
    assert "1 merged into it" in listed.text
    assert kept(console, goes).workflow is Workflow.MERGED

    [batch] = BATCH.findall(listed.text)
    await reviewer.send("/questions/undo", batch=batch, back="/questions")
    assert kept(console, goes).merged_into is None


async def test_accepted_questions_are_put_to_the_board(console, reviewer):
    picks = [ask(console, f"Why {n}?", state=Workflow.ACCEPTED) for n in range(2)]
    await take(reviewer, "board", [*picks, ask(console, "Why is the bus late?")])
    assert {kept(console, pick).workflow for pick in picks} == {Workflow.PUT_TO_BOARD}


async def test_declining_many_can_be_undone_once_and_only_by_the_same_person(console, reviewer):
    picks = [ask(console, f"Why is bus {n} late?") for n in range(2)]
    done = await take(reviewer, "decline", picks, reason="test_or_spam")
    page = await reviewer.open(done.headers["location"])
    [batch] = BATCH.findall(page.text)
    other = await console.signed_in("siwan", Role.RPB_STAFF, Region.GWENT)
    await other.open("/questions")
    refused = await other.send("/questions/undo", batch=batch, back="/questions")
    assert "undo_over" in refused.headers["location"]
    assert kept(console, picks[0]).workflow is Workflow.DECLINED

    await reviewer.send("/questions/undo", batch=batch, back="/questions")
    again = await reviewer.send("/questions/undo", batch=batch, back="/questions")
    assert "undo_over" in again.headers["location"]
    assert "can no longer be undone" in (await reviewer.open(again.headers["location"])).text


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", ""]
)
async def test_a_form_to_undo_leads_only_to_our_own_pages(console, reviewer, back):
    await reviewer.open("/questions")
    missing = "00000000-0000-4000-8000-00000000dead"
    response = await reviewer.send("/questions/undo", batch=missing, back=back)
    assert response.headers["location"].startswith("/?lang=en")


@pytest.mark.parametrize(
    "query", ["", "?pick=x", "?pick=x.1&pick=..", "?pick=00000000-0000-4000-8000-00000000dead.x"]
)
async def test_a_step_with_nothing_selected_says_so(console, reviewer, query):
    page = await reviewer.open(f"/questions/bulk/accept{query}")
    assert "Nothing is selected." in page.text


async def test_a_step_that_there_is_not_is_not_found(console, reviewer):
    assert (await reviewer.open("/questions/bulk/erase")).status_code == 404


async def test_the_confirm_page_says_who_will_see_each(console, reviewer):
    picks = [
        ask(console, "Why is bus 1 late?"),
        ask(console, "Why is bus 2 late?", text_other=None),
        ask(console, "Why is bus 3 late?", permission=Permission.NEITHER),
        ask(console, "Why is bus 4 late?", permission=Permission.READ_OUT),
    ]
    page = await reviewer.open(address("accept", picks))
    assert page.text.count("Then everybody can read it.") == 1
    assert page.text.count("It is published once it is there in both languages.") == 1
    assert page.text.count("Nobody else sees it.") == 1
    assert page.text.count("Then it can be read out in a session.") == 2


async def test_what_was_in_the_lane_is_not_accepted_among_others(console, reviewer):
    worry = ask(console, "Why is it so loud?", safeguarding=Safeguarding.CLEARED)
    other = ask(console, "Why is the train late?")
    page = await reviewer.open(address("accept", [worry, other]))
    assert "it was in the safeguarding lane; open it by itself" in page.text

    data = {**reviewer.hidden(), "pick": [worry, other], "list": "", "details_checked": "yes"}
    await reviewer.http.post("/questions/bulk/accept?lang=en", data=data)
    assert kept(console, worry).workflow is Workflow.SUBMITTED
    assert kept(console, other).workflow is Workflow.ACCEPTED
