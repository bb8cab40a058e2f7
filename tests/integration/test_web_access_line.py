"""The line that is written for each request says what became of it."""

import asyncio
import uuid

import pytest
from sanic import text
from structlog.testing import capture_logs

from bot.web.app import create_app
from bot.web.logs import LEFT_EARLY

ASKED = "GET {} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"


@pytest.fixture
async def asked(settings, sqlite_store):
    """An app with a page that takes its time, and what was asked of it."""
    asked, answer = asyncio.Event(), asyncio.Event()
    app = create_app(f"slow-{uuid.uuid4().hex}", settings, sqlite_store)
    app.config.TOUCHUP = False  # as the service has it

    @app.get("/slow")
    async def slow(request):
        asked.set()
        await answer.wait()
        return text("at last")

    server = await app.create_server(port=0, access_log=False, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    port = server.server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(ASKED.format("/slow").encode())
    await asked.wait()
    yield reader, writer, answer
    writer.close()
    await server.close()


async def line_written(lines):
    async with asyncio.timeout(5):
        while not (found := [line for line in lines if line["event"] == "request"]):
            await asyncio.sleep(0.01)
    return found[0]


async def test_who_leaves_before_the_answer_is_no_failure(asked):
    _, writer, _ = asked
    with capture_logs() as lines:
        writer.close()
        assert (await line_written(lines))["status"] == LEFT_EARLY == 499


async def test_who_waits_is_answered_and_noted_so(asked):
    reader, _, answer = asked
    with capture_logs() as lines:
        answer.set()
        assert b"at last" in await reader.read()
        assert (await line_written(lines))["status"] == 200
