"""The chair's screen: the outline, the projector, who is here, the end; and whose screen it is."""

import re

import pytest

from bot.sessions.room.chair import hide, next_item
from bot.sessions.room.screens import chair_view
from bot.store.tables.session_terms import Surface
from tests.integration.chair_steps import OTHER, PAGE, follow, press, room
from tests.integration.hall import GATHER, PANEL, VOTE, Hall
from tests.integration.live_room import WORDS
from tests.integration.room_site import EVENT, TOKEN, serve_room


@pytest.fixture
async def chair(site):
    async with site.screen(Surface.CHAIR) as browser:
        yield browser


# The outline and the projector


async def test_outline_goes_forward_back_and_anywhere(site, chair):
    for words, position in (
        ("Begin the first part", 1),
        ("Next part", 2),
        ("Next part", 3),
        ("Back one part", 2),
    ):
        await press(chair, words)
        assert room(site).item == position
    shown = await chair.text(PAGE)
    assert "Part 2 of 4" in shown and "For the chair" in shown
    await press(chair, 'Go here<span class="unseen">: Part 4</span>')
    assert room(site).item == 4
    assert "Next part" not in await chair.text(PAGE)


async def test_projector_is_hidden_and_shown_and_asking_locked_and_unlocked(site, chair, hall):
    hall.begin(GATHER)
    await press(chair, "Hide it: show a pause")
    assert room(site).hidden and "The hall sees a pause" in await chair.text(PAGE)
    await press(chair, "Show it again")
    assert not room(site).hidden
    await press(chair, "Take no more questions")
    assert room(site).locked
    await press(chair, "Take questions again")
    assert not room(site).locked


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_undo_says_what_it_takes_back(site, language):
    async with site.screen(Surface.CHAIR, language) as chair:
        assert 'id="undo"' not in await chair.text(PAGE)
        site.live.act(hide)
        words = {"en": "Undo: hiding the projector", "cy": "Dadwneud: cuddio’r taflunydd"}
        await press(chair, words[language])
        assert not room(site).hidden


async def test_second_press_of_next_is_refused_in_words_and_skips_nothing(site, chair):
    shown = await chair.text(PAGE)
    version = re.search(r'name="version" value="(\d+)"', shown)[1]
    fields = {"csrf": TOKEN.search(shown)[1], "step": "next", "version": version}
    assert "problem" not in (await chair.post(f"{PAGE}/step", **fields)).headers["location"]
    second = await chair.post(f"{PAGE}/step", **fields)
    assert second.status_code == 303
    refused = await follow(chair, second)
    assert "Nothing was changed. The room had moved on" in refused
    assert room(site).item == 1


async def test_version_stands_on_what_is_swapped(site, chair):
    """A page that follows along never sends the version of a step it has seen pass."""
    site.live.act(next_item)
    shown = await chair.text(PAGE)
    parts = re.findall(r'data-part="(\w+)" data-version="(\d+)"', shown)
    assert {name for name, _ in parts} == {"now", "tools", "wall", "agenda", "more"}
    assert {version for _, version in parts} == {str(room(site).version)}


async def test_mode_of_the_part_decides_what_is_at_hand(site, chair, hall):
    def tools(page):
        return re.findall(r'id="tool-(\w+)"', page.partition('data-part="wall"')[0])

    assert tools(await chair.text(PAGE)) == ["come"]
    for position, tool in ((GATHER, "ask"), (VOTE, "vote"), (PANEL, "panel")):
        hall.begin(position)
        shown = await chair.text(PAGE)
        assert tools(shown) == [tool]
        assert len(re.findall(r'id="tool-', shown)) == 4  # the others are one step away
    site.question()
    hall.vote_opened(1)
    assert tools(await chair.text(PAGE)) == ["vote", "panel"]


async def test_numbers_tell_who_is_here_what_waits_and_who_voted(site, chair, hall):
    hall.begin(VOTE)
    one = site.question()
    site.live.ask(site.live.join(), OTHER)
    shown = await chair.text(PAGE)
    assert re.search(r'class="wants"><strong>1</strong> waiting', shown)
    hall.vote_opened(1, 3, on=[one])
    shown = await chair.text(PAGE)
    assert "<strong>3</strong> have voted" in shown and "votes:" not in shown


# Who is here, and the end


async def test_somebody_is_removed_after_a_second_look(site, chair):
    async with site.joined() as guest:
        site.live.join()
        people = await chair.text(f"{PAGE}/people")
        asked = re.findall(rf'href="({PAGE}/people/[^?"]+)', people)
        assert len(asked) == 2
        await press(chair, "Yes, remove number 1", page=asked[1])
        assert (await guest.get("/room/here")).status_code == 401
        assert "removed" in await chair.text(f"{PAGE}/people")
        assert site.live.do(chair_view, host=site.live.chair).here.participants == 1


