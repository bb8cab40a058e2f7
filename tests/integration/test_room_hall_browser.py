"""The hall's and the chair's screens in a real browser: nothing cut off, no fault, live."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.sessions.ballot.ballots import close_ballot
from bot.sessions.ballot.picks import choose_questions
from bot.sessions.ballot.taking import take_picks
from bot.sessions.panel.cards import close_cards
from bot.sessions.room.chair import hide, show_counts
from bot.sessions.room.passes import make_pass
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Progress
from tests.e2e.axe import axe_faults
from tests.integration.hall import GATHER, PANEL, VOTE, Hall

pytestmark = pytest.mark.chromium
WALLS = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
DESKS = ({"width": 360, "height": 740}, {"width": 1280, "height": 900})
QUESTIONS = (
    ("Why does the bus not come at night?", "Pam nad ydy’r bws yn dod gyda’r nos?"),
    (
        "How long will young people here have to wait to see somebody about their mental health, "
        "and why is it longer than in the city?",
        "Faint fydd pobl ifanc yma yn gorfod aros i weld rhywun am eu hiechyd meddwl, a pham "
        "mae’n hirach nag yn y ddinas?",
    ),
    ("Who tells us when our worker moves on, and who comes next?", ""),
    ("Could the youth club be open on Saturdays again? " * 5, "Allai’r clwb fod ar agor? " * 9),
)
CUT_OFF = """() => {
  const scene = document.getElementById('main');
  const letters = [...scene.querySelectorAll('*')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize) / innerHeight);
  return {
    down: scene.scrollHeight - scene.clientHeight,
    page: document.documentElement.scrollHeight - innerHeight,
    letters: Math.min(...letters),
  };
}"""
SMALLEST = 0.02  # of the height of the screen: the least of any words on the wall


async def opened(site, chromium, surface, size, language="en"):
    """A screen of the host's, opened by its link."""
    live = site.live
    token = live.at(make_pass, session_id=live.session_id, surface=surface, actor=live.host)
    page = await chromium.new_page(viewport=size, locale=f"{language}-GB")
    await page.goto(f"{site.base}/room/open/{token}?lang={language}")
    await page.click("main button")
    await page.wait_for_url(f"**/room/{surface.value}*")
    return page


def asked(site):
    ids = []
    for english, welsh in QUESTIONS:
        question_id = site.question(text=english.strip())
        site.live.do(_translate, question_id, welsh.strip())
        ids.append(question_id)
    return ids


def _translate(db, question_id, text):
    db.get(Question, question_id).text_other = text or None


def states(site):
    """Takes the room through a whole meeting; after each step its screens are looked at."""
    hall, live = Hall(site), site.live
    yield "join"
    hall.begin(GATHER)
    yield "nothing asked"
    ids = asked(site)
    yield "gather"
    hall.begin(VOTE, ago=timedelta(minutes=9))
    ballot = hall.vote_opened(3)
    for number in range(12):
        hall.votes(ballot, frozenset({ids[number % 3], ids[(number + 1) % 4]}))
    yield "vote"
    hosted = {"ballot_id": ballot, "actor": live.host}
    live.at(close_ballot, **hosted)
    yield "closed"
    live.at(choose_questions, **hosted)
    yield "picks"
    live.act(show_counts, shown=True)
    yield "counts"
    first = live.at(take_picks, **hosted)[0]
    hall.begin(PANEL, ago=timedelta(minutes=12))
    yield "list"
    hall.put(first)
    yield "panel"
    hall.recorded(first, agreed=True)
    yield "record"
    hall.carded(first, {Progress.AMBER: 6, Progress.RED: 2}, closed=False)
    yield "cards"
    hall.step(close_cards, question_id=first)
    yield "split"
    hall.judged(first)
    yield "verdict"
    live.act(hide)
    yield "hidden"


