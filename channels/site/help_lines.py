"""The help numbers as pages show them: from their one data file, without engine or database."""

from dataclasses import dataclass

from sanic import Request

from bot.safety.helplines import Helpline, load_helplines
from bot.vocabulary import Language
from bot.web.dates import spoken_date
from bot.web.language import page_language


@dataclass(frozen=True, slots=True)
class ShownHelpLine:
    """One help line in one language; empty where there is nothing to show."""

    id: str
    name: str
    about: str
    phone: str
    says: str
    text: str
    text_word: str
    url: str
    hours: str
    checked: str
    verified: bool
    urgent: bool


def shown_help_lines(request: Request) -> tuple[ShownHelpLine, ...]:
    """Every help line that has a way to reach it, the always shown ones first."""
    language = page_language(request)
    shown = [_show(line, language) for line in load_helplines()]
    reachable = [line for line in shown if line.phone or line.text or line.url]
    return tuple(sorted(reachable, key=lambda line: not line.urgent))


def _show(line: Helpline, language: Language) -> ShownHelpLine:
    return ShownHelpLine(
        id=line.id,
        name=line.name(language),
        about=line.about(language),
        phone=line.shown_phone.replace(" ", ""),
        says=line.spoken_phone(language) if line.shown_phone else "",
        text=line.shown_text.replace(" ", ""),
        text_word=line.text_word,
        url=line.url,
        hours=line.hours(language),
        checked=spoken_date(line.checked, language) if line.checked else "",
        verified=line.verified,
        urgent=line.always_shown,
    )
