"""Which help lines a named person has checked, and how long ago."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.safety.confirmed import Confirmation
from bot.safety.helplines import Helpline, load_helplines
from bot.vocabulary import Term

# Days until a check is too old: half a year. Numbers drift: two pages of one charity gave two
# numbers for text messages, and hours that were over (docs/safeguarding.md).
MOST_DAYS = 180


class Standing(Term):
    """How far a help line can be trusted."""

    UNVERIFIED = "unverified"
    TOO_OLD = "too_old"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class LineCheck:
    """One help line with its last check by a person; `on` and `by` are empty without one."""

    line: Helpline
    standing: Standing
    on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class HelplineReport:
    """Every help line that young people see, the ones in the same standing together."""

    unverified: tuple[LineCheck, ...]
    too_old: tuple[LineCheck, ...]
    fine: tuple[LineCheck, ...]

    @property
    def every(self) -> tuple[LineCheck, ...]:
        """All of them."""
        return (*self.unverified, *self.too_old, *self.fine)

    @property
    def is_well(self) -> bool:
        """True if nothing that is shown is unchecked or too old."""
        return not (self.unverified or self.too_old)

    @property
    def total(self) -> int:
        """How many help lines are shown."""
        return len(self.every)


def check_helplines(
    *,
    now: datetime,
    confirmation: Confirmation | None = None,
    lines: tuple[Helpline, ...] | None = None,
) -> HelplineReport:
    """Look at the last check of every help line that is shown.

    Args: confirmation: a named person's word for every number (`confirm-helplines`); it counts
        while it holds. lines: all of the file if None.
    """
    shown = [line for line in (load_helplines() if lines is None else lines) if line.is_shown]
    checks = [_check(line, now.date(), confirmation) for line in shown]

    def those(standing: Standing) -> tuple[LineCheck, ...]:
        return tuple(check for check in checks if check.standing is standing)

    return HelplineReport(*map(those, (Standing.UNVERIFIED, Standing.TOO_OLD, Standing.FINE)))


def _check(line: Helpline, today: date, confirmation: Confirmation | None) -> LineCheck:
    found = [(line.verified_on, line.verified_by)] if line.verified_on else []
    if confirmation is not None and confirmation.holds:
        found.append((confirmation.on, confirmation.by))
    past = [one for one in found if one[0] <= today]  # a day to come proves nothing
    if not past:
        return LineCheck(line, Standing.UNVERIFIED)
    on, by = max(past)
    old = (today - on).days > MOST_DAYS
    return LineCheck(line, Standing.TOO_OLD if old else Standing.FINE, on, by)
