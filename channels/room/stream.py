"""Tell a screen that it no longer shows how things are: as a stream, or when it asks."""

import asyncio
import json
from uuid import UUID

from sanic import HTTPResponse, Request
from sanic.response import json as as_json

from bot.sessions.room.events import events_after
from bot.store.tables.session_terms import Surface
from channels.room.live import live_of
from channels.room.tail import concerns
from channels.room.work import read

STILL_HERE = 15.0  # seconds; proxies and the server itself end a stream that says nothing
COME_BACK = 1_500  # milliseconds after which a browser opens a lost stream again
SPREAD = 5  # milliseconds for each phone: so long do they take together to look again
MOST_STREAMS = 5_000  # of one process; whoever comes later asks every few seconds
FULL = 503


async def stream_news(request: Request, *, session_id: UUID, surface: Surface) -> None:
    """Send the number of the newest event whenever there is a new one, until the room is over."""
    live, after = live_of(request), last_seen(request)
    tail = live.tail
    live.wake.start()
    if tail.streams >= MOST_STREAMS:
        await request.respond(status=FULL)
        return
    response = await request.respond(
        content_type="text/event-stream", headers={"x-accel-buffering": "no"}
    )
    await response.send(f"retry: {COME_BACK}\n\n")
    with tail.follow(session_id, surface) as room:
        while not room.over:
            changed = room.changed[surface]
            newest = room.stale(after, surface)
            if newest is not None:
                after = newest
                wait = room.phones * SPREAD if surface is Surface.PARTICIPANT else 0
                news = json.dumps({"event": newest, "wait": wait})
                await response.send(f"id: {newest}\ndata: {news}\n\n")
            try:
                await asyncio.wait_for(changed.wait(), STILL_HERE)
            except TimeoutError:
                await response.send(": still here\n\n")
    await response.eof()


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
