"""The chair's screen: the vote and the panel, each by its buttons and without script."""

from html import unescape

import pytest

from bot.sessions.ballot.views import picked
from bot.sessions.panel.records import agree_record
from bot.sessions.panel.views import panel_records
from bot.store.tables.session_terms import BallotState, PickRule, Surface
from bot.vocabulary import Language
from tests.integration.chair_steps import (
    OTHER,
    PAGE,
    ballot,
    follow,
    listed,
    picks,
    press,
    room,
    send,
)
from tests.integration.hall import PANEL, VOTE, Hall
from tests.integration.live_room import WORDS
from tests.integration.room_site import serve_room

WELSH = "Pam nad oes bws i’r pentref ar ôl chwech o’r gloch?"


@pytest.fixture
async def chair(site):
    async with site.screen(Surface.CHAIR) as browser:
        yield browser


# The vote


async def test_vote_is_opened_closed_picked_and_taken(site, chair, hall):
    hall.begin(VOTE)
    one, two = site.question(text=WORDS), site.question(text=OTHER)
    await press(chair, "Open the vote", places="1")
    assert ballot(site).places == 1
    for _ in range(5):
        hall.votes(ballot(site).id, frozenset({one}))
    await press(chair, "Close the vote")
    await press(chair, "Pick the questions")
    shown = await chair.text(PAGE)
    assert WORDS in shown and "5 of the 5 who voted" in shown
    await press(chair, "Pick again from the start")
    await press(chair, "Take the picks: put them on the list")
    assert ballot(site).state is BallotState.CHOSEN and listed(site) == [one]
    await press(chair, "Show everybody the counts")
    assert room(site).counts_shown
    await press(chair, "Hide the counts")
    assert not room(site).counts_shown and two


async def test_places_are_offered_by_the_time_of_the_panel(site, chair, hall):
    hall.begin(VOTE)
    assert 'name="places" min="1" max="20" value="2"' in await chair.text(PAGE)  # ten minutes
    site.question(text=WORDS), site.question(text=OTHER)
    await press(chair, "Open the vote")
    assert ballot(site).places == 2


async def test_suggestion_is_taken_in_the_place_of_a_pick_or_as_one_more(site, chair, hall):
    hall.begin(VOTE)
    one, two = site.question(text=WORDS), site.question(text=OTHER)
    kept = site.live.ask(site.live.join(), WELSH, language=Language.CY)
    site.approve(kept.question_id)
    vote = hall.vote_opened(2, 4, on=[one, two])
    hall.votes(vote, frozenset({kept.question_id}))
    hall.vote_closed(vote)
    assert "Suggested, as no pick is in this language" in await chair.text(PAGE)
    await press(chair, "Take it as one more")
    assert picks(site)[2:] == [kept.question_id] and len(picks(site)) == 3
    await press(chair, "Pick again from the start")
    await press(chair, "Take the suggestion")
    assert picks(site)[1:] == [kept.question_id]


async def test_own_choice_needs_a_reason_in_both_languages_and_loses_nothing(site, chair, hall):
    hall.begin(VOTE)
    one, two = site.question(text=WORDS), site.question(text=OTHER)
    hall.vote_closed(hall.vote_opened(1, 4, on=[one]))
    path = f"{PAGE}/vote/own"
    typed = {"question": str(two), "position": "1", "reason_en": "It is new.", "reason_cy": ""}
    refused = await send(chair, "Put it in", page=path, **typed)
    assert refused.status_code == 400
    shown = unescape(refused.text)
    assert "It is new.</textarea>" in shown and "reason in English and in Welsh" in shown
    assert f'value="{two}" selected' in shown
    await press(chair, "Put it in", page=path, **{**typed, "reason_cy": "Mae’n newydd."})
    [pick] = site.live.do(picked, ballot_id=ballot(site).id)
    assert (pick.choice.question_id, pick.why.rule) == (two, PickRule.HOST)
    assert "It is new." in await chair.text(PAGE)


async def test_refusals_of_use_cases_come_back_in_words(site, chair, hall):
    hall.begin(VOTE)
    refused = await send(chair, "Open the vote")
    assert "nothing_to_vote" in refused.headers["location"]
    assert "there is nothing to vote on" in await follow(chair, refused)


# The panel


