"""The screen in the hall: each state, in both languages, and never a word nobody approved."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import event

from bot.sessions.ballot.ballots import close_ballot
from bot.sessions.panel.cards import close_cards
from bot.sessions.room.chair import hide, next_item, reveal, show_counts, show_question
from bot.sessions.room.closing import close_room
from bot.sessions.room.moderating import Chosen, park
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import AnswerStatus, Language, Progress
from tests.integration.hall import GATHER, OFFICE, PANEL, VOTE
from tests.integration.live_room import WORDS
from tests.integration.room_site import EVENT, serve_room

PAGE = "/room/projector"
WELSH = "Pam nad oes bws i’r pentref ar ôl chwech o’r gloch?"
OTHER = "Who tells us when the worker we trust leaves?"


@pytest.fixture
async def wall(site):
    async with site.screen(Surface.PROJECTOR) as browser:
        yield browser


def scene(page: str) -> str:
    return re.search(r'data-part="scene" class="([a-z]+)', page)[1]


def words(page: str) -> str:
    """What can be read, without markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(page)).split())


def translate(site, question_id, text):
    site.live.do(lambda db: setattr(db.get(Question, question_id), "text_other", text))


async def test_people_come_in_by_code_qr_and_address(site, wall):
    page = await wall.text(PAGE)
    assert scene(page) == "join"
    assert f'aria-label="{" ".join(site.live.code)}"' in page
    assert f"{site.base.split('://')[1]}/j/{site.live.code}" in page
    assert "<svg" in page and 'class="qrline"' in page
    assert "<strong>0</strong>" in page
    site.live.join()
    assert "<strong>1</strong>" in await wall.text(PAGE)


async def test_both_languages_stand_side_by_side_whatever_the_page_is_asked_in(site, wall, hall):
    hall.begin(GATHER)
    for language in ("en", "cy"):
        wall.language = language
        page = words(await wall.text(PAGE))
        assert "Beth ydych chi eisiau ei ofyn?" in page and "What do you want to ask?" in page
        assert "Rhan 2 · Part 2" in page


async def test_question_shows_once_it_is_approved_and_in_the_languages_it_has(site, wall, hall):
    hall.begin(GATHER)
    kept = site.live.ask(site.live.join(), WORDS)
    assert WORDS not in await wall.text(PAGE)
    site.approve(kept.question_id)
    page = await wall.text(PAGE)
    assert page.count(WORDS) == 1 and 'class="absent"' in page
    translate(site, kept.question_id, WELSH)
    page = await wall.text(PAGE)
    assert f'<p lang="cy">{WELSH}</p>' in page and f'<p lang="en">{WORDS}</p>' in page
    site.live.act(park, host=site.live.moderator, chosen=Chosen(kept.question_id))
    assert WORDS not in await wall.text(PAGE)


async def test_newest_questions_come_first_and_as_many_as_can_be_read(site, wall, hall):
    hall.begin(GATHER)
    for number in range(9):
        site.question(text=f"Question number {number}: {'word ' * 20}?")
    page = await wall.text(PAGE)
    assert "Questions so far: 9" in page
    assert "number 8" in page and "number 0" not in page


@pytest.mark.parametrize(
    ("ago", "state", "word"),
    [(1, "going", "left"), (8, "soon", "nearly over"), (10, "over", "over time")],
)
async def test_time_is_told_by_colour_and_word(wall, hall, ago, state, word):
    hall.begin(GATHER, ago=timedelta(minutes=ago, seconds=1))
    page = await wall.text(PAGE)
    assert f'class="clock {state}"' in page and word in page
    minutes = {1: "9", 8: "2", 10: "+0"}[ago]
    assert f'<span class="minutes">{minutes}</span>' in page


async def test_open_vote_tells_how_many_voted_and_no_question_or_count(site, wall, hall):
    hall.begin(VOTE)
    one, two = site.question(text=WORDS), site.question(text=OTHER)
    assert scene(await wall.text(PAGE)) == "item"
    ballot = hall.vote_opened(1, 7, on=[one])
    page = await wall.text(PAGE)
    assert scene(page) == "vote" and "<strong>7</strong>" in page
    assert WORDS not in page and OTHER not in page
    site.live.act(show_counts, shown=True)
    assert "wedi pleidleisio" in await wall.text(PAGE)
    site.live.at(close_ballot, ballot_id=ballot, actor=site.live.host)
    site.live.act(show_counts, shown=False)
    assert scene(await wall.text(PAGE)) == "picks" and two


async def test_open_vote_reads_no_words_however_often_it_is_asked(site, wall, hall):
    hall.begin(VOTE)
    hall.vote_opened(1, 2, on=[site.question()])
    asked = []
    engine = site.live.store.engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    page = await wall.text(PAGE)
    assert 'data-voted="2"' in page and 'data-gap="400"' in page
    assert asked and not [one for one in asked if "text_original" in one]


async def test_picks_show_with_their_reason_and_counts_only_when_the_host_shows_them(
    site, wall, hall
):
    hall.begin(VOTE)
    one, two = site.question(text=WORDS), site.question(text=OTHER)
    ballot = hall.vote_opened(1, 7, on=[one])
    hall.votes(ballot, frozenset({two}))
    hall.vote_closed(ballot)
    page = words(await wall.text(PAGE))
    assert WORDS in page and OTHER not in page
    assert "came nearest to it" in page and "ddaeth agosaf ato" in page
    assert "7 of the 8" not in page and "7 o’r 8" not in page
    site.live.act(show_counts, shown=True)
    page = await wall.text(PAGE)
    assert "<strong>7</strong>" in page and "<strong>1</strong>" in page and OTHER in page
    site.live.act(show_counts, shown=False)
    assert "<strong>7</strong>" not in await wall.text(PAGE)


