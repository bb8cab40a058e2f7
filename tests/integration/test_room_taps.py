"""Taps are written together: each is answered after the commit, and none undoes another."""

import asyncio
import uuid

import pytest
from sqlalchemy import func, select

from bot.errors import BotError
from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.held import BallotClosed, ChoiceUnknown
from bot.sessions.surfaces.participant_taps import tap_vote
from bot.store.errors import StoreFailed
from bot.store.tables.ballots import BallotVote
from bot.store.together import call, in_one_transaction
from bot.store.transaction import in_transaction
from channels.room.taps import Taps
from tests.integration.live_room import WORDS
from tests.integration.room_site import LiveNow, approve_now

VOTERS = 25


@pytest.fixture
def room(store):
    live = LiveNow(store)
    question = approve_now(live, live.join(), WORDS)
    opened = {"session_id": live.session_id, "places": 1, "actor": live.host}
    return live, question, live.at(open_ballot, **opened)


def votes(live) -> int:
    return live.do(lambda db: db.scalar(select(func.count()).select_from(BallotVote)))


async def test_many_votes_at_once_are_all_kept(room):
    live, question, ballot = room
    phones, woken = [live.join() for _ in range(VOTERS)], []
    taps = Taps(live.store, lambda: woken.append(1))
    given = {"ballot_id": ballot, "question_ids": frozenset([question])}
    await asyncio.gather(
        *(taps.take(live.at_now(tap_vote), key=phone.key, **given) for phone in phones)
    )
    taps.close()
    assert votes(live) == VOTERS
    assert 0 < len(woken) < VOTERS  # fewer commits than votes


async def test_one_that_is_refused_undoes_no_other(room):
    live, question, ballot = room
    good, bad = live.join(), live.join()
    taps = Taps(live.store, lambda: None)
    chosen = {"question_ids": frozenset([question]), "ballot_id": ballot}
    unknown = {"question_ids": frozenset([uuid.uuid4()]), "ballot_id": ballot}
    vote = live.at_now(tap_vote)
    outcomes = await asyncio.gather(
        taps.take(vote, key=bad.key, **unknown),
        taps.take(vote, key=good.key, **chosen),
        taps.take(vote, key="nobody's", **chosen),
        return_exceptions=True,
    )
    taps.close()
    assert isinstance(outcomes[0], ChoiceUnknown) and outcomes[1] is None
    assert isinstance(outcomes[2], BotError)
    assert votes(live) == 1


def test_vote_that_comes_after_the_close_is_refused_in_its_turn(room):
    live, question, ballot = room
    phone = live.join()
    vote = call(
        live.at_now(tap_vote), key=phone.key, ballot_id=ballot, question_ids=frozenset([question])
    )
    close = call(live.at_now(close_ballot), ballot_id=ballot, actor=live.host)
    first, _, late = in_one_transaction(live.store, [vote, close, vote])
    assert first is None and isinstance(late, BallotClosed)
    assert votes(live) == 1


async def test_everybody_hears_when_the_store_fails(settings, sqlite_store):
    taps = Taps(sqlite_store, lambda: None)
    in_transaction(sqlite_store, lambda db: db.connection().exec_driver_sql("DROP TABLE room"))
    outcome = await asyncio.gather(
        taps.take(lambda db: db.connection().exec_driver_sql("SELECT * FROM room")),
        return_exceptions=True,
    )
    taps.close()
    assert isinstance(outcome[0], Exception) and not isinstance(outcome[0], StoreFailed)
