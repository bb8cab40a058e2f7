"""Paper on the moderator's screen: slips with a receipt shown once, dot sheets of an open vote."""

import asyncio
import re

import pytest
from sqlalchemy import func, select

from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.prints.slip_codes import slip_codes
from bot.store.tables.ballots import BallotVote
from bot.store.tables.questions import Channel, Question
from bot.store.tables.rooms import Participant, RoomQuestion
from bot.store.tables.session_terms import Device, Surface
from bot.vocabulary import Language, Permission, Safeguarding
from tests.integration.live_room import WORDS
from tests.integration.room_site import SENT, TOKEN, serve_room

SLIPS = "/room/moderator/paper"
SHEETS = "/room/moderator/paper/sheets"
CODE, OTHER_CODE = slip_codes(2, seed="made up")
NAMED = "Why did Callum Probert from my class wait for two years?"
CRISIS = "I want to kill myself, does anyone here care at all?"
WELSH = "Pam nad oes bws i’r pentref ar ôl chwech o’r gloch?"


@pytest.fixture
async def screen(site):
    async with site.screen(Surface.MODERATOR) as browser:
        yield browser


async def type_in(browser, text=WORDS, *, slip=CODE, **fields):
    sent = {"slip": slip, "text": text, "language": "en", **fields}
    return await browser.send(SLIPS, page=SLIPS, **sent)


def questions(site):
    return site.do(lambda db: list(db.scalars(select(Question))))


def votes(site):
    counted = select(BallotVote.participant_id, func.count()).group_by(BallotVote.participant_id)
    return site.do(lambda db: sorted(count for _, count in db.execute(counted)))


# Slips


async def test_slip_is_kept_as_from_paper_and_its_receipt_is_shown_once(site, screen):
    kept = await type_in(screen, slip=CODE.lower(), publish="yes")
    assert kept.status_code == 200 and "It is shown only this once" in kept.text
    assert re.search(r'class="code">[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<', kept.text)
    assert 'id="written"' in kept.text and "data-room" not in kept.text
    [question] = questions(site)
    assert (question.channel, question.permission) == (Channel.PAPER, Permission.BOTH)
    assert site.do(lambda db: db.scalar(select(RoomQuestion.slip))) == CODE
    again = await type_in(screen)
    assert again.status_code == 200 and 'class="code">' not in again.text
    assert "cannot be shown again" in again.text and len(questions(site)) == 1
    assert f"paper slip {CODE}" in await screen.text("/room/moderator")


async def test_slip_in_welsh_is_kept_as_welsh_and_read_out_only(site, screen):
    await type_in(screen, WELSH, language="cy")
    [question] = questions(site)
    assert (question.language, question.permission) == (Language.CY, Permission.READ_OUT)


async def test_details_on_a_slip_are_shown_first_and_taken_out_unless_left_in(site, screen):
    review = await type_in(screen, NAMED)
    assert "Callum Probert" in review.text and 'id="out-1"' in review.text
    assert questions(site) == []
    await type_in(screen, NAMED, looked="yes")
    await type_in(screen, NAMED, slip=OTHER_CODE, looked="yes", **{"finding-1": "keep_in"})
    texts = {one.text_original for one in questions(site)}
    assert NAMED in texts and len(texts) == 2
    assert any("Callum" not in text for text in texts)


async def test_code_that_was_never_printed_needs_a_second_look(site, screen):
    wrong = CODE[:-1] + ("7" if CODE[-1] != "7" else "4")
    refused = await type_in(screen, slip=wrong)
    assert refused.status_code == 400 and 'aria-invalid="true"' in refused.text
    assert WORDS in refused.text and wrong in refused.text and questions(site) == []
    await type_in(screen, slip="12", own_code="yes")
    assert len(questions(site)) == 1


async def test_slip_with_other_words_is_refused_and_nothing_is_lost(site, screen):
    await type_in(screen)
    refused = await type_in(screen, WELSH, language="cy")
    assert refused.status_code == 409 and WELSH in refused.text
    assert 'value="cy" checked' in refused.text and "typed in already" in refused.text


async def test_text_that_is_too_short_stays_in_its_field(site, screen):
    refused = await type_in(screen, "byr")
    assert refused.status_code == 400 and ">byr</textarea>" in refused.text


async def test_slip_that_needs_help_shows_what_to_do_and_goes_to_the_lane(site, screen):
    review = await type_in(screen, CRISIS)
    assert 'class="card urgent"' in review.text and "not to the room" in review.text
    assert questions(site) == []
    kept = await type_in(screen, CRISIS, looked="yes")
    assert 'class="card urgent"' in kept.text and "tell the contact now" in kept.text
    assert questions(site)[0].safeguarding is Safeguarding.FLAGGED
    assert CRISIS not in await screen.text("/room/moderator")


