"""The chat over HTTP: conversations, messages, events, end. See `openapi.json`."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json as json_response
from sanic.response import raw

from bot.errors import BadInput
from bot.vocabulary import Language
from bot.web.errors import Problem
from bot.web.language import page_language
from channels.gate.gate import Gate
from channels.gate.incoming import read_body, read_language, read_message, read_token
from channels.gate.running import Sent

MAX_BODY = 8 * 1024  # bytes of a chat request
NDJSON = "application/x-ndjson; charset=utf-8"
STATUS = {
    "unknown_conversation": 404,
    "rate_limited": 429,
    "too_large": 413,
    "bad_input": 400,
    "unknown_choice": 400,
}
CARDS = {
    "too_large": "too_long",
    "rate_limited": "rate_limited",
    "unknown_conversation": "unknown_conversation",
}
OPENAPI = Path(__file__).parent / "openapi.json"

chat = Blueprint("chat_api", url_prefix="/chat/api")


@chat.post("/conversations", name="begin")
async def begin(request: Request) -> HTTPResponse:
    """Begin a conversation."""
    check_size(request)
    values = read_body(request.body) if request.body else {}
    language = read_language(values) or page_language(request)
    token, events = await _gate(request).begin(language, request.remote_addr or request.ip)
    return _json({"conversation": token, "events": events})


@chat.post("/messages", name="message")
async def message(request: Request) -> HTTPResponse | None:
    """Answer one message, an event a line, each as soon as it is there."""
    try:
        check_size(request)
        incoming = read_message(read_body(request.body))
    except BadInput as error:
        return refuse(request, Problem(error.code, 400))
    return await _stream(request, _gate(request).answer(incoming))


@chat.post("/events", name="events")
async def events(request: Request) -> HTTPResponse:
    """The events after a sequence number: what came late, or all after a reload."""
    check_size(request)
    values = read_body(request.body)
    after = values.get("after", 0)
    if not isinstance(after, int) or isinstance(after, bool) or after < 0:
        raise BadInput("after")
    return _json({"events": await _gate(request).events(read_token(values), after)})


@chat.post("/end", name="end")
async def end(request: Request) -> HTTPResponse:
    """Erase a conversation; also by beacon, whose body is text/plain."""
    check_size(request)
    await _gate(request).end(read_token(read_body(request.body)))
    return HTTPResponse(status=204)


@chat.get("/openapi.json", name="openapi")
async def openapi(request: Request) -> HTTPResponse:
    """The description of this interface."""
    return raw(OPENAPI.read_bytes(), content_type="application/json")


class BodyTooLarge(BadInput):
    """More than a chat message can be."""

    code = "too_large"


def check_size(request: Request) -> None:
    """Refuse a body that no message needs; raises BodyTooLarge."""
    if len(request.body) > MAX_BODY:
        raise BodyTooLarge


def refuse(request: Request, problem: Problem) -> HTTPResponse:
    """Answer a request that cannot be used: a card with help numbers, and its code."""
    status = STATUS.get(problem.code, problem.status)
    text, language = _salvage(request)
    name = CARDS.get(problem.code, "engine_down" if status >= 500 else "bad_input")
    sent = [dict(event) for event in _gate(request).refuse(name, text, language)]
    sent[-1]["code"] = problem.code
    if request.path.endswith("/messages"):
        return raw("".join(map(_line, sent)), status=status, content_type=NDJSON)
    return _json({"code": problem.code, "events": sent}, status)


def _salvage(request: Request) -> tuple[str, Language | None]:
    """Whatever can be read of a body, so that it is screened even when it cannot be used."""
    body = getattr(request, "body", b"") or b""
    text = body.decode("utf-8", "replace")
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return text, None
    if not isinstance(values, dict):
        return text, None
    return str(values.get("text") or ""), read_language(values)


async def _stream(request: Request, source: AsyncIterator[Sent]) -> HTTPResponse | None:
    """Send events as they come; the first one decides the status."""
    response = None
    try:
        async for event in source:
            if response is None:
                status = STATUS.get(str(event.get("code")), 200)
                response = await request.respond(status=status, content_type=NDJSON)
                response.headers["x-accel-buffering"] = "no"  # a proxy passes each line on
            await response.send(_line(event))
    except ConnectionError:
        return None  # the client went away; the turn goes on, its events wait in the state
    if response is None:
        return raw("", content_type=NDJSON)
    await response.eof()
    return None


def _line(event: Sent) -> str:
    return json.dumps(event, ensure_ascii=False) + "\n"


def _json(body: dict[str, Any], status: int = 200) -> HTTPResponse:
    return json_response(body, status=status, dumps=_dumps)


def _dumps(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False)


def _gate(request: Request) -> Gate:
    gate: Gate = request.app.ctx.gate
    return gate
