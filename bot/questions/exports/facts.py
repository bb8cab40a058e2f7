"""What a file says about itself, and what the audit log says about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.questions.exports.reading import count_exported, untold
from bot.questions.exports.rows import Profile
from bot.questions.finding.queue_filter import QueueFilter
from bot.questions.life.move import Actor
from bot.store.events import record_event
from bot.vocabulary import Region, Role, Term

LONGEST = 200  # signs of one value of the audit log


class Format(Term):
    """In which shape."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PACK = "pack"  # a page to print


class Purpose(Term):
    """What a file is for."""

    BOARD_MEETING = "board_meeting"
    ANSWER_WRITING = "answer_writing"
    COMMISSIONER_REPORT = "commissioner_report"
    MINISTER_REPORT = "minister_report"
    RESEARCH = "research"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """One file that is being made."""

    made_at: datetime
    profile: Profile
    format: Format
    purpose: Purpose
    region: Region | None  # None: all of Wales
    narrowed_by: tuple[str, ...]  # codes; that words were searched for, never which
    rows: int


def begin_export(
    db: Session,
    *,
    reader: Actor,
    filter: QueueFilter,
    profile: Profile,
    format: Format,
    purpose: Purpose,
    now: datetime,
) -> ExportFacts:
    """Count the rows of a file and write into the audit log that it is made, before any leaves."""
    facts = ExportFacts(
        made_at=now,
        profile=profile,
        format=format,
        purpose=purpose,
        region=reader.region if reader.role is Role.RPB_STAFF else None,
        narrowed_by=codes(filter, profile),
        rows=count_exported(db, reader=reader, filter=filter, profile=profile, now=now),
    )
    detail = {
        "purpose": purpose.value,
        "format": format.value,
        "profile": profile.value,
        "filter": "+".join(facts.narrowed_by)[:LONGEST],
        "rows": str(facts.rows),
    }
    record_event(
        db,
        actor=reader.mover.name,
        action="export.made",
        subject=f"export:{uuid4()}",
        now=now,
        detail=detail,
    )
    return facts


def codes(filter: QueueFilter, profile: Profile) -> tuple[str, ...]:
    """What a list is narrowed by, without any words."""
    told = untold(filter, profile).chosen()
    return tuple(f"{name}:{'yes' if name == 'words' else value}" for name, value in told)
