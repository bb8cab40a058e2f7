"""The seven National Participation Standards of a session, ticked with what shows it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.sessions.planning.changes import note_change
from bot.sessions.planning.faults import TEXT_LONGEST, PlanIncomplete
from bot.sessions.planning.lessons import STANDARDS
from bot.sessions.scope import host_scope, hosted_session
from bot.store.tables.sessions import SessionStandard


def change_standards(
    db: Db,
    *,
    session_id: UUID,
    evidence: Mapping[int, str],
    actor: Actor,
    version: int,
    now: datetime,
) -> int:
    """Tick exactly these standards, each with its evidence; also after the session was held.

    Args: evidence: by number of the standard, 1 to 7; one that is not there is not ticked.
    Returns: the new version.
    Raises: SessionNotFound; EditConflict; PlanIncomplete: ticked without evidence.
    """
    row = hosted_session(db, host_scope(actor), session_id, version=version)
    _check(evidence)
    mine = select(SessionStandard).where(SessionStandard.session_id == session_id)
    ticked = {one.standard: one for one in db.scalars(mine)}
    for number in sorted(ticked.keys() - evidence.keys()):
        db.delete(ticked[number])
    for number, words in evidence.items():
        old = ticked.get(number)
        if old is not None and old.evidence == words:
            continue
        new = old or SessionStandard(session_id=session_id, standard=number)
        new.evidence, new.ticked_by, new.ticked_at = words, actor.account_id, now
        db.add(new)
    detail = {"ticked": ",".join(str(number) for number in sorted(evidence))}
    return note_change(db, row, "standards", actor=actor, now=now, detail=detail)


def _check(evidence: Mapping[int, str]) -> None:
    for number, words in evidence.items():
        if not 1 <= number <= STANDARDS:
            raise PlanIncomplete("standard", "wrong")
        if not words:
            raise PlanIncomplete(f"evidence_{number}", "missing")
        if len(words) > TEXT_LONGEST:
            raise PlanIncomplete(f"evidence_{number}", "too_long")
