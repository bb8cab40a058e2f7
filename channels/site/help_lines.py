"""The help numbers as pages show them: from their one data file, without engine or database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sanic import Request

from bot.safety.confirmed import read_confirmation
from bot.safety.helpline_age import check_helplines
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
    confirmation = read_confirmation(request.app.ctx.settings.var_dir)
    report = check_helplines(now=datetime.now(UTC), confirmation=confirmation)
    checks = {check.line.id: check.on for check in report.every}
    shown = [
        _show(line, language, verified_on=checks[line.id])
        for line in load_helplines()
        if line.is_shown
    ]
    return tuple(sorted(shown, key=lambda line: not line.urgent))


def _show(line: Helpline, language: Language, *, verified_on: date | None) -> ShownHelpLine:
    """One line; the day a person checked it, else the day its source was read."""
    on = verified_on or line.checked
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
        checked=spoken_date(on, language) if on else "",
        verified=verified_on is not None,
        urgent=line.always_shown,
    )
