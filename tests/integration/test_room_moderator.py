"""The moderator's screen: every button of it, without script, on a real store."""

import re
from uuid import UUID

import pytest
from sqlalchemy import func, select

from bot.sessions.room.closing import close_room
from bot.sessions.room.moderating import Chosen, approve, flag, park, send_back
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import Safeguarding, Workflow
from tests.integration.live_room import WORDS
from tests.integration.room_site import TOKEN, serve_room

ME = "/room/moderator"
WELSH = "Pam does dim bws i’n pentref ni gyda’r nos?"
LIKE = "Why does no bus come to our village in the evening?"
OTHER = "When will there be a counsellor in every school?"
NAMED = "Why did Callum Probert from my class wait for two years?"
CRISIS = "I want to kill myself, does anyone here care at all?"
VERSION = re.compile(r'name="version" value="(\d+)"')


@pytest.fixture
async def screen(site):
    async with site.screen(Surface.MODERATOR) as browser:
        yield browser


def asked(site, text=WORDS, **more) -> UUID:
    return site.live.ask(site.live.join(), text, **more).question_id


def question(site, question_id):
    return site.do(lambda db: db.get(Question, question_id))


def reword(site, question_id, text):
    """Words that came in behind the back of the intake."""
    site.do(lambda db: setattr(db.get(Question, question_id), "text_original", text))


def decides(site, use_case, **more):
    """Another moderator decides meanwhile."""
    site.live.act(use_case, host=site.live.moderator, **more)


async def press(browser, question_id, what, *, page=None, **fields):
    """Send a form of the page on which this question is open."""
    shown = (await browser.get(page or ME, question=str(question_id))).text
    version = VERSION.search(shown)
    sent = {"csrf": TOKEN.search(shown)[1], "version": version[1] if version else "1", **fields}
    return await browser.post(f"{ME}/{question_id}/{what}", **sent)


async def merges(browser, question_id, other, stands):
    """Merge two that stand side by side."""
    beside = (await browser.get(ME, question=str(other))).text
    version = VERSION.search(beside)[1]
    fields = {"other": str(other), "other_version": version, "stands": stands}
    return await press(browser, question_id, "merge", **fields)


async def test_what_waits_longest_is_open_and_the_next_follows_with_the_focus(site, screen):
    first, second = asked(site), asked(site, OTHER)
    page = await screen.text(ME)
    assert f"open-{first}" in page and page.index(WORDS) < page.index(OTHER)
    done = await press(screen, first, "approve", details_checked="yes")
    assert done.status_code == 303 and "done=approved" in done.headers["location"]
    after = await screen.text(ME, done="approved")
    assert f"open-{second}" in after and "autofocus" in after and "The room can see it" in after
    assert question(site, first).workflow is Workflow.ACCEPTED


async def test_nobody_approves_without_saying_that_they_looked(site, screen):
    asking = asked(site)
    refused = await press(screen, asking, "approve")
    assert refused.status_code == 400 and question(site, asking).workflow is Workflow.SUBMITTED


async def test_nothing_waits_says_so_and_what_comes_is_announced(site, screen):
    assert "Nothing is waiting" in await screen.text(ME)
    asked(site)
    page = await screen.text(ME)
    assert 'data-part="open-none"' in page and "A question is waiting" in page


async def test_found_details_are_marked_and_need_a_tick(site, screen):
    asking = asked(site, NAMED, kept_in=frozenset({1}))
    page = await screen.text(ME, question=str(asking))
    assert "<mark>Callum Probert</mark>" in page and 'id="looked"' in page
    refused = await press(screen, asking, "approve")
    assert refused.status_code == 400 and "looked for personal details" in refused.text
    assert question(site, asking).workflow is Workflow.SUBMITTED
    await press(screen, asking, "approve", details_checked="yes", may_be_public="yes")
    assert question(site, asking).workflow is Workflow.ACCEPTED


async def test_screening_runs_again_when_a_question_is_opened(site, screen):
    asking = asked(site)
    assert 'class="card urgent"' not in await screen.text(ME)
    reword(site, asking, CRISIS)
    page = await screen.text(ME)
    assert 'class="card urgent"' in page and "Never promise to keep it secret" in page
    assert 'id="approve"' not in page and 'id="looked"' in page


