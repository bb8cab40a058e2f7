"""Logs as JSON lines: ids, codes and times. Never a text, an address bar or a form."""

import logging
import sys
import time
import traceback
from typing import Any

import structlog
from sanic import Request
from sanic.exceptions import RequestCancelled
from sanic.handlers import ErrorHandler
from sanic.response import BaseHTTPResponse

from bot.web.types import App

LEFT_EARLY = 499  # as proxies write it: nobody was there any more to hear the answer
LEVELS = {name: getattr(logging, name.upper()) for name in ("debug", "info", "warning", "error")}


def configure_logs(level: str) -> None:
    """Send structlog and Sanic's own loggers to stdout as JSON lines."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()  # asyncio and every other library: their messages may quote values
    if not any(isinstance(handler.formatter, _CodeOnly) for handler in root.handlers):
        root.addHandler(_own_handler())
    for name in ("sanic.root", "sanic.error", "sanic.server"):
        logger = logging.getLogger(name)
        logger.handlers = [_own_handler()]
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    for name in ("sanic.access", "httpx", "httpcore"):  # these write addresses
        logging.getLogger(name).disabled = True


def _own_handler() -> logging.Handler:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_CodeOnly())
    return handler


class _CodeOnly(logging.Formatter):
    """Name where a record came from, and what kind of error; not its message."""

    def format(self, record: logging.LogRecord) -> str:
        """One JSON line without the message's values."""
        kind = record.exc_info[0] if record.exc_info else None
        where = f"{record.name}:{record.module}:{record.lineno}"
        return str(
            structlog.processors.JSONRenderer(sort_keys=True)(
                None,
                "",
                {
                    "event": "library",
                    "level": record.levelname.lower(),
                    "where": where,
                    "error": kind.__name__ if kind else "",
                },
            )
        )


def describe_error(error: BaseException) -> dict[str, Any]:
    """What may be logged of an error: its kind, code, and the lines of code it passed."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "error": type(error).__name__,
        "code": getattr(error, "code", ""),
        "trace": [f"{frame.filename.rsplit('/', 2)[-1]}:{frame.lineno}" for frame in frames[-8:]],
    }


def log_requests(app: App) -> None:
    """One line a request: the route's pattern, never the address itself."""
    log = structlog.get_logger("access")

    async def start_clock(request: Request) -> None:
        request.ctx.started = time.perf_counter()

    async def write_line(request: Request, response: BaseHTTPResponse) -> None:
        started = getattr(request.ctx, "started", None)
        log.info(
            "request",
            app=app.name,
            method=request.method,
            route="/" + request.route.path if request.route else "none",
            status=LEFT_EARLY if _has_left(request) else response.status,
            ms=round((time.perf_counter() - started) * 1000, 1) if started else None,
        )

    app.register_middleware(start_clock, "request")
    app.register_middleware(write_line, "response")


def _has_left(request: Request) -> bool:
    return request.conn_info is not None and request.conn_info.lost


class QuietErrors(ErrorHandler):
    """Sanic's handler without the line that prints the whole address."""

    @staticmethod
    def log(request: Request, exception: Exception) -> None:
        """Log kind and place only; a browser that left before its answer is no error."""
        if isinstance(exception, RequestCancelled):
            structlog.get_logger("access").info("left_early")
            return
        structlog.get_logger("errors").error("unhandled", **describe_error(exception))
