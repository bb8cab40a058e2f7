"""Read a refused body to its end: a browser that is still sending never sees an answer."""

import asyncio
import contextlib
from typing import Any

from sanic import Request
from sanic.exceptions import SanicException

MOST = 16 * 1024 * 1024  # bytes; what is larger still meets a closed connection
PATIENCE = 5.0  # seconds


async def drain_body(request: Request) -> None:
    """Drop what is left of the body, as far as `MOST` and `PATIENCE` go."""
    if request.stream is None or not request.stream.request_body:
        return
    request.stream.request_max_size = MOST
    with contextlib.suppress(SanicException, TimeoutError, ConnectionError):
        await asyncio.wait_for(_read_all(request), PATIENCE)


async def _read_all(request: Request) -> None:
    stream: Any = request.stream  # Sanic types only what HTTP versions share
    while await stream.read() is not None:
        pass