async def test_question_is_put_and_shown_at_once_and_another_or_none_shown(site, chair, hall):
    one, two = site.question(text=WORDS), site.question(text=OTHER)
    hall.chosen(one)
    hall.begin(PANEL)
    await press(chair, f'Put it to the panel<span class="unseen">: {WORDS[:60]}</span>')
    assert room(site).question_id == one
    [record] = site.live.do(panel_records, session_id=site.live.session_id)
    assert record.question_id == one
    await press(chair, "Show no question")
    assert room(site).question_id is None
    await press(chair, f'Show it again<span class="unseen">: {WORDS[:60]}</span>')
    assert room(site).question_id == one
    page = f"{PAGE}/panel/questions"
    await press(chair, 'Show it<span class="unseen">: 1</span>', page=page, question=str(two))
    assert room(site).question_id == two
    assert "Shown, but not put to the panel." in await chair.text(PAGE)


async def test_cards_are_opened_and_closed(site, chair, hall):
    question = site.question(text=WORDS)
    hall.chosen(question)
    hall.begin(PANEL)
    hall.put(question)
    hall.recorded(question)
    shown = await chair.text(PAGE)
    assert ">Open cards<" not in shown and "Cards and the verdict come when" in shown
    given = {"question": str(question), "open": "yes"}
    refused = await chair.send(f"{PAGE}/panel/cards", page=PAGE, **given)
    assert "record_missing" in refused.headers["location"]
    assert "so that each card counts" in await follow(chair, refused)
    hall.step(agree_record, question_id=question)
    await press(chair, "Open cards")
    assert "<strong>under 5</strong> have shown a card" in await chair.text(PAGE)
    await press(chair, "Show no question")
    assert "Cards are still open for another answer." in await chair.text(PAGE)
    await press(chair, "Close cards")
    assert "Cards are still open" not in await chair.text(PAGE)


async def test_verdict_waits_for_the_group_and_is_kept_with_its_reasons(site, chair, hall):
    question = site.question(text=WORDS)
    hall.chosen(question)
    hall.begin(PANEL)
    hall.put(question)
    path = f"{PAGE}/panel/verdict/{question}"
    hall.recorded(question)
    assert "read the answer back" in await chair.text(path)
    hall.recorded(question, agreed=True)
    typed = {"answered": "partly", "progress": "amber", "decided_how": "hands", "people": "10-19"}
    words = {"reason_en": "They named a day.", "reason_cy": "Fe enwon nhw ddiwrnod."}
    lacking = await send(chair, "Keep the verdict", page=path, **{**words, "answered": "partly"})
    assert lacking.status_code == 400 and "They named a day.</textarea>" in lacking.text
    assert 'value="partly" required checked' in lacking.text
    worried = {"reason_en": "Her dad hits her every night.", "reason_cy": ""}
    noticed = await send(chair, "Keep the verdict", page=path, **typed, **worried)
    assert noticed.status_code == 400 and "somebody is not safe" in noticed.text
    assert worried["reason_en"] in noticed.text and 'name="looked" value="yes"' in noticed.text
    await press(chair, "Keep the verdict", page=path, **typed, **words)
    [record] = site.live.do(panel_records, session_id=site.live.session_id)
    assert (record.verdict.progress.value, record.verdict.people.value) == ("amber", "10-19")
    assert record.verdict.reason_cy == words["reason_cy"]
    assert 'value="amber" required checked' in await chair.text(path)


# All of it


@pytest.mark.postgres
async def test_whole_meeting_on_postgres(settings, postgres_store):
    async with serve_room(settings, postgres_store) as site:
        hall = Hall(site)
        async with site.screen(Surface.CHAIR) as chair, site.screen(Surface.PROJECTOR) as wall:
            await press(chair, "Begin the first part")
            await press(chair, "Next part")
            one, two = site.question(text=WORDS), site.question(text=OTHER)
            await press(chair, "Next part")
            await press(chair, "Open the vote", places="1")
            for _ in range(5):
                hall.votes(ballot(site).id, frozenset({one}))
            assert "<strong>5</strong>" in await wall.text("/room/projector")
            await press(chair, "Close the vote")
            await press(chair, "Pick the questions")
            await press(chair, "Take the picks: put them on the list")
            await press(chair, "Next part")
            await press(chair, f'Put it to the panel<span class="unseen">: {WORDS[:60]}</span>')
            assert WORDS in await wall.text("/room/projector")
            hall.recorded(one, agreed=True)
            await press(chair, "Open cards")
            await press(chair, "Close cards")
            typed = {"answered": "yes", "progress": "green", "decided_how": "cards"}
            path = f"{PAGE}/panel/verdict/{one}"
            await press(chair, "Keep the verdict", page=path, people="5-9", **typed)
            assert 'class="sign green"' in await wall.text("/room/projector")
            await press(chair, "Yes, close it for good", page=f"{PAGE}/close")
            assert (await wall.get("/room/projector")).status_code == 401 and two
