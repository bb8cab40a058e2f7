"""The pages of participants: come in by the code, ask, vote, show a card, all without script."""

import asyncio
import re
from uuid import UUID

import pytest
from sqlalchemy import func, select

from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.picks import choose_questions
from bot.sessions.room.chair import begin_item, lock, show_counts
from bot.sessions.room.closing import close_room
from bot.sessions.room.participants import participants_of, remove_participant
from bot.store.tables.ballots import BallotVote
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Region, Role, Safeguarding
from tests.integration.live_room import WORDS
from tests.integration.room_site import EVENT, TOKEN, next_news, serve_room

NAMED = "Why did Callum Probert from my class wait for two years?"
CRISIS = "I want to kill myself, does anyone here care at all?"
WELSH = "Pam nad oes bws i’r pentref ar ôl chwech o’r gloch?"


async def test_code_is_read_however_it_is_typed_and_leads_to_the_door(site):
    async with site.browser() as browser:
        typed = " ".join(site.live.code.lower())
        door = await browser.post("/room/code", code=typed)
        assert door.status_code == 200 and "A meeting" in door.text
        assert (await browser.get(f"/j/{site.live.code}")).status_code == 200
        joined = await browser.post("/room/join", code=site.live.code)
        assert joined.headers["location"] == "/room/here?lang=en"
        assert "httponly" in joined.headers["set-cookie"].lower()
        assert "A meeting" in await browser.text()


@pytest.mark.parametrize(("typed", "said"), [("hello", "code_unknown"), ("CCCCCC", "code_closed")])
@pytest.mark.parametrize("language", ["en", "cy"])
async def test_wrong_code_says_what_to_do(site, typed, said, language):
    async with site.browser(language) as browser:
        reply = await browser.post("/room/code", code=typed)
        assert reply.status_code == 404
        assert 'aria-invalid="true"' in reply.text and f'value="{typed}"' in reply.text


async def test_who_comes_back_with_the_same_browser_is_the_same(site):
    async with site.joined() as browser:
        again = await browser.post("/room/join", code=site.live.code)
        assert again.status_code == 303
        assert (
            site.live.do(lambda db: db.scalar(select(func.count()).select_from(Participant))) == 1
        )
        assert (await browser.get("/room")).headers["location"].startswith("/room/here")


async def test_nothing_shows_without_a_key(site):
    async with site.browser() as browser:
        for path in ("/room/here", "/room/here/live", "/room/here/news"):
            assert (await browser.get(path)).status_code == 401
        for path in ("/room/vote", "/room/card", "/room/leave"):
            assert (await browser.post(path)).status_code == 401


async def test_form_without_its_token_is_refused(site):
    async with site.joined() as browser:
        refused = await browser.post("/room/vote", ballot="x", csrf="nonsense")
        assert refused.status_code == 403


async def test_question_waits_until_a_person_approves_it(site):
    async with site.joined() as asker, site.joined() as other:
        sent = await asker.ask()
        assert sent.status_code == 200 and 'class="card tint code"' in sent.text
        assert WORDS in await asker.text() and WORDS not in await other.text()
        question = site.live.do(lambda db: db.scalar(select(Question)))
        ballot = {"session_id": site.live.session_id, "places": 1, "actor": site.live.host}
        site.approve(question.id)
        site.live.at(open_ballot, **ballot)
        assert WORDS in await other.text()


async def test_details_are_shown_first_and_only_what_was_confirmed_is_kept(site):
    async with site.joined() as browser:
        review = await browser.ask(NAMED)
        assert "Callum Probert" in review.text and 'action="/room/ask/send"' in review.text
        fields = {"text": NAMED, "sent_id": "a-sent-id", "csrf": TOKEN.search(review.text)[1]}
        await browser.post("/room/ask/send", **fields)
        kept = site.live.do(lambda db: db.scalar(select(Question.text_original)))
        assert "Callum" not in kept and "wait for two years" in kept


async def test_detail_that_is_kept_in_stays(site):
    async with site.joined() as browser:
        review = await browser.ask(NAMED)
        fields = {"text": NAMED, "sent_id": "a-sent-id", "finding-1": "keep_in"}
        await browser.post("/room/ask/send", csrf=TOKEN.search(review.text)[1], **fields)
        assert site.live.do(lambda db: db.scalar(select(Question.text_original))) == NAMED


