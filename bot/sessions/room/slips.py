"""Paper slips: the host types in what somebody wrote, and it goes the way of every question."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.privacy import find_details
from bot.privacy.redaction import redact
from bot.questions.asking.draft_fields import DraftField, clean_text
from bot.sessions.room.asking import Asking, RoomReceipt, keep_words, note_asked
from bot.sessions.room.faults import RoomInputInvalid, SlipTaken
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.room.rooms import held_room
from bot.store.tables.questions import Channel, Question
from bot.store.tables.rooms import RoomQuestion
from bot.store.tables.session_terms import Surface

_SLIP = re.compile(r"[0-9A-Z]{1,6}")


@dataclass(frozen=True, slots=True)
class SlipView:
    """A slip that was typed in. Only the first time there is a receipt to write on it."""

    slip: str
    receipt: RoomReceipt


def type_slip(db: Db, *, host: PassView, slip: str, asking: Asking, now: datetime) -> SlipView:
    """Keep the words of a paper slip, marked as from paper; screened like any others.

    Typed in twice with the same words it is kept once. The slip stands for no participant: those
    who vote on paper are counted by their dot sheets.

    Raises: NotAllowed: this screen takes no slips; RoomNotFound; SlipTaken; NotInRehearsal;
        RoomInputInvalid, TextTooShort, TextTooLong, FindingUnknown (BadInput).
    """
    check_surface(host, Surface.CHAIR, Surface.MODERATOR, Surface.SCRIBE)
    code = re.sub(r"[\s-]+", "", slip).upper()
    if not _SLIP.fullmatch(code):
        raise RoomInputInvalid("slip")
    room = held_room(db, host.session_id)  # two hosts may hold the same slip
    typed = _typed(db, room.session_id, code, asking)
    if typed is not None:
        return SlipView(code, typed)
    chat = sha256(f"opening-doors slip {room.session_id} {code}".encode()).hexdigest()
    kept = keep_words(db, room, chat, asking, channel=Channel.PAPER, now=now)
    row = RoomQuestion(
        session_id=room.session_id, question_id=kept.question_id, slip=code, added_at=now
    )
    note_asked(db, row, surface=host.surface, now=now)
    return SlipView(code, kept)


def _typed(db: Db, session_id: UUID, code: str, asking: Asking) -> RoomReceipt | None:
    """What was typed in of this slip before. Raises: SlipTaken: it was something else."""
    wanted = (
        select(Question)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(RoomQuestion.session_id == session_id, RoomQuestion.slip == code)
    )
    before = db.scalar(wanted)
    if before is None:
        return None
    if before.text_original != _as_kept(asking):
        raise SlipTaken(code)
    return RoomReceipt("", before.id, before.level)


def _as_kept(asking: Asking) -> str:
    """These words as they are kept: without the details that do not stay in."""
    text = clean_text(DraftField.TEXT, asking.text)
    found = enumerate(find_details(text), start=1)
    out = [finding for number, finding in found if number not in asking.kept_in]
    return redact(text, out, asking.language)
