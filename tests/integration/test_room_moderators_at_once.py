"""Two moderators at once: nobody undoes what somebody else did without being told."""

import re

import pytest

from bot.sessions.room.moderating import Chosen, approve, merge, park, send_back, unmerge, unpark
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Workflow
from tests.integration.live_room import WORDS
from tests.integration.room_site import TOKEN, serve_room
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
async def site(settings, sqlite_store):
    async with serve_room(settings, sqlite_store) as running:
        yield running


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


async def test_approve_pressed_twice_is_approved_once_without_a_fright(site, screen):
    asking = asked(site)
    shown = (await screen.get(ME)).text
    sent = {"csrf": TOKEN.search(shown)[1], "version": VERSION.search(shown)[1]}
    for _ in range(2):
        done = await screen.post(f"{ME}/{asking}/approve", **sent, details_checked="yes")
        assert done.status_code == 303 and "done=approved" in done.headers["location"]


async def test_refused_words_are_still_in_their_field(site, screen):
    asking = asked(site)
    sent = {"details_checked": "yes", "text_other": "byr"}
    refused = await press(screen, asking, "approve", **sent)
    assert refused.status_code == 400 and ">byr</textarea>" in refused.text
    assert "at least 10 characters" in refused.text
    wrong = await press(screen, asking, "return", reason="nonsense", note="Be kind")
    assert wrong.status_code == 400 and ">Be kind</textarea>" in wrong.text
    assert question(site, asking).workflow is Workflow.SUBMITTED


async def test_words_typed_with_an_old_key_are_shown_to_be_copied(site, screen):
    asking = asked(site)
    for sent in ({"csrf": "nonsense"}, {"cookies": "gone"}):
        if "cookies" in sent:
            screen.client.cookies.clear()
        fields = {"csrf": "x", **sent, "version": "1", "text_other": WELSH}
        refused = await screen.post(f"{ME}/{asking}/approve", **fields)
        assert refused.status_code in (401, 403) and WELSH in refused.text
        assert "Copy it before you go on" in refused.text


async def test_people_are_listed_by_number_and_removed(site, screen):
    async with site.joined() as away:
        page = await screen.text(f"{ME}/people")
        [who] = re.findall(r"/people/([0-9a-f-]{36})/remove", page)
        assert "Number 1" in page
        token = TOKEN.search(page)[1]
        done = await screen.post(f"{ME}/people/{who}/remove", csrf=token)
        assert done.status_code == 303
        assert "Yes, remove" not in await screen.text(f"{ME}/people")
        assert (await away.get("/room/here")).status_code == 401
    removed = site.do(lambda db: db.scalar(select(func.count(Participant.removed_at))))
    assert removed == 1


async def test_everything_is_there_in_welsh(site):
    asked(site, NAMED, kept_in=frozenset({1}))
    asked(site, LIKE)
    approved = site.question(text=OTHER)
    async with site.screen(Surface.MODERATOR, "cy") as screen:
        for query in ({}, {"list": "approved"}, {"list": "merged"}, {"question": str(approved)}):
            page = await screen.text(ME, **query)
            assert '<html lang="cy">' in page and "Cymedrolwr" in page
            assert not re.search(r">(Waiting|Approve|Open|Send|Flag|Keep)\b", page)
        for path in (f"{ME}/people", f"{ME}/{approved}/flag"):
            assert "Cymedrolwr" in await screen.text(path)


async def test_page_is_small_with_many_waiting(site, screen):
    for number in range(60):
        asked(site, f"{WORDS} {number} " + "word " * 40)
    page = await screen.get(ME)
    assert len(page.content) <= 50_000, len(page.content)
    assert "page=2" in page.text
    second = await screen.text(ME, page="2")
    assert f"{WORDS} 25 " in second


async def test_news_of_what_is_asked_reaches_the_moderator(site, screen):
    seen = re.search(r'data-event="(\d+)"', await screen.text(ME))[1]
    asked(site)
    assert (await screen.get(f"{ME}/news", after=seen)).json()["stale"]
