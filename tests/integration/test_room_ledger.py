"""A session that follows another opens with what its board promised, in both languages."""

from html import unescape

import pytest
from sqlalchemy import update

from bot.sessions.room.chair import begin_item
from bot.store.tables.session_terms import Mode, Surface
from bot.store.tables.sessions import AgendaItem, Session
from bot.vocabulary import Region, Workflow
from tests.factories import COMMITMENT, make_answer, make_question
from tests.integration.live_room import add_plan
from tests.integration.room_site import serve_room


@pytest.fixture
async def site(settings, store):
    async with serve_room(settings, store) as running:
        yield running


def promise(live) -> None:
    """A public answer of this board with a promise in it."""

    def add(db):
        question = make_question(db, state=Workflow.ACCEPTED)
        make_answer(db, question, commitments=(COMMITMENT,))

    live.do(add)


def learn(live, *, follows: bool) -> None:
    """The first part is one to learn, in a session that follows another or none."""
    before = live.do(add_plan, live.host) if follows else None
    here = Session.id == live.session_id
    live.do(lambda db: db.execute(update(Session).where(here).values(previous_id=before)))
    first = (AgendaItem.session_id == live.session_id) & (AgendaItem.position == 1)
    live.do(lambda db: db.execute(update(AgendaItem).where(first).values(mode=Mode.LEARN)))
    live.act(begin_item, position=1)


async def test_hall_sees_what_was_promised(site):
    promise(site.live)
    learn(site.live, follows=True)
    page = await projected(site)
    assert 'class="ledger' in page
    assert COMMITMENT.what_en in page and COMMITMENT.what_cy in page
    assert "What was promised" in page and "Beth gafodd ei addo" in page


async def projected(site) -> str:
    async with site.screen(Surface.PROJECTOR) as hall:
        return unescape((await hall.get("/room/projector")).text)


async def test_first_session_shows_its_part_and_no_promise(site):
    promise(site.live)
    learn(site.live, follows=False)
    page = await projected(site)
    assert 'class="item' in page and COMMITMENT.what_en not in page


async def test_board_without_a_promise_has_no_ledger(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, region=Region.WEST_WALES) as site:
        learn(site.live, follows=True)
        assert 'class="item' in await projected(site)
