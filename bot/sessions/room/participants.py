"""Who is in a room: no names and no accounts, a random key whose hash is kept while it is open."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session as Db

from bot.sessions.room.events import EventKind, note
from bot.sessions.room.faults import ParticipantRefused, RoomFull, RoomInputInvalid
from bot.sessions.room.keys import KeyKind, hash_key, mint_key
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.rooms import audit_room, open_row, room_by_code
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import Device, Surface
from bot.vocabulary import Region

MOST_PEOPLE = 30  # round one shared device
MOST_IN_ROOM = 2_000  # participants; twice what one machine is measured with


@dataclass(frozen=True, slots=True)
class JoinedView:
    """Somebody who has joined; `key` is for their cookie, only its hash is kept."""

    participant_id: UUID
    session_id: UUID
    key: str


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Somebody in an open room."""

    participant_id: UUID
    session_id: UUID
    device: Device
    people: int
    region: Region | None
    key_hash: str  # also the name of what they are writing


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """One participant in the host's list, by a number: the first who joined is 1."""

    participant_id: UUID
    number: int
    device: Device
    people: int
    joined_at: datetime
    removed: bool


def join_room(
    db: Db,
    *,
    code: str,
    device: Device,
    people: int = 1,
    region: Region | None = None,
    now: datetime,
) -> JoinedView:
    """Join an open room by its code.

    Args:
        people: how many share the device; region: their own, at a national meeting.

    Raises: RoomNotFound: no such code, or it is closed; RoomFull; RoomInputInvalid.
    """
    room = room_by_code(db, code=code)
    if device is Device.PAPER or not 1 <= people <= MOST_PEOPLE:
        raise RoomInputInvalid(device)
    here = select(func.count()).select_from(Participant)
    if (db.scalar(here.where(Participant.session_id == room.session_id)) or 0) >= MOST_IN_ROOM:
        raise RoomFull(str(room.session_id))
    key = mint_key()
    row = Participant(
        id=uuid4(),
        session_id=room.session_id,
        key_hash=hash_key(KeyKind.PARTICIPANT, key),
        device=device,
        people=people if device is Device.SHARED else 1,
        region=region,
        joined_at=now,
    )
    db.add(row)
    db.flush()
    kind, surface = EventKind.JOINED, Surface.PARTICIPANT
    note(db, session_id=room.session_id, kind=kind, surface=surface, now=now)
    return JoinedView(row.id, room.session_id, key)


def rejoin(
    db: Db,
    *,
    code: str,
    key: str,
    device: Device,
    people: int = 1,
    region: Region | None = None,
    now: datetime,
) -> JoinedView:
    """Join with the key of before: whoever is in this room already stays who they are.

    Raises: ParticipantRefused: the host has removed them; as `join_room`.
    """
    room = room_by_code(db, code=code)
    wanted = select(Participant).where(Participant.key_hash == hash_key(KeyKind.PARTICIPANT, key))
    row = db.scalar(wanted.where(Participant.session_id == room.session_id))
    if row is None:
        return join_room(db, code=code, device=device, people=people, region=region, now=now)
    if row.removed_at is not None:
        raise ParticipantRefused(str(row.id))
    return JoinedView(row.id, row.session_id, key)


def participant_of(db: Db, *, key: str) -> ParticipantView:
    """Who has this key, in a room that is open. Raises: ParticipantRefused."""
    found = participants_by_key(db, keys=[key]).get(key)
    if found is None:
        raise ParticipantRefused
    return found


def participants_by_key(db: Db, *, keys: Collection[str]) -> dict[str, ParticipantView]:
    """Who has each of these keys, in a room that is open; a key that opens nothing is left out."""
    hashes = {hash_key(KeyKind.PARTICIPANT, key): key for key in keys}
    of_these = (Participant.key_hash.in_(hashes), Participant.removed_at.is_(None))
    return {
        hashes[row.key_hash]: ParticipantView(
            row.id, row.session_id, row.device, row.people, row.region, row.key_hash
        )
        for row in db.scalars(select(Participant).where(*of_these))
        if row.key_hash is not None
    }


def held_participant(db: Db, participant_id: UUID) -> Participant:
    """Somebody who is in their room, held so that what they send is done in turn.

    Raises: ParticipantRefused.
    """
    row = _held(db, Participant.id == participant_id)
    if row is None or row.removed_at is not None or row.key_hash is None:
        raise ParticipantRefused(str(participant_id))
    return row


def remove_participant(db: Db, *, host: PassView, participant_id: UUID, now: datetime) -> None:
    """Remove somebody for this session; done twice, it is done once.

    What they asked stays: it is not shown before somebody approves it.

    Raises: NotAllowed: not a screen of the chair or a moderator; ParticipantRefused: not in this
        room.
    """
    check_surface(host, Surface.CHAIR, Surface.MODERATOR)
    open_row(db, host.session_id)
    mine = and_(Participant.id == participant_id, Participant.session_id == host.session_id)
    row = _held(db, mine)
    if row is None:
        raise ParticipantRefused(str(participant_id))
    if row.removed_at is not None:
        return
    row.removed_at = now
    db.flush()
    audit_room(db, host.session_id, "removed", mover=host.actor.mover, now=now)
    kind = EventKind.REMOVED
    note(db, session_id=host.session_id, kind=kind, surface=host.surface, now=now)


def participants_of(db: Db, *, host: PassView) -> tuple[ParticipantLine, ...]:
    """Everybody in a room, for its chair and moderators. Raises: NotAllowed."""
    check_surface(host, Surface.CHAIR, Surface.MODERATOR)
    wanted = select(Participant).where(Participant.session_id == host.session_id)
    ordered = wanted.order_by(Participant.joined_at, Participant.id)
    return tuple(
        ParticipantLine(
            row.id, number, row.device, row.people, row.joined_at, row.removed_at is not None
        )
        for number, row in enumerate(db.scalars(ordered), start=1)
    )


def _held(db: Db, which: ColumnElement[bool]) -> Participant | None:
    """A row held until the transaction ends; one who notes an event meanwhile need not wait."""
    wanted = select(Participant).where(which).with_for_update(key_share=True)
    return db.scalar(wanted.execution_options(populate_existing=True))
