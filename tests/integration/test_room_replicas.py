"""Two processes serve one room: what is done at one shows at the other, with Redis and without."""

import asyncio
from dataclasses import replace

import pytest
import redis

from bot.sessions.ballot.ballots import open_ballot
from bot.sessions.room.chair import begin_item
from tests.conftest import REDIS
from tests.integration.live_room import WORDS
from tests.integration.room_site import EVENT, RoomSite, next_news, serve_room, serve_same_room

SHARED = f"{REDIS}/7"


@pytest.fixture(params=["", pytest.param(SHARED, marks=pytest.mark.redis)], ids=["alone", "redis"])
async def sites(request, settings, postgres_store):
    if request.param:
        redis.Redis.from_url(request.param).flushdb()
    with_redis = replace(settings, redis_url=request.param)
    async with (
        serve_room(with_redis, postgres_store) as one,
        serve_same_room(with_redis, one.live) as two,
    ):
        yield one, two


@pytest.mark.postgres
async def test_vote_at_one_process_is_news_at_the_other(sites: tuple[RoomSite, RoomSite]):
    one, two = sites
    question = one.question(text=WORDS)
    live = one.live
    ballot = live.at(open_ballot, session_id=live.session_id, places=1, actor=live.host)
    async with one.joined() as voter, two.joined() as other:
        seen = int(EVENT.search(await other.text())[1])
        waiting = asyncio.create_task(next_news(other, seen))
        reply = await voter.send("/room/vote", ballot=str(ballot), question=str(question))
        assert reply.status_code == 303
        live.act(begin_item, position=2)
        told = await asyncio.wait_for(waiting, 10)
        assert told["event"] > seen


@pytest.mark.postgres
async def test_key_of_one_process_opens_the_page_of_the_other(sites: tuple[RoomSite, RoomSite]):
    one, two = sites
    async with one.joined() as here, two.browser() as there:
        there.client.cookies.update(here.client.cookies)
        assert "A meeting" in await there.text()
