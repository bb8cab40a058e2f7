"""Say which help lines a person has to check again."""

from collections.abc import Callable
from datetime import datetime

from bot.safety.confirmed import read_confirmation
from bot.safety.helpline_age import MOST_DAYS, LineCheck, check_helplines
from bot.settings import Settings
from bot.vocabulary import Language


def tell_helplines(settings: Settings, *, now: datetime, say: Callable[[str], None]) -> int:
    """Say what is unverified, what was verified too long ago, and how many are fine.

    Returns: 0 if everything that young people see is fine, 1 otherwise.
    """
    report = check_helplines(now=now, confirmation=read_confirmation(settings.var_dir))
    for heading, checks in (
        ("Not verified by a person yet:", report.unverified),
        (f"Verified more than {MOST_DAYS} days ago:", report.too_old),
    ):
        if checks:
            say(heading)
            for check in checks:
                say(f"  {_line(check)}")
    say(f"Fine: {len(report.fine)} of {report.total} help lines that young people see.")
    if report.is_well:
        return 0
    say("Ring each number or read it on its own website. Then write the day and your name into")
    say("data/directory/helplines.csv (verified_on, verified_by), or if you checked them all:")
    say("  python -m bot confirm-helplines --by NAME")
    return 1


def _line(check: LineCheck) -> str:
    line = check.line
    ways = [line.spoken_phone(Language.EN), line.shown_text and f"text {line.shown_text}", line.url]
    shown = f"{line.id}: {line.name_en}, {', '.join(way for way in ways if way)}"
    if check.on is not None:
        return f"{shown} (verified {check.on} by {check.by})"
    return f"{shown} (source read {line.checked})" if line.checked else f"{shown} (never read)"
