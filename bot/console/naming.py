"""Names that come from data, in the language of the page: regions, councils, themes, reasons."""

from typing import Any

from sanic import Request

from bot.directory.themes import theme_name
from bot.language.councils import council, region_name
from bot.privacy import find_details, redact
from bot.questions.life.bodies import body_named
from bot.questions.life.reasons import Reason, reasons
from bot.vocabulary import Language, Region, Theme
from bot.web.language import page_language
from bot.web.types import App


def add_names(app: App) -> None:
    """Give every template of `app` these names."""
    app.ctx.page_values.update(
        region=_region,
        council_name=_council,
        theme_name=_theme,
        words_of=_words_of,
        way_on_of=_way_on_of,
        reason_words=_reason_words,
        masked=lambda request: masked,
        body_name=_body,
        counted=_counted,
    )


def masked(text: str, language: Language | str) -> str:
    """A text of an author with what may be a personal detail masked, in the text's language."""
    return redact(text, find_details(text), Language(language))


def _region(request: Request) -> Any:
    """The name of a region; of none, all of Wales."""
    language = page_language(request)

    def say(region: Region | None) -> str:
        if region is None:
            return str(request.app.ctx.words.say("regions.all", language))
        return region_name(region, language)

    return say


def _body(request: Request) -> Any:
    language = page_language(request)
    return lambda code: body_named(code).name(language)


def _counted(request: Request) -> Any:
    """A text that counts: Welsh has forms of its own for one and two things."""
    words, language = request.app.ctx.words, page_language(request)

    def say(key: str, count: int, **values: object) -> str:
        form = {1: f"{key}_one", 2: f"{key}_two"}.get(count, key)
        return str(words.say(form if words.has(form) else key, language, count=count, **values))

    return say


def _council(request: Request) -> Any:
    language = page_language(request)
    return lambda code: council(code).name(language)


def _theme(request: Request) -> Any:
    language = page_language(request)

    def say(theme: Theme) -> str:
        return theme_name(theme, language)

    return say


def _words_of(request: Request) -> Any:
    """Why, in the language of the page or in the one given: the author's."""

    def say(reason: Reason, language: str = "") -> str:
        return reason.words(Language(language) if language else page_language(request))

    return say


def _way_on_of(request: Request) -> Any:
    def say(reason: Reason, language: str = "") -> str:
        return reason.way_on(Language(language) if language else page_language(request))

    return say


def _reason_words(request: Request) -> dict[str, str]:
    language = page_language(request)
    return {code: reason.words(language) for code, reason in reasons().items()}