async def test_panel_shows_the_question_then_the_answer_as_it_was_read_back(site, wall, hall):
    question = site.question(text=WORDS)
    hall.chosen(question)
    hall.begin(PANEL)
    assert scene(await wall.text(PAGE)) == "list"
    hall.put(question)
    page = words(await wall.text(PAGE))
    assert "Question to the panel" in page and WORDS in page
    hall.recorded(question)
    page = words(await wall.text(PAGE))
    assert "Read back: did we get it right?" in page
    for said in (*OFFICE, "Open a second clinic", "Agor ail glinig", "Y bwrdd iechyd · erbyn"):
        assert said in page
    hall.recorded(question, agreed=True, kind=AnswerStatus.WILL_CONSIDER)
    page = words(await wall.text(PAGE))
    assert "Agreed by the group" in page and "Dydy hynny ddim yn cyfrif" in page


async def test_cards_are_told_as_bands_and_split_only_once_they_are_closed(site, wall, hall):
    question = site.question(text=WORDS)
    hall.chosen(question)
    hall.put(question)
    hall.carded(question, {Progress.AMBER: 6, Progress.RED: 2}, closed=False)
    page = words(await wall.text(PAGE))
    assert "Show your card now" in page and "Cards shown: 5–9" in page
    assert "More than half" not in page and "o dan 5" not in page
    hall.step(close_cards, question_id=question)
    page = await wall.text(PAGE)
    assert "o dan 5" in page and "More than half of you:" in page
    assert re.search(r'class="len b7 amber"', page) and re.search(r'class="len b0 red"', page)
    assert not re.search(r">\s*[26]\s*<", page.partition("<main")[2].partition("</main")[0])


async def test_verdict_has_colour_shape_and_words(site, wall, hall):
    question = site.question(text=WORDS)
    hall.chosen(question)
    hall.put(question)
    hall.recorded(question, agreed=True)
    hall.judged(question)
    page = await wall.text(PAGE)
    assert 'class="sign amber"' in page
    told = words(page)
    for said in ("Ambr · Amber", "They named a day.", "Fe enwon nhw ddiwrnod.", "10–19"):
        assert said in told
    site.live.act(show_question, question_id=None)
    hall.begin(PANEL)
    assert 'class="sign amber"' in await wall.text(PAGE)


async def test_pause_holds_nothing_of_anybody(site, wall, hall):
    question = site.question(text=WORDS)
    hall.begin(GATHER, ago=timedelta(minutes=12))
    site.live.act(show_question, question_id=question)
    site.live.act(hide)
    page = await wall.text(PAGE)
    assert scene(page) == "hidden" and "Byddwn ni’n ôl" in page
    assert WORDS not in page and 'class="clock' not in page and site.live.code not in page
    site.live.act(reveal)
    assert WORDS in await wall.text(PAGE)


async def test_question_that_may_not_be_shown_any_more_leaves_the_wall(site, wall):
    question = site.question(text=WORDS)
    site.live.act(show_question, question_id=question)
    assert scene(await wall.text(PAGE)) == "panel"
    site.live.act(park, host=site.live.moderator, chosen=Chosen(question))
    assert WORDS not in await wall.text(PAGE)


async def test_rehearsal_and_made_up_are_marked(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        live = site.live
        live.do(lambda db: setattr(db.get(Session, live.session_id), "made_up", True))
        async with site.screen(Surface.PROJECTOR) as wall:
            page = words(await wall.text(PAGE))
            assert "Rehearsal: nothing is kept" in page and "Wedi’i ddychmygu" in page


async def test_news_leave_out_what_is_for_hosts_alone(site, wall):
    seen = EVENT.search(await wall.text(PAGE))[1]
    site.live.ask(site.live.join(), WORDS, language=Language.EN)
    after = (await wall.get(f"{PAGE}/news", after=seen)).json()
    assert after["stale"]  # somebody joined
    quiet = await wall.get(f"{PAGE}/news", after=str(after["event"]))
    assert not quiet.json()["stale"]  # somebody asked: nobody has approved it
    site.live.act(next_item)
    assert (await wall.get(f"{PAGE}/news", after=seen)).json()["stale"]


async def test_when_the_meeting_is_over_the_wall_says_thank_you(site, wall):
    site.live.at(close_room, session_id=site.live.session_id, actor=site.live.host)
    reply = await wall.get(PAGE)
    assert reply.status_code == 401
    assert "Diolch" in reply.text and "Thank you" in reply.text and "data-room" not in reply.text


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/live", f"{PAGE}/news"])
async def test_key_of_another_screen_opens_no_wall(site, path):
    async with site.screen(Surface.SCRIBE) as browser:
        assert (await browser.get(path)).status_code == 401
    async with site.joined() as browser:
        assert (await browser.get(path)).status_code == 401


async def test_wall_stays_small_and_has_no_menu(site, wall, hall):
    for number in range(40):
        site.question(text=f"{WORDS} {number} " + "word " * 40)
    hall.begin(GATHER)
    page = await wall.get(PAGE)
    assert len(page.content) <= 10_000, len(page.content)
    assert "<nav" not in page.text and "<a " not in page.text