async def test_flag_is_confirmed_and_says_who_the_contact_is(site, screen):
    contact = "Manager of the youth club"
    site.do(lambda db: setattr(db.get(Session, site.live.session_id), "contact_en", contact))
    asking = asked(site)
    shown = await screen.text(f"{ME}/{asking}/flag")
    assert contact in shown and "leaves the room at once" in shown and WORDS in shown
    done = await press(screen, asking, "flag")
    assert "done=flagged" in done.headers["location"]
    assert question(site, asking).safeguarding is Safeguarding.FLAGGED
    assert WORDS not in await screen.text(ME, done="flagged")
    gone = await screen.get(ME, question=str(asking))
    assert gone.status_code == 404 and "not in your lists any more" in gone.text


async def test_rehearsal_flags_nothing_and_says_what_to_do(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        async with site.screen(Surface.MODERATOR) as screen:
            asking = asked(site)
            shown = await screen.text(f"{ME}/{asking}/flag")
            assert "nothing can be flagged" in shown and f'action="{ME}/{asking}/flag"' not in shown
            refused = await press(screen, asking, "flag")
            assert refused.status_code == 409 and WORDS in refused.text


async def test_words_in_the_other_language_go_with_it_or_follow(site, screen):
    first, second = asked(site), asked(site, OTHER)
    await press(screen, first, "approve", details_checked="yes", text_other=WELSH)
    assert question(site, first).text_other == WELSH
    await press(screen, second, "approve", details_checked="yes")
    assert "No Welsh yet" in await screen.text(ME, list="approved")
    done = await press(screen, second, "translate", text_other=WELSH)
    assert str(second) in done.headers["location"]
    assert question(site, second).text_other == WELSH


async def test_sent_back_with_reason_and_words_of_help(site, screen):
    asking = asked(site)
    await press(screen, asking, "return", reason="unclear", note="Which village?")
    found = question(site, asking)
    assert (found.workflow, found.reason) == (Workflow.RETURNED, "unclear")
    assert WORDS in await screen.text(ME, list="returned")
    assert "not sure what you are asking" in await screen.text(ME, question=str(asking))


async def test_parked_and_brought_back(site, screen):
    asking = asked(site)
    await press(screen, asking, "park")
    assert WORDS not in await screen.text(ME)
    assert WORDS in await screen.text(ME, list="parked")
    await press(screen, asking, "unpark")
    assert WORDS in await screen.text(ME)


@pytest.mark.parametrize("stands", ["this", "other"])
async def test_likely_duplicates_stand_side_by_side_and_are_merged_and_parted(site, screen, stands):
    first, second = asked(site), asked(site, LIKE)
    page = await screen.text(ME, question=str(first))
    assert page.count(LIKE) >= 2 and "Likely the same" in page
    done = await merges(screen, first, second, stands)
    assert "done=merged" in done.headers["location"]
    gone, root = (second, first) if stands == "this" else (first, second)
    assert question(site, gone).merged_into == root
    assert "It also stands for these" in await screen.text(ME, question=str(root))
    assert f"question={root}" in await screen.text(ME, question=str(gone))
    await press(screen, gone, "unmerge")
    assert question(site, gone).merged_into is None


async def test_approved_question_is_not_put_behind_a_waiting_one(site, screen):
    first, second = asked(site), asked(site, LIKE)
    await press(screen, first, "approve", details_checked="yes")
    page = await screen.text(ME, question=str(second))
    assert 'value="other"' in page and 'value="this"' not in page
    refused = await merges(screen, second, first, "this")
    assert refused.status_code == 400 and "Let the other one stay" in refused.text


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


async def test_nothing_is_decided_in_a_closed_room(site, screen):
    asking = asked(site)
    token = TOKEN.search(await screen.text(ME))[1]
    site.live.at(close_room, session_id=site.live.session_id, actor=site.live.host)
    sent = {"csrf": token, "version": "1", "details_checked": "yes"}
    refused = await screen.post(f"{ME}/{asking}/approve", **sent)
    assert refused.status_code == 401
    assert question(site, asking).workflow is Workflow.SUBMITTED


async def test_nothing_unapproved_reaches_participants_or_the_projector(site, screen):
    returned, parked, flagged, waits = (
        asked(site, f"{text} Is that right?") for text in (WORDS, LIKE, OTHER, WELSH)
    )
    decides(site, send_back, chosen=Chosen(returned), reason="unclear")
    decides(site, approve, chosen=Chosen(parked), details_checked=True)
    decides(site, park, chosen=Chosen(parked))
    decides(site, flag, chosen=Chosen(flagged))
    texts = [site.do(lambda db, one=one: db.get(Question, one).text_original) for one in
             (returned, parked, flagged, waits)]  # fmt: skip
    async with site.joined() as phone, site.screen(Surface.PROJECTOR) as hall:
        for text in texts:
            assert text not in await phone.text()
            reply = await hall.get("/room/projector")
            assert reply.status_code == 200 and text not in reply.text
