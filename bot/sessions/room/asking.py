"""Ask in a room: by the same draft, the same findings and the same intake as everywhere."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from bot.questions.asking.draft_fields import REGION_PREFIX, DraftField
from bot.questions.asking.drafts import open_draft, put_choice, put_text
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import Receipt, show_receipt
from bot.questions.asking.review import DraftReview, decide_finding, review_draft
from bot.safety import screen
from bot.sessions.room.events import EventKind, note
from bot.sessions.room.faults import (
    AskingLocked,
    NotInRehearsal,
    RoomInputInvalid,
    TooManyWaiting,
)
from bot.sessions.room.participants import held_participant
from bot.sessions.room.rooms import open_row
from bot.sessions.room.scope import waiting_scope
from bot.store.tables.questions import Channel, Question, ShownReceipt
from bot.store.tables.rooms import Room, RoomQuestion
from bot.store.tables.session_terms import Surface
from bot.store.tables.sessions import Session
from bot.vocabulary import AgeBand, AskedTo, Language, Level, Permission

MOST_WAITING = 10  # questions of one participant that nobody has decided about
NOTHING: frozenset[int] = frozenset()
_SENT_ID = re.compile(r"[0-9A-Za-z_-]{8,64}")


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody asks, and how it may be used."""

    text: str
    language: Language
    publish: bool = False  # it may be published as well as read out
    kept_in: frozenset[int] = NOTHING  # numbers of findings that stay in, as `review_words` counts


@dataclass(frozen=True, slots=True)
class RoomReceipt:
    """What whoever asked keeps.

    `code` is "" in a rehearsal, and where the receipt was shown too long ago to be shown again.
    `level` is what screening found: with any, the lead reads it and the room does not.
    """

    code: str
    question_id: UUID
    level: Level


def review_words(
    db: Db, *, participant_id: UUID, text: str, language: Language, now: datetime
) -> DraftReview:
    """What would be kept of these words, and the details found in them; shown before sending.

    Raises: ParticipantRefused, RoomNotFound, AskingLocked; TextTooShort, TextTooLong (BadInput).
    """
    who = held_participant(db, participant_id)
    _check_unlocked(open_row(db, who.session_id))
    chat = str(who.key_hash)
    open_draft(db, conversation_id=chat, language=language, now=now, channel=Channel.SESSION)
    _put_words(db, chat, text, now)
    return review_draft(db, conversation_id=chat, now=now)


def ask_in_room(
    db: Db, *, participant_id: UUID, asking: Asking, sent_id: str, now: datetime
) -> RoomReceipt:
    """Keep what a participant asks. The same `sent_id` gives the same receipt, and one question.

    The words are screened here as well, whatever was screened before: one that needs help goes to
    the safeguarding lane and never to the room. In a rehearsal nobody would read it, so it is
    refused and the screen must show its card.

    Raises: ParticipantRefused, RoomNotFound, AskingLocked, TooManyWaiting, NotInRehearsal;
        TextTooShort, TextTooLong, FindingUnknown, RoomInputInvalid (BadInput).
    """
    if not _SENT_ID.fullmatch(sent_id):
        raise RoomInputInvalid("sent_id")
    who = held_participant(db, participant_id)
    room = open_row(db, who.session_id)
    sent = _sent(db, participant_id, sent_id)
    if sent is not None:
        return sent
    _check_unlocked(room)
    _check_waiting(db, room.session_id, participant_id)
    kept = keep_words(db, room, str(who.key_hash), asking, channel=Channel.SESSION, now=now)
    row = RoomQuestion(
        session_id=room.session_id,
        question_id=kept.question_id,
        participant_id=participant_id,
        sent_id=sent_id,
        added_at=now,
    )
    note_asked(db, row, surface=Surface.PARTICIPANT, now=now)
    return kept


def keep_words(
    db: Db, room: Room, chat: str, asking: Asking, *, channel: Channel, now: datetime
) -> RoomReceipt:
    """Take words through the draft and the intake of every question.

    Args: chat: who writes, by a hash: the name of their draft.
    Raises: NotInRehearsal; TextTooShort, TextTooLong, FindingUnknown (BadInput).
    """
    open_draft(db, conversation_id=chat, language=asking.language, now=now, channel=channel)
    level = _put_words(db, chat, asking.text, now)
    if room.rehearsal and level is not Level.NONE:
        raise NotInRehearsal
    for field, value in _choices(db, room, asking).items():
        put_choice(db, conversation_id=chat, field=field, value=value, now=now)
    review_draft(db, conversation_id=chat, now=now)
    for number in sorted(asking.kept_in):
        decide_finding(db, conversation_id=chat, number=number, take_out=False, now=now)
    receipt = submit_question(db, conversation_id=chat, now=now, rehearsal=room.rehearsal)
    return RoomReceipt(_code(room, receipt), receipt.question_id, level)


def note_asked(db: Db, row: RoomQuestion, *, surface: Surface, now: datetime) -> None:
    """Put a kept question into its room and tell the host's screens."""
    db.add(row)
    db.flush()
    detail = {"question_id": str(row.question_id)}
    session_id, kind = row.session_id, EventKind.ASKED
    note(db, session_id=session_id, kind=kind, surface=surface, now=now, detail=detail)


def _put_words(db: Db, chat: str, text: str, now: datetime) -> Level:
    level, context = screen(text).level, DraftField.CONTEXT
    put_text(db, conversation_id=chat, field=DraftField.TEXT, text=text, level=level, now=now)
    put_text(db, conversation_id=chat, field=context, text="", level=Level.NONE, now=now)
    return level


def _choices(db: Db, room: Room, asking: Asking) -> dict[DraftField, str]:
    region = db.scalar(select(Session.region).where(Session.id == room.session_id))
    permission = Permission.BOTH if asking.publish else Permission.READ_OUT
    return {
        DraftField.THEMES: "",
        DraftField.AREA: f"{REGION_PREFIX}{region}" if region else "",
        DraftField.ASKED_TO: AskedTo.BOARD.value,
        DraftField.AGE_BAND: AgeBand.NOT_SAID.value,
        DraftField.PERMISSION: permission.value,
    }


def _sent(db: Db, participant_id: UUID, sent_id: str) -> RoomReceipt | None:
    wanted = (
        select(Question.id, Question.level, ShownReceipt.code)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .outerjoin(ShownReceipt, ShownReceipt.question_id == Question.id)
        .where(RoomQuestion.participant_id == participant_id, RoomQuestion.sent_id == sent_id)
    )
    found = db.execute(wanted).one_or_none()
    if found is None:
        return None
    code = show_receipt(found.code) if found.code else ""
    return RoomReceipt(code, found.id, found.level)


def _code(room: Room, receipt: Receipt) -> str:
    """The receipt's code; none for what is gone when the rehearsal ends."""
    return "" if room.rehearsal else receipt.code


def _check_unlocked(room: Room) -> None:
    if room.locked:
        raise AskingLocked(str(room.session_id))


def _check_waiting(db: Db, session_id: UUID, participant_id: UUID) -> None:
    mine = (
        select(func.count())
        .select_from(Question)
        .join(RoomQuestion, RoomQuestion.question_id == Question.id)
        .where(RoomQuestion.participant_id == participant_id, waiting_scope(session_id))
    )
    if (db.scalar(mine) or 0) >= MOST_WAITING:
        raise TooManyWaiting(str(session_id))
