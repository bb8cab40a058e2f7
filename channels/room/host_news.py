"""News for a screen of the host, the same for each of them: as a stream, and asked for."""

from sanic import Blueprint, HTTPResponse, Request

from bot.sessions.room.passes import PassView
from bot.store.tables.session_terms import Surface
from channels.room.hosts import shows
from channels.room.stream import stream_news, tell_news


def serve_news(screen: Blueprint, surface: Surface) -> None:
    """Add `/live` and `/news` to the pages of a screen."""

    @screen.get("/live", name="live")
    @shows(surface)
    async def live(request: Request, *, host: PassView) -> None:
        await stream_news(request, session_id=host.session_id, surface=surface)

    @screen.get("/news", name="news")
    @shows(surface)
    async def news(request: Request, *, host: PassView) -> HTTPResponse:
        return await tell_news(request, session_id=host.session_id, surface=surface)
