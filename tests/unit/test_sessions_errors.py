"""Whatever a session refuses has a sentence and a next step of its own, in both languages."""

import importlib
import pkgutil

import pytest

import bot.sessions
from bot.errors import BotError
from bot.settings import ROOT
from bot.vocabulary import Language
from bot.web.words import LOCALE, Words
from channels.public import SITE

CONSOLE = Words([LOCALE, ROOT / "bot" / "console" / "locale"])
PUBLIC = Words([LOCALE, SITE / "locale"])
ON_PUBLIC = tuple(f"bot.sessions.{one}" for one in ("room", "ballot", "panel", "scope", "surfaces"))
# What rooms pass on of the intake and the review of every question.
PASSED_ON = (
    "text_too_short",
    "text_too_long",
    "text_without_words",
    "finding_unknown",
    "details_not_checked",
    "reason_unknown",
    "note_too_long",
)


def _faults() -> dict[str, type[BotError]]:
    for module in pkgutil.walk_packages(bot.sessions.__path__, "bot.sessions."):
        importlib.import_module(module.name)

    def under(kind):
        return [kind, *(one for child in kind.__subclasses__() for one in under(child))]

    ours = [one for one in under(BotError) if one.__module__.startswith("bot.sessions.")]
    return {f"{one.__module__}.{one.__name__}": one for one in ours}


FAULTS = _faults()


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_every_fault_of_sessions_has_its_sentence_in_the_console(name):
    _check(CONSOLE, FAULTS[name].code)


@pytest.mark.parametrize("name", sorted(one for one in FAULTS if one.startswith(ON_PUBLIC)))
def test_every_fault_of_a_room_has_its_sentence_on_its_screens(name):
    _check(PUBLIC, FAULTS[name].code)


@pytest.mark.parametrize("code", PASSED_ON)
def test_what_a_room_passes_on_has_its_sentence(code):
    _check(PUBLIC, code)


def _check(words: Words, code: str) -> None:
    for key in (f"errors.{code}_says", f"errors.{code}_next"):
        assert words.has(key), key
        said = [words.say(key, language) for language in Language]
        assert said[0] != said[1]