async def test_closing_says_what_is_erased_first_and_ends_every_screen(site, chair, hall):
    question = site.question(text=WORDS)
    hall.chosen(question)
    hall.put(question)
    asked = await chair.text(f"{PAGE}/close")
    for said in ("What is erased", "every key of a device", "What stays", "not agreed on: 1"):
        assert said in asked
    over = await press(chair, "Yes, close it for good", page=f"{PAGE}/close")
    assert "The room is closed." in await follow(chair, over)
    assert room(site).closed_at is not None
    assert (await chair.get(PAGE)).status_code == 401


async def test_rehearsal_says_what_cannot_be_done_and_ends_without_a_trace(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        async with site.screen(Surface.CHAIR) as chair:
            Hall(site).begin(PANEL)
            shown = await chair.text(PAGE)
            assert "Rehearsal: nothing from it is kept" in shown
            assert "In a rehearsal only questions asked in it can be put." in shown
            over = await press(
                chair, "Yes, end it and delete everything in it", page=f"{PAGE}/close"
            )
            assert "Nothing of it is left" in await follow(chair, over)
            assert room(site) is None


# Whose screen it is

POSTS = (
    "step", "begin", "counts", "vote/open", "vote/close", "vote/choose", "vote/suggestion",
    "vote/take", "vote/own", "panel/put", "panel/show", "panel/cards", "close",
    "panel/verdict/11111111-1111-1111-1111-111111111111",
    "people/11111111-1111-1111-1111-111111111111",
)  # fmt: skip
GETS = ("", "/live", "/news", "/people", "/close", "/vote/own", "/panel/questions")


@pytest.mark.parametrize("surface", [Surface.MODERATOR, Surface.SCRIBE, Surface.PROJECTOR])
async def test_key_of_another_screen_opens_nothing_of_the_chair(site, surface):
    async with site.screen(surface) as browser:
        key = browser.client.cookies.get(f"room-{surface.value}")
        browser.client.cookies.set("room-chair", key, path="/room")
        for path in POSTS:
            reply = await browser.post(f"{PAGE}/{path}", csrf="x", step="next", version="1")
            assert reply.status_code in (401, 403), path
        for path in GETS:
            assert (await browser.get(PAGE + path)).status_code == 401, path
    assert room(site).item == 0 and room(site).closed_at is None


@pytest.mark.parametrize("path", POSTS)
async def test_form_without_its_token_is_refused(site, chair, path):
    reply = await chair.post(f"{PAGE}/{path}", csrf="nonsense", step="next", version="1")
    assert reply.status_code == 403


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("step", {"step": "nonsense", "version": "1"}),
        ("step", {"step": "next", "version": "x"}),
        ("begin", {"position": "", "version": "1"}),
        ("vote/close", {"ballot": "x"}),
        ("panel/put", {"question": "x", "version": "1"}),
    ],
)
async def test_bad_input_is_a_clear_error(site, chair, path, fields):
    reply = await chair.send(f"{PAGE}/{path}", page=PAGE, **fields)
    assert reply.status_code == 400 and "errors." not in reply.text


@pytest.mark.parametrize("code", ["nonsense", "<b>", "ballot_open"])
async def test_problem_in_the_address_says_known_words_only(site, chair, code):
    shown = (await chair.get(PAGE, problem=code)).text
    assert ('id="problem"' in shown) is (code == "ballot_open") and "<b>" not in shown


# All of it


async def test_pages_are_small_and_in_the_language_asked(site, hall):
    for number in range(40):
        site.question(text=f"{WORDS} {number} " + "word " * 40)
    async with site.screen(Surface.CHAIR, "cy") as chair:
        for path in GETS[:1] + GETS[3:5] + GETS[6:]:
            reply = await chair.get(PAGE + path)
            assert reply.status_code == 200 and len(reply.content) <= 50_000, path
            assert '<html lang="cy">' in reply.text and "room_chair." not in reply.text


async def test_news_tell_the_chair_what_waits(site, chair):
    site.live.join()
    seen = EVENT.search(await chair.text(PAGE))[1]
    assert not (await chair.get(f"{PAGE}/news", after=seen)).json()["stale"]
    site.live.ask(site.live.join(), OTHER)
    assert (await chair.get(f"{PAGE}/news", after=seen)).json()["stale"]
