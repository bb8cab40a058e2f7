"""What several prints say about a session: when, where, who; and the numbers to ring."""

from collections.abc import Iterator

from bot.boards.directory import board_for
from bot.safety.helplines import helpline
from bot.sessions.prints.document import Facts
from bot.sessions.prints.printed import PrintedItem, PrintedPlan, Text, same
from bot.sessions.prints.words import say, spoken_day

HELPLINES = ("emergency", "childline", "meic")


def session_facts(plan: PrintedPlan) -> Facts:
    """When, where, with whom, and who keeps everybody safe."""
    rows = [
        (say("sheet.when"), when(plan)),
        (say("sheet.where"), plan.place or say("sheet.to_fill")),
        (say("sheet.who_asked"), board_name(plan)),
        (say("sheet.safe_person"), contact(plan)),
    ]
    if plan.group:
        rows.insert(3, (say("sheet.group"), plan.group))
    return Facts(tuple(rows))


def when(plan: PrintedPlan) -> Text:
    """Day and hour."""
    day = spoken_day(plan.held_on)
    if plan.begins_at is None:
        return day
    return say("sheet.day_at", day=day, time=f"{plan.begins_at:%H:%M}")


def board_name(plan: PrintedPlan) -> Text:
    """The board that is asked, or all seven."""
    if plan.region is None:
        return say("sheet.seven_boards")
    board = board_for(plan.region)
    return Text(en=board.name_en, cy=board.name_cy)


def contact(plan: PrintedPlan) -> Text:
    """Who keeps everybody safe, or room to write it down."""
    return plan.contact or say("sheet.to_fill")


def numbers() -> dict[str, Text | str | int]:
    """The help lines that stand on prints, by their ids, from the one list of them."""
    return {one: helpline(one).shown_phone for one in HELPLINES}


def timed(plan: PrintedPlan) -> Iterator[tuple[Text, PrintedItem]]:
    """Every part of the agenda with the time at which it begins."""
    passed = 0
    for item in plan.agenda:
        yield _begins(plan, passed), item
        passed += item.minutes


def made_up_note(plan: PrintedPlan) -> Text:
    """The mark on every page of a made-up session; empty for a real one."""
    return say("sheet.made_up") if plan.made_up else Text("", "")


def _begins(plan: PrintedPlan, passed: int) -> Text:
    if plan.begins_at is None:
        return say("plan.after", count=passed)
    minutes = plan.begins_at.hour * 60 + plan.begins_at.minute + passed
    return same(f"{minutes // 60 % 24:02d}:{minutes % 60:02d}")