async def test_wall_is_readable_and_whole_in_every_state(site, chromium):
    wall = await opened(site, chromium, Surface.PROJECTOR, WALLS[0])
    for state in states(site):
        for size in WALLS:
            await wall.set_viewport_size(size)
            await wall.goto(f"{site.base}/room/projector")
            await wall.evaluate("document.fonts.ready")
            found = await wall.evaluate(CUT_OFF)
            assert found["down"] <= 1 and found["page"] <= 0, (state, size, found)
            assert found["letters"] >= SMALLEST, (state, size, found)
        assert await axe_faults(wall) == [], state


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_chair_has_no_fault_in_any_state(site, chromium, language):
    page = await opened(site, chromium, Surface.CHAIR, DESKS[0], language)
    for state in states(site):
        for size in DESKS:
            await page.set_viewport_size(size)
            await page.goto(f"{site.base}/room/chair?lang={language}")
            await page.evaluate(
                "document.querySelectorAll('details').forEach((d) => d.open = true)"
            )
            wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (state, size)
        assert await axe_faults(page) == [], state


async def test_pages_beside_the_chair_have_no_fault(site, chromium):
    hall, live = Hall(site), site.live
    one, two = site.question(), site.question(text="Who tells us when our worker leaves?")
    ballot = hall.vote_opened(1, 3, on=[one])
    hall.vote_closed(ballot)
    page = await opened(site, chromium, Surface.CHAIR, DESKS[0])
    beside = ["vote/own", "people", "close", "panel/questions", "over"]
    await _without_fault(page, site, beside)
    live.at(take_picks, ballot_id=ballot, actor=live.host)
    hall.put(one)
    hall.recorded(one, agreed=True)
    await _without_fault(page, site, [f"panel/verdict/{one}"])
    assert two


async def _without_fault(page, site, paths):
    for path in paths:
        reply = await page.goto(f"{site.base}/room/chair/{path}?lang=en")
        assert reply.status == 200, path
        assert await axe_faults(page) == [], path
        assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


async def test_what_the_chair_presses_shows_on_the_wall(site, chromium):
    wall = await opened(site, chromium, Surface.PROJECTOR, WALLS[0])
    desk = await opened(site, chromium, Surface.CHAIR, DESKS[1])
    await desk.click("#next")
    await expect(desk.locator("#next")).to_be_focused()
    await expect(wall.locator(".clock")).to_be_visible()
    await desk.click("#next")
    question = site.question()
    await expect(wall.locator(".lines li")).to_have_count(1)
    hall = Hall(site)
    ballot = hall.vote_opened(1)
    await expect(wall.locator(".turnout strong")).to_have_text("0")
    hall.votes(ballot, frozenset({question}))
    await expect(wall.locator(".turnout strong")).to_have_text("1")
    await expect(desk.locator(".numbers")).to_contain_text("1 have voted")
    await desk.click("#wall")
    await expect(wall.locator(".hidden")).to_be_visible()


async def test_single_keys_do_nothing_until_they_are_wanted(site, chromium):
    desk = await opened(site, chromium, Surface.CHAIR, DESKS[1])
    await desk.keyboard.press("n")
    await expect(desk.locator("h2").first).to_have_text("Not begun yet")
    await desk.click("#keys-help summary")
    await desk.check("#keys")
    await desk.keyboard.press("n")
    await expect(desk.locator("h2").first).to_contain_text("Part 1 of 4")


async def test_time_goes_on_by_itself_and_the_hint_goes_away(site, chromium):
    Hall(site).begin(GATHER)
    wall = await opened(site, chromium, Surface.PROJECTOR, WALLS[0])
    await wall.clock.install()
    await wall.reload()
    await expect(wall.locator("#fill")).to_be_visible()
    await expect(wall.locator(".clock .minutes")).to_have_text("10")
    await wall.clock.fast_forward("08:30")
    await expect(wall.locator(".clock.soon .minutes")).to_have_text("2")
    await expect(wall.locator("#fill")).to_be_hidden()
    await wall.clock.fast_forward("03:00")
    await expect(wall.locator(".clock.over .word.over")).to_be_visible()
