"""Question slips to cut out: a code, lines to write on, and what becomes of the words."""

from dataclasses import dataclass

from bot.sessions.prints.facts import made_up_note, numbers
from bot.sessions.prints.printed import PrintedPlan, Text
from bot.sessions.prints.words import say

LINES = 5  # to write on: 280 characters of large handwriting


@dataclass(frozen=True, slots=True)
class Slips:
    """A print of slips: one code each, and the same words on all."""

    title: Text
    session: Text
    codes: tuple[str, ...]
    heading: Text
    code_label: Text
    no_names: Text
    publish: Text
    where: Text
    safe: Text
    note: Text
    lines: int = LINES


def question_slips(plan: PrintedPlan, *, codes: tuple[str, ...]) -> Slips:
    """One slip for each code."""
    return Slips(
        title=say("slips.title"),
        session=plan.title,
        codes=codes,
        heading=say("slips.heading"),
        code_label=say("slips.code"),
        no_names=say("slips.no_names"),
        publish=say("slips.publish"),
        where=say("slips.where"),
        safe=say("slips.safe", **numbers()),
        note=made_up_note(plan),
    )