async def test_sent_twice_is_kept_once_with_the_same_receipt(site):
    async with site.joined() as browser:
        csrf = TOKEN.search(await browser.text())[1]
        fields = {"text": WORDS, "sent_id": "one-and-the-same", "csrf": csrf}
        first, second = await asyncio.gather(*(browser.post("/room/ask", **fields) for _ in "ab"))
        assert first.text == second.text
        assert site.live.do(lambda db: db.scalar(select(func.count()).select_from(Question))) == 1


async def test_what_needs_help_shows_the_card_first_and_goes_to_the_lane(site):
    async with site.joined() as browser:
        review = await browser.ask(CRISIS)
        assert 'class="card urgent"' in review.text
        fields = {"text": CRISIS, "sent_id": "a-sent-id", "csrf": TOKEN.search(review.text)[1]}
        sent = await browser.post("/room/ask/send", **fields)
        assert 'class="card urgent"' in sent.text
        state = site.live.do(lambda db: db.scalar(select(Question.safeguarding)))
        assert state is Safeguarding.FLAGGED


@pytest.mark.parametrize("broken", ["locked", "no key", "too long", "no token"])
async def test_card_shows_whatever_is_wrong(site, broken):
    async with site.joined() as browser:
        page = await browser.text()
        text = CRISIS + " word" * 80 if broken == "too long" else CRISIS
        csrf = "" if broken == "no token" else TOKEN.search(page)[1]
        if broken == "locked":
            site.live.act(lock)
        if broken == "no key":
            browser.client.cookies.clear()
        reply = await browser.post("/room/ask", text=text, sent_id="a-sent-id", csrf=csrf)
        assert reply.status_code >= 400
        assert 'class="card urgent"' in reply.text and CRISIS in reply.text


