"""Two moderators at once: nobody undoes what somebody else did without being told."""

import re

import pytest

from bot.sessions.room.moderating import Chosen, approve, merge, park, send_back, unmerge, unpark
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Workflow
from tests.integration.live_room import WORDS
from tests.integration.room_site import TOKEN
from tests.integration.test_room_moderator import (
    LIKE,
    ME,
    VERSION,
    WELSH,
    asked,
    decides,
    press,
    question,
)

HIDDEN = re.compile(r'name="(csrf|version|other|other_version)" value="([^"]+)"')


@pytest.fixture
async def screen(site):
    async with site.screen(Surface.MODERATOR) as browser:
        yield browser


async def stale(browser, question_id, what, then, **fields):
    """The answer to a form that was open while something else happened."""
    shown = (await browser.get(ME, question=str(question_id))).text
    form = shown[shown.index(f"{ME}/{question_id}/{what}") :]
    sent = dict(HIDDEN.findall(form[: form.index("</form>")]))
    await then()
    return await browser.post(f"{ME}/{question_id}/{what}", **sent, **fields)


def told(reply):
    return reply.status_code == 409 and "Somebody else changed this question" in reply.text


async def test_who_brings_a_question_back_is_not_undone_by_an_old_page(site, screen):
    asking = asked(site)

    async def parked_and_back():
        await press(screen, asking, "park")
        await press(screen, asking, "unpark")

    assert told(await stale(screen, asking, "park", parked_and_back))
    assert WORDS in await screen.text(ME)


async def test_what_was_parked_meanwhile_is_not_approved_from_an_old_page(site, screen):
    asking = asked(site)

    async def parked():
        decides(site, park, chosen=Chosen(asking))

    assert told(await stale(screen, asking, "approve", parked, details_checked="yes"))
    assert question(site, asking).workflow is Workflow.SUBMITTED


async def test_what_was_approved_meanwhile_is_not_parked_from_an_old_page(site, screen):
    asking = asked(site)

    async def approved():
        decides(site, approve, chosen=Chosen(asking), details_checked=True)

    assert told(await stale(screen, asking, "park", approved))
    assert WORDS not in await screen.text(ME, list="parked")


@pytest.mark.parametrize("changed", ["this", "other"])
@pytest.mark.parametrize("stands", ["this", "other"])
async def test_two_are_not_merged_when_one_has_changed_meanwhile(site, screen, stands, changed):
    first, second = asked(site), asked(site, LIKE)

    async def sent_back():
        one = first if changed == "this" else second
        decides(site, approve, chosen=Chosen(one), details_checked=True)

    assert told(await stale(screen, first, "merge", sent_back, stands=stands))
    assert question(site, first).merged_into is question(site, second).merged_into is None


async def test_what_was_parted_and_merged_anew_is_not_parted_from_an_old_page(site, screen):
    first, second = asked(site), asked(site, LIKE)
    both = {"chosen": [Chosen(first)], "into": Chosen(second)}
    decides(site, merge, **both)

    async def parted_and_merged():
        decides(site, unmerge, chosen=Chosen(first))
        decides(site, merge, **both)

    assert told(await stale(screen, first, "unmerge", parted_and_merged))
    assert question(site, first).merged_into == second


@pytest.mark.parametrize(("what", "list_"), [("park", "parked"), ("unpark", ""), ("unmerge", "")])
async def test_what_two_press_at_once_is_done_once_and_both_are_told_so(site, screen, what, list_):
    asking, other = asked(site), asked(site, LIKE)
    if what == "unpark":
        decides(site, park, chosen=Chosen(asking))
    if what == "unmerge":
        decides(site, merge, chosen=[Chosen(asking)], into=Chosen(other))
    use_case = {"park": park, "unpark": unpark, "unmerge": unmerge}[what]

    async def the_same():
        decides(site, use_case, chosen=Chosen(asking))

    done = await stale(screen, asking, what, the_same)
    assert done.status_code == 303 and f"done={what}" in done.headers["location"]
    assert WORDS in await screen.text(ME, **({"list": list_} if list_ else {}))


async def test_who_decided_second_is_told_and_loses_nothing(site, screen):
    asking = asked(site)
    shown = (await screen.get(ME, question=str(asking))).text
    sent = {"csrf": TOKEN.search(shown)[1], "version": VERSION.search(shown)[1]}
    chosen = Chosen(asking)
    decides(site, send_back, chosen=chosen, reason="unclear")
    typed = {"details_checked": "yes", "text_other": WELSH}
    refused = await screen.post(f"{ME}/{asking}/approve", **sent, **typed)
    assert refused.status_code == 409
    assert "Somebody else changed this question" in refused.text and WELSH in refused.text
    assert "What you typed is still here" in refused.text and "data-room" not in refused.text
    assert question(site, asking).workflow is Workflow.RETURNED
