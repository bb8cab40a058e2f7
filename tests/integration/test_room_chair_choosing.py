"""The chair's way to a list: what stands in a vote is said, and the next step is never hidden."""

import pytest

from bot.sessions.ballot.views import own_ballot
from bot.sessions.room.moderating import Chosen, park
from bot.store.tables.session_terms import BallotState, Surface
from tests.integration.chair_steps import OTHER, PAGE, ballot, listed, press, send
from tests.integration.hall import PANEL, VOTE
from tests.integration.live_room import WORDS

REASON = {"reason_en": "It is new.", "reason_cy": "Mae’n newydd."}


@pytest.fixture
async def chair(site):
    async with site.screen(Surface.CHAIR) as browser:
        yield browser


async def test_fewer_than_are_to_be_chosen_is_asked_about_first(site, chair, hall):
    hall.begin(VOTE)
    site.question()
    site.live.ask(site.live.join(), OTHER)
    assert "Stand in it now: 1. Still waiting for the moderator: 1." in await chair.text(PAGE)
    asked = await send(chair, "Open the vote", places="4")
    assert asked.status_code == 200 and "Open the vote already?" in asked.text
    assert "Stand in it now: 1" in asked.text and ballot(site) is None
    await chair.send(f"{PAGE}/vote/open", page=PAGE, places="4", sure="yes")
    who = site.live.join().participant_id
    ids = {"session_id": site.live.session_id, "participant_id": who}
    assert site.do(own_ballot, **ids).places == 1
    assert "Places: 1." in await chair.text(PAGE)


async def test_approved_too_late_is_told_and_stands_in_another_vote(site, chair, hall):
    hall.begin(VOTE)
    site.question(text=WORDS)
    await press(chair, "Open the vote", places="1")
    assert "too-late" not in await chair.text(PAGE)
    site.question(text=OTHER)
    assert "Approved since it opened: 1. They are not in this vote." in await chair.text(PAGE)
    await press(chair, "Close the vote")
    assert "Stand in it now: 2" in await chair.text(PAGE)


async def test_vote_without_votes_says_so_and_is_opened_again(site, chair, hall):
    hall.begin(VOTE)
    site.question()
    await press(chair, "Open the vote", places="1")
    await press(chair, "Close the vote")
    shown = await chair.text(PAGE)
    assert "Nobody voted." in shown and ">Pick the questions<" not in shown
    async with site.screen(Surface.CHAIR, "cy") as welsh:
        assert "Phleidleisiodd neb." in await welsh.text(PAGE)
    await press(chair, "Open the vote again", places="1")
    assert ballot(site).state is BallotState.OPEN
    hall.votes(ballot(site).id, frozenset())
    await press(chair, "Close the vote")


async def test_panel_only_leads_to_a_list_by_visible_buttons(site, chair, hall):
    hall.begin(PANEL)
    question = site.question()
    shown = (await chair.text(PAGE)).split('id="more"')[0]
    assert 'id="open-vote"' in shown and "choose questions yourself" in shown
    await press(chair, "Open the vote", places="1")
    await press(chair, "Close the vote")
    shown = (await chair.text(PAGE)).split('id="more"')[0]
    assert "Open the vote again" in shown and "Choose one myself" in shown
    own = {"question": str(question), "position": "1", **REASON}
    await press(chair, "Put it in", page=f"{PAGE}/vote/own", **own)
    shown = (await chair.text(PAGE)).split('id="more"')[0]
    assert "It is new." in shown
    await press(chair, "Take the picks: put them on the list")
    assert listed(site) == [question]
    assert "Put it to the panel" in (await chair.text(PAGE)).split('id="more"')[0]


async def test_kept_for_later_does_not_wait_for_the_moderator(site, chair):
    kept = site.live.ask(site.live.join(), OTHER)
    assert "<strong>1</strong> waiting" in await chair.text(PAGE)
    site.live.act(park, host=site.live.moderator, chosen=Chosen(kept.question_id))
    shown = await chair.text(PAGE)
    assert "<strong>0</strong> waiting" in shown and "(for later: 1)" in shown
    assert "wait for the moderator: 1" in await chair.text(f"{PAGE}/close")
