"""The agenda of a plan: its parts are changed as a whole, in their order."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.sessions.planning.changes import note_change
from bot.sessions.planning.faults import TEXT_LONGEST, TITLE_LONGEST, PlanIncomplete, check_twin
from bot.sessions.planning.lessons import OutlineItem, Twin, agreement
from bot.sessions.scope import planned_session
from bot.store.tables.session_terms import Mode
from bot.store.tables.sessions import AgendaItem

ITEMS_MOST = 40
MINUTES_MOST = 480  # of one part: eight hours
Items = tuple[OutlineItem, ...]
T = TypeVar("T")


def change_agenda(
    db: Db, *, session_id: UUID, items: Items, actor: Actor, version: int, now: datetime
) -> int:
    """Put these parts in the place of those that were there.

    Returns: the new version.
    Raises: SessionNotFound; SessionBegun; EditConflict; PlanIncomplete.
    """
    row = planned_session(db, actor, session_id, version=version)
    check_items(items)
    db.execute(delete(AgendaItem).where(AgendaItem.session_id == session_id))
    keep_items(db, session_id, items)
    minutes = str(sum(item.minutes for item in items))
    detail = {"items": str(len(items)), "minutes": minutes}
    return note_change(db, row, "agenda", actor=actor, now=now, detail=detail)


def keep_items(db: Db, session_id: UUID, items: Items) -> None:
    """Write the parts of a new agenda."""
    db.add_all(
        AgendaItem(
            session_id=session_id,
            position=position,
            mode=item.mode,
            minutes=item.minutes,
            title_en=item.title_en,
            title_cy=item.title_cy,
            how_en=item.how_en,
            how_cy=item.how_cy,
        )
        for position, item in enumerate(items, start=1)
    )
    db.flush()


def check_items(items: Items) -> None:
    """Refuse an agenda that nobody can follow. Raises: PlanIncomplete, with the part's number."""
    if not items:
        raise PlanIncomplete("agenda", "missing")
    if len(items) > ITEMS_MOST:
        raise PlanIncomplete("agenda", "too_long")
    for number, item in enumerate(items, start=1):
        if not 1 <= item.minutes <= MINUTES_MOST:
            raise PlanIncomplete(f"minutes_{number}", "minutes")
        title = Twin(item.title_en, item.title_cy)
        check_twin(f"title_{number}", title, needed=True, longest=TITLE_LONGEST)
        how = Twin(item.how_en, item.how_cy)
        check_twin(f"how_{number}", how, longest=TEXT_LONGEST)


def moved(items: tuple[T, ...], number: int, by: int) -> tuple[T, ...]:
    """The part with this number (from 1) moved up (-1) or down (1); at an end nothing moves."""
    here, there = number - 1, number - 1 + by
    if not (0 <= here < len(items) and 0 <= there < len(items)):
        return items
    order = list(items)
    order[here], order[there] = order[there], order[here]
    return tuple(order)


def without(items: Items, number: int) -> Items:
    """The agenda without the part with this number (from 1)."""
    return tuple(item for place, item in enumerate(items, start=1) if place != number)


def added(items: Items, item: OutlineItem, after: int) -> Items:
    """The agenda with one more part, behind the one with this number; 0: at the beginning."""
    return (*items[:after], item, *items[after:])


def opening_with_promises(items: Items) -> Items:
    """The agenda of a session that follows another: it opens with what was promised.

    The minutes are taken from the first part that learns, or else from the longest one, so that
    the session does not get longer.
    """
    ledger = agreement().ledger
    if any(item.title_en == ledger.title_en for item in items):
        return items
    learning = [place for place, item in enumerate(items) if item.mode is Mode.LEARN]
    longest = max(range(len(items)), key=lambda place: items[place].minutes)
    giver = next((p for p in learning if items[p].minutes > ledger.minutes), longest)
    parts = list(items)
    if parts[giver].minutes > ledger.minutes:
        parts[giver] = replace(parts[giver], minutes=parts[giver].minutes - ledger.minutes)
    return added(tuple(parts), ledger, _after_welcome(parts))


def _after_welcome(items: Iterable[OutlineItem]) -> int:
    count = 0
    for item in items:
        if item.mode is not Mode.WELCOME:
            break
        count += 1
    return count