async def test_rehearsal_takes_nothing_that_needs_help(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        async with site.joined() as browser:
            review = await browser.ask(CRISIS)
            fields = {"text": CRISIS, "sent_id": "a-sent-id", "csrf": TOKEN.search(review.text)[1]}
            refused = await browser.post("/room/ask/send", **fields)
            assert refused.status_code == 409 and 'class="card urgent"' in refused.text
            assert site.live.do(lambda db: db.scalar(select(Question.id))) is None


async def test_vote_is_taken_changed_and_hidden_until_shown(site):
    one, two = site.question(text=WORDS), site.question(text=WELSH)
    ballot = site.live.at(
        open_ballot, session_id=site.live.session_id, places=1, actor=site.live.host
    )
    async with site.joined("cy") as browser:
        page = await browser.text()
        assert f'id="choice-{one}"' in page and WELSH in page
        fields = {"ballot": str(ballot), "question": [str(one), str(two)]}
        assert (await browser.send("/room/vote", **fields)).status_code == 303
        await browser.send("/room/vote", ballot=str(ballot), question=str(two))
        voted = site.live.do(lambda db: list(db.scalars(select(BallotVote.question_id))))
        assert voted == [two]
        hosted = {"ballot_id": ballot, "actor": site.live.host}
        site.live.at(close_ballot, **hosted)
        site.live.at(choose_questions, **hosted)
        closed = await browser.text()
        assert "<ol>" in closed and "Faint oedd o blaid pob un" not in closed
        site.live.act(show_counts, shown=True)
        assert "Faint oedd o blaid pob un" in await browser.text()


async def test_tap_of_the_script_is_answered_in_json(site):
    site.question()
    ballot = site.live.at(
        open_ballot, session_id=site.live.session_id, places=1, actor=site.live.host
    )
    async with site.joined() as browser:
        browser.client.headers["accept"] = "application/json"
        kept = await browser.send("/room/vote", ballot=str(ballot))
        assert kept.json()["says"].startswith("You have ticked nothing")
        site.live.at(close_ballot, ballot_id=ballot, actor=site.live.host)
        refused = await browser.send("/room/vote", ballot=str(ballot))
        assert refused.status_code == 409 and refused.json()["code"] == "ballot_closed"
        wrong = await browser.send("/room/vote", ballot="nonsense")
        assert wrong.status_code == 400


async def test_removed_or_closed_leads_out_in_words(site):
    async with site.joined("cy") as browser:
        [line] = site.live.do(participants_of, host=site.live.chair)
        site.live.act(remove_participant, participant_id=line.participant_id)
        out = await browser.get("/room/here")
        assert out.status_code == 401 and "errors." not in out.text
    async with site.joined() as browser:
        site.live.at(close_room, session_id=site.live.session_id, actor=site.live.host)
        assert (await browser.get("/room/here")).status_code == 401


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_after_the_meeting_a_phone_has_useful_ways_on(site, language):
    async with site.joined(language) as browser:
        shown = await browser.text()
        over = re.search(r'data-over="([^"]+)"', shown)[1]
        assert over == f"/room/here?lang={language}&board=gwent" and f'href="{over}"' in shown
        token = TOKEN.search(shown)[1]
        site.live.at(close_room, session_id=site.live.session_id, actor=site.live.host)
        out = await browser.client.get(over)
        tapped = await browser.post("/room/vote", csrf=token, ballot=str(UUID(int=1)))
        assert (out.status_code, tapped.status_code) == (401, 401)
        ways = ("/question", "/ask", "/directory", "/room", "/")
        for page, board in ((out, "/boards/gwent"), (tapped, "/boards")):
            for way in (*ways, board):
                assert f'href="{way}?lang={language}"' in page.text
                assert (await browser.get(way)).status_code < 400
        assert {"en": "Where to now?", "cy": "Ble nawr?"}[language] in out.text


@pytest.mark.parametrize("board", ["nowhere", "<b>", "", "gwent/../powys"])
async def test_a_board_that_there_is_not_leads_to_all_of_them(site, board):
    async with site.browser() as browser:
        out = await browser.get("/room/here", board=board)
        assert out.status_code == 401 and 'href="/boards?lang=en"' in out.text
        assert "<b>" not in out.text


async def test_table_says_how_many_and_a_national_meeting_asks_from_where(settings, sqlite_store):
    national = {"role": Role.COMMISSIONER_TEAM, "region": None}
    async with serve_room(settings, sqlite_store, **national) as site:
        async with site.browser() as browser:
            assert 'id="region"' in (await browser.get(f"/j/{site.live.code}")).text
        async with site.joined(device="shared", people="6", region="powys"):
            who = site.live.do(lambda db: db.scalar(select(Participant)))
            assert (who.people, who.region) == (6, Region.POWYS)
        async with site.browser() as browser:
            for wrong in ({"people": "0"}, {"people": "999"}, {"device": "paper"}):
                fields = {"code": site.live.code, "device": "shared", **wrong}
                assert (await browser.post("/room/join", **fields)).status_code == 400


async def test_stream_tells_what_concerns_a_phone_and_catches_up(site):
    async with site.joined() as browser:
        seen = int(EVENT.search(await browser.text())[1])
        waiting = asyncio.create_task(next_news(browser, seen))
        await asyncio.sleep(0)
        site.live.join()  # of no concern to a phone
        site.live.act(begin_item, position=2)
        told = await asyncio.wait_for(waiting, 5)
        assert told["event"] > seen
        late = await asyncio.wait_for(next_news(browser, seen), 5)
        assert late["event"] >= told["event"]
        fresh = int(EVENT.search(await browser.text())[1])
        assert fresh >= told["event"]


async def test_browser_without_a_stream_can_ask(site):
    async with site.joined() as browser:
        seen = EVENT.search(await browser.text())[1]
        quiet = (await browser.get("/room/here/news", after=seen)).json()
        assert quiet == {"event": int(seen), "stale": False}
        site.live.act(begin_item, position=2)
        assert (await browser.get("/room/here/news", after=seen)).json()["stale"]


async def test_link_of_a_screen_opens_once_and_only_its_own_screen(site):
    async with site.screen(Surface.PROJECTOR) as browser:
        names = {cookie.name for cookie in browser.client.cookies.jar}
        assert names == {"room-projector"}
    async with site.browser() as browser:
        assert (await browser.post("/room/open/nonsense")).status_code == 401


async def test_page_of_a_participant_is_small(site):
    for number in range(40):
        site.question(text=f"{WORDS} {number} " + "word " * 40)
    site.live.at(open_ballot, session_id=site.live.session_id, places=4, actor=site.live.host)
    async with site.joined() as browser:
        page = await browser.get("/room/here")
        assert len(page.content) <= 50_000, len(page.content)


async def test_page_comes_in_the_language_asked(site):
    async with site.joined("cy") as browser:
        page = await browser.text()
        assert '<html lang="cy">' in page and "Cyfarfod" in page and "Gofyn cwestiwn" in page
