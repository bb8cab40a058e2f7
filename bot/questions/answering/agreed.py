"""What a group agreed on in its session: nobody changes it at a desk afterwards.

The words in the other language, and a day that nobody named, are still to be written.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import TransitionRefused
from bot.questions.answering.commitment_fields import CommitmentFields
from bot.questions.answering.fields import AnswerFields
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.rooms import PanelRecord, RoomEvent
from bot.vocabulary import Language

AGREED = "agreed"  # the kind of event that says in which languages the words were read back


class AgreedInRoom(TransitionRefused):
    """These words were read back to the group and agreed; the host of the session reopens them."""

    code = "agreed_in_room"


def agreed_languages(db: Session, answer: Answer) -> tuple[Language, ...] | None:
    """The languages in which a group agreed on an answer; None: no group did."""
    record = (PanelRecord.answer_id == answer.id, PanelRecord.agreed_at.is_not(None))
    found = db.execute(select(PanelRecord.session_id, PanelRecord.question_id).where(*record))
    for session_id, question_id in found:
        of_room = (RoomEvent.session_id == session_id, RoomEvent.kind == AGREED)
        events = db.scalars(select(RoomEvent).where(*of_room).order_by(RoomEvent.id.desc()))
        for event in events:
            if event.detail.get("question_id") == str(question_id):
                return tuple(Language(one) for one in event.detail["languages"])
    return None


def check_words(db: Session, answer: Answer, fields: AnswerFields) -> None:
    """Refuse other words than those a group agreed on. Raises: AgreedInRoom."""
    languages = agreed_languages(db, answer)
    if languages is None:
        return
    same = [
        (fields.kind, answer.kind),
        (fields.body, answer.body or ""),
        (fields.given_by_en, answer.given_by_en),
        (fields.given_by_cy, answer.given_by_cy),
        *((fields.text(one), _text(answer, one)) for one in languages),
    ]
    _refuse(same, answer)


def check_no_record(db: Session, answer: Answer) -> None:
    """Refuse a promise more or less than a group agreed on. Raises: AgreedInRoom."""
    if agreed_languages(db, answer) is not None:
        raise AgreedInRoom(str(answer.question_id))


def check_promise(db: Session, answer: Answer, row: Commitment, fields: CommitmentFields) -> None:
    """Refuse another promise than a group agreed on. Raises: AgreedInRoom."""
    languages = agreed_languages(db, answer)
    if languages is None:
        return
    kept = CommitmentFields(row.what_en, row.what_cy, row.who_en, row.who_cy, row.due_on)
    same: list[tuple[object, object]] = [(fields.due_on, kept.due_on)] if kept.due_on else []
    for one in languages:
        same += [(fields.what(one), kept.what(one))] if kept.what(one) else []
        same += [(fields.who(one), kept.who(one))] if kept.who(one) else []
    _refuse(same, answer)


def _text(answer: Answer, language: Language) -> str:
    return answer.text_cy if language is Language.CY else answer.text_en


def _refuse(pairs: Sequence[tuple[object, object]], answer: Answer) -> None:
    if any(new != agreed for new, agreed in pairs):
        raise AgreedInRoom(str(answer.question_id))
