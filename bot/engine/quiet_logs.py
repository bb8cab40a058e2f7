"""No log line of the engine holds what somebody typed, at any level.

Rasa's debug and error lines carry texts, slots and whole trackers. What may be logged is listed;
everything else of a line is left out, and of an error only its type and where it arose.
"""

import logging
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset(
    {"action_name", "code", "duration_ms", "event", "level", "model", "status", "timestamp"}
)


def keep_allowed(
    logger: Any, method: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """A structlog processor: keep the allowed keys, and of an error its type and place."""
    kept = {key: value for key, value in line.items() if key in ALLOWED}
    error = line.get("exc_info")
    if isinstance(error, BaseException):
        kept["error"] = where(error)
    return kept


def where(error: BaseException) -> str:
    """The type of an error and the last lines of code it went through; never its message."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places}" if places else type(error).__name__


class OnlyCodes(logging.Filter):
    """For the libraries' plain log lines: warnings and errors as logger, place, type of error."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record without its arguments; lines below WARNING are dropped."""
        error = record.exc_info[1] if record.exc_info else None
        record.msg = f"{record.name}.{record.funcName}:{record.lineno}"
        if error is not None:
            record.msg += f" {where(error)}"
        record.args, record.exc_info, record.exc_text = None, None, None
        return record.levelno >= logging.WARNING


def be_quiet(level: str) -> None:
    """Set up the logs of the engine's process.

    Args: level: debug, info, warning or error, for the service's own lines.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            keep_allowed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler()
    handler.addFilter(OnlyCodes())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
