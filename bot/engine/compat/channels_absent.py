"""Rasa imports the libraries of every chat app it knows; we have one channel, our own."""

from types import ModuleType
from typing import Any

from bot.engine.compat.stand_in import AbsentModule, stand_in_for


class PassOn:
    """A structlog processor that reports nothing to anyone and passes the event on."""

    def __init__(self, **settings: Any) -> None:
        """Take the settings of the real one and forget them."""

    def __call__(self, logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
        """Return the event as it came."""
        return event


def _reporter(name: str) -> ModuleType:
    module = AbsentModule(name)
    module.SentryProcessor = PassOn  # type: ignore[attr-defined]
    return module


def adapt() -> None:
    """Stand in for the chat apps' libraries and for the error reporter that is never set up."""
    stand_in_for("aiogram", "cachecontrol", "fbmessenger", "google.auth", "google.oauth2")
    stand_in_for("mattermostwrapper", "rocketchat_API", "slack_sdk", "socketio", "twilio")
    stand_in_for("webexteamssdk", "sentry_sdk")
    stand_in_for("structlog_sentry", made_by=_reporter)
