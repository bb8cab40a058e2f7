"""Tell a screen that it no longer shows how things are: as a stream, or when it asks."""

import asyncio
import json
import random
from uuid import UUID

from sanic import HTTPResponse, Request
from sanic.response import json as as_json

from bot.sessions.room.events import events_after
from bot.store.tables.session_terms import Surface
from channels.room.live import live_of
from channels.room.tail import concerns
from channels.room.work import read

STILL_HERE = 15.0  # seconds; proxies and the server itself end a stream that says nothing
# Milliseconds after which a browser opens a lost stream again; each has its own, so that a whole
# room that lost its streams at one moment does not come back at one.
COME_BACK = (500, 1_300)
SPREAD = 5  # milliseconds for each phone: so long do they take together to look again
LEAVE = 2  # the same when the room is closed: its last page is a short one
MOST_STREAMS = 5_000  # of one process; whoever comes later asks every few seconds
FULL = 503


async def stream_news(request: Request, *, session_id: UUID, surface: Surface) -> None:
    """Send the number of the newest event whenever there is a new one, until the room is over.

    The last word of a room that is closed is "over"; a stream that ends without it is opened again.
    """
    live, after = live_of(request), last_seen(request)
    tail = live.tail
    live.wake.start()
    if tail.streams >= MOST_STREAMS:
        await request.respond(status=FULL)
        return
    response = await request.respond(
        content_type="text/event-stream", headers={"x-accel-buffering": "no"}
    )
    await response.send(f"retry: {random.randint(*COME_BACK)}\n\n")
    with tail.follow(session_id, surface) as room:
        phones = room.phones
        while not room.over:
            phones, changed = room.phones, room.changed[surface]
            newest = room.stale(after, surface)
            if newest is not None:
                after = newest
                news = json.dumps({"event": newest, "wait": _spread(surface, phones, SPREAD)})
                await response.send(f"id: {newest}\ndata: {news}\n\n")
            try:
                await asyncio.wait_for(changed.wait(), STILL_HERE)
            except TimeoutError:
                await response.send(": still here\n\n")
        if room.closed:
            last = json.dumps({"wait": _spread(surface, phones, LEAVE)})
            await response.send(f"event: over\ndata: {last}\n\n")
    await response.eof()


def _spread(surface: Surface, phones: int, each: int) -> int:
    """Milliseconds over which phones look; the screens of the host and the hall do at once."""
    return phones * each if surface is Surface.PARTICIPANT else 0


async def tell_news(request: Request, *, session_id: UUID, surface: Surface) -> HTTPResponse:
    """The same once, for a browser that cannot have a stream."""
    after = last_seen(request)
    events = await read(request, events_after, session_id=session_id, after=after)
    stale = any(concerns(event, surface) for event in events)
    newest = events[-1].id if events else after
    return as_json({"event": newest if stale else after, "stale": stale})


def last_seen(request: Request) -> int:
    """The newest event the screen shows; a browser that comes back says so by itself."""
    said = request.headers.get("last-event-id") or request.args.get("after") or "0"
    return int(said) if said.isdecimal() and len(said) < 18 else 0
