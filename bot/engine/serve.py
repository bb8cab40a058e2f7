"""The engine's process: the model, the actions and our channel behind one loopback port."""

from __future__ import annotations

import time
import warnings
from pathlib import Path
from typing import Any

import structlog
from rasa.core.agent import Agent
from rasa.utils.endpoints import InProcessActions
from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.engine.conversations import open_conversations
from bot.engine.quiet_logs import be_quiet, where
from bot.engine.readiness import find_faults
from bot.settings import Settings
from channels.web import WebChannel

LARGEST_BODY = 64 * 1024  # bytes; a turn is a few hundred
log = structlog.get_logger()


def load_agent(settings: Settings, model: Path) -> Agent:
    """Load a model, with our conversation store and the actions in this process."""
    agent = Agent.load(model, action_endpoint=InProcessActions("actions"))
    # Rasa wraps a store in one that falls back to memory: messages would be lost in silence.
    store = open_conversations(settings.redis_url)
    store.domain = agent.domain
    agent.tracker_store = agent.processor.tracker_store = store
    if settings.redis_url:
        agent.lock_store = agent.processor.lock_store = _redis_locks(settings.redis_url)
    return agent


def _redis_locks(url: str) -> Any:
    from rasa.core.lock_store import RedisLockStore
    from redis import Redis

    locks = RedisLockStore(key_prefix="opening")
    locks.red = Redis.from_url(url)
    return locks


def create_engine(settings: Settings, agent: Agent) -> Sanic[Any, Any]:
    """The engine's Sanic app: our channel, two health addresses, nothing else."""
    app = Sanic("engine", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.config.ACCESS_LOG = False
    app.ctx.agent = agent
    channel = WebChannel(settings.engine_secret)
    app.blueprint(channel.blueprint(agent.handle_message), url_prefix="/webhooks/web")

    @app.get("/health/live", name="live")
    async def live(request: Request) -> HTTPResponse:
        return json({"live": True})

    @app.get("/health/ready", name="ready")
    async def ready(request: Request) -> HTTPResponse:
        faults = await find_faults(agent)
        return json({"ready": not faults, "faults": faults}, status=503 if faults else 200)

    @app.exception(Exception)
    async def failed(request: Request, error: Exception) -> HTTPResponse:
        if isinstance(error, SanicException):
            return json({"error": "refused"}, status=error.status_code)
        log.error("turn_failed", code="engine_failed", exc_info=error)
        return json({"error": "engine_failed"}, status=500)

    return app


def serve(settings: Settings) -> None:
    """Serve until stopped, with the newest model for the present data; train it if need be."""
    from bot.engine.train import train_if_changed

    be_quiet(settings.log_level)
    warnings.filterwarnings("ignore", module="rasa")  # about Rasa's own past, at every start
    began = time.monotonic()
    try:
        model = train_if_changed(settings, lambda line: log.warning("engine", code=line))
        app = create_engine(settings, load_agent(settings, model))
    except Exception as error:
        log.error("engine_not_started", exc_info=error)
        raise SystemExit(f"engine_not_started: {where(error)}") from None
    took = round((time.monotonic() - began) * 1000)
    log.warning("engine_loaded", model=model.name, duration_ms=took)
    app.run(
        host=settings.engine_host,
        port=settings.engine_port,
        single_process=True,
        motd=False,
        access_log=False,
    )