async def test_rehearsal_keeps_no_such_slip_and_gives_no_receipt(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        async with site.screen(Surface.MODERATOR) as screen:
            review = await type_in(screen, CRISIS)
            assert "Keep this question" not in review.text
            refused = await type_in(screen, CRISIS, looked="yes")
            assert refused.status_code == 409 and 'class="card urgent"' in refused.text
            assert questions(site) == []
            assert "there is no receipt" in (await type_in(screen)).text


async def test_slip_typed_with_an_old_key_is_shown_to_be_copied(site, screen):
    refused = await screen.post(SLIPS, csrf="nonsense", slip=CODE, text=WORDS)
    assert refused.status_code == 403 and WORDS in refused.text and CODE in refused.text


# Dot sheets


@pytest.fixture
def vote(site):
    both = (site.question(text=WORDS), site.question(text=WELSH))
    opened = {"session_id": site.live.session_id, "places": 1, "actor": site.live.host}
    return site.live.at(open_ballot, **opened), *map(str, both)


async def add(browser, ballot, *chosen, **fields):
    page = await browser.text(SHEETS)
    sent = {"csrf": TOKEN.search(page)[1], "sent_id": SENT.search(page)[1], **fields}
    return await browser.post(SHEETS, ballot=str(ballot), question=list(chosen), **sent)


async def test_sheet_is_added_listed_corrected_and_taken_out(site, screen, vote):
    ballot, one, two = vote
    done = await add(screen, ballot, one, two)
    assert "done=added" in done.headers["location"] and votes(site) == [2]
    page = await screen.text(SHEETS)
    assert "Sheets that are in: 1" in page and "has dots for 1, 2" in page
    sheet = re.search(r"sheet=([0-9a-f-]{36})", page)[1]
    opened = await screen.text(SHEETS, sheet=sheet)
    assert opened.count(" checked") == 2 and "Correct this dot sheet" in opened
    corrected = await add(screen, ballot, two, sheet=sheet)
    assert "done=corrected" in corrected.headers["location"] and votes(site) == [1]
    out = await add(screen, ballot, sheet=sheet)
    assert "done=taken_out" in out.headers["location"] and votes(site) == []
    assert "Sheets that are in: 0" in await screen.text(SHEETS)


async def test_sheet_sent_twice_counts_once(site, screen, vote):
    ballot, one, _ = vote
    same = {"sent_id": "one-and-the-same"}
    await asyncio.gather(*(add(screen, ballot, one, **same) for _ in "ab"))
    sheets = select(func.count()).where(Participant.device == Device.PAPER)
    assert votes(site) == [1] and site.do(lambda db: db.scalar(sheets)) == 1


async def test_empty_sheet_is_no_vote_and_a_closed_vote_takes_none(site, screen, vote):
    ballot, one, _ = vote
    refused = await add(screen, ballot)
    assert refused.status_code == 400 and "no dots" in refused.text and votes(site) == []
    page = await screen.text(SHEETS)
    sent = {"csrf": TOKEN.search(page)[1], "sent_id": SENT.search(page)[1], "question": one}
    site.live.at(close_ballot, ballot_id=ballot, actor=site.live.host)
    late = await screen.post(SHEETS, ballot=str(ballot), **sent)
    assert late.status_code == 409 and "No vote is open" in late.text and votes(site) == []


async def test_many_sheets_come_in_pages_and_a_vote_on_a_phone_swaps_nothing(site, screen, vote):
    ballot, one, _ = vote
    seen = re.search(r'data-event="(\d+)"', await screen.text("/room/moderator"))[1]
    page = await screen.text(SHEETS)
    sent = {"csrf": TOKEN.search(page)[1], "ballot": str(ballot), "question": one}
    for number in range(23):
        await screen.post(SHEETS, **sent, sent_id=f"a-sheet-{number}")
    first = await screen.text(SHEETS)
    assert "Sheets that are in: 23" in first and "Sheet 23" in first and "Sheet 3<" not in first
    assert "Sheet 3<" in await screen.text(SHEETS, page="2")
    assert len(first.encode()) <= 50_000
    assert not (await screen.get("/room/moderator/news", after=seen)).json()["stale"]


@pytest.mark.parametrize(
    "wrong", [{"ballot": "x"}, {"question": "x"}, {"sheet": "x"}, {"sent_id": ""}]
)
async def test_sheet_that_cannot_be_is_refused(site, screen, vote, wrong):
    ballot, one, _ = vote
    page = await screen.text(SHEETS)
    sent = {"csrf": TOKEN.search(page)[1], "ballot": str(ballot), "question": one}
    reply = await screen.post(SHEETS, **{**sent, "sent_id": "a-sent-id", **wrong})
    assert reply.status_code == 400 and votes(site) == []


async def test_paper_is_there_in_welsh(site, vote):
    async with site.screen(Surface.MODERATOR, "cy") as screen:
        assert "Teipio slip papur" in await screen.text(SLIPS)
        page = await screen.text(SHEETS)
        assert "Teipio taflen ddotiau" in page and WELSH in page
        for text, looked in ((NAMED, ""), (CRISIS, ""), (WORDS, "yes")):
            reply = await type_in(screen, text, looked=looked)
            assert '<html lang="cy">' in reply.text and ">Keep " not in reply.text
