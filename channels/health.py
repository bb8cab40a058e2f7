"""Is the service alive, and can it really answer?"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import json

from bot.directory.needs import need_name
from bot.errors import EngineFailed
from bot.questions.publication.readable import public_questions
from bot.safety.cards import card_for
from bot.safety.screening import screen
from bot.vocabulary import Language, Level, Need
from bot.web.logs import describe_error
from channels.gate.gate import Gate
from channels.state import ConversationState, conversation_id_of, mint_conversation

health = Blueprint("health", url_prefix="/health")

PATIENCE = 8.0  # seconds; nobody waits longer for an answer in the chat either
QUESTIONS = {Language.EN: "I look after my mum", Language.CY: "Dwi'n edrych ar ôl mam"}
CRISIS = {Language.EN: "I want to kill myself", Language.CY: "Dwi eisiau lladd fy hun"}


@health.get("/live", name="live")
async def live(request: Request) -> HTTPResponse:
    """The process answers."""
    return json({"status": "alive"})


@health.get("/ready", name="ready")
async def ready(request: Request) -> HTTPResponse:
    """Screening, store, directory words and engine do what they are for, in both languages."""
    gate: Gate = request.app.ctx.gate
    checks: dict[str, Callable[[], Awaitable[None]]] = {
        "screening": _screens,
        "store": lambda: _reads(gate),
        "conversations": lambda: _remembers(gate),
        "words": _names,
        "engine": lambda: _answers(gate),
    }
    results = await asyncio.gather(*(_try(name, check) for name, check in checks.items()))
    states = dict(zip(checks, results, strict=True))
    good = all(states.values())
    body = {"status": "ready" if good else "not_ready", "checks": states}
    return json(body, status=200 if good else 503)


async def _try(name: str, check: Callable[[], Awaitable[None]]) -> bool:
    try:
        await asyncio.wait_for(check(), PATIENCE)
    except Exception as error:
        structlog.get_logger("health").warning("check", check=name, **describe_error(error))
        return False
    return True


async def _screens() -> None:
    """A crisis sentence gets its card."""
    for language, text in CRISIS.items():
        screening = screen(text)
        card = card_for(screening, language)
        if screening.level is not Level.FULL or not card.actions:
            raise RuntimeError(f"screening {language}")


async def _reads(gate: Gate) -> None:
    await gate.eraser.replies.read(public_questions, limit=1)


async def _remembers(gate: Gate) -> None:
    """A conversation's state is kept and found again."""
    conversation_id = conversation_id_of(mint_conversation())
    await gate.states.create(conversation_id, ConversationState(language=Language.EN))
    async with gate.states.change(conversation_id):
        pass
    await gate.states.erase(conversation_id)


async def _names() -> None:
    for language in Language:
        need_name(Need.HOUSING, language)


async def _answers(gate: Gate) -> None:
    """A real question in each language gets words in that language."""
    for language, text in QUESTIONS.items():
        conversation_id = conversation_id_of(mint_conversation())
        reply = await gate.eraser.engine.ask(conversation_id, language, Level.NONE, text)
        spoken = [m for m in reply.messages if m.get("text")]
        if not spoken or any(m.get("language") != language.value for m in spoken):
            raise EngineFailed(f"no words in {language}")
        await gate.eraser.engine.forget(conversation_id)
