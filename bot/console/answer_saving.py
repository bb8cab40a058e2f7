"""Keep an answer with its commitments and a note, all of it or none."""

from datetime import datetime
from typing import Any
from uuid import UUID

from bot.console.answer_form import AnswerForm, Row
from bot.questions.answering.answers import answer_for_staff, save_answer
from bot.questions.answering.commitments import (
    CommitmentView,
    add_commitment,
    change_commitment,
    remove_commitment,
)
from bot.questions.answering.stages import submit_answer
from bot.questions.life.move import Actor
from bot.questions.reviewing.notes import add_note


def keep_answer(
    db: Any, *, question_id: UUID, actor: Actor, form: AnswerForm, now: datetime
) -> int:
    """Save what was typed, and submit it if the form says so.

    Returns: the answer's new version.
    Raises: as `save_answer`, `add_commitment`, `submit_answer` and `add_note`.
    """
    version = save_answer(
        db,
        question_id=question_id,
        actor=actor,
        version=form.version,
        now=now,
        fields=form.fields,
    )
    kept = _kept(db, question_id, actor)
    for row in form.rows:
        version += _keep_row(
            db, row, kept, question_id=question_id, actor=actor, version=version, now=now
        )
    if form.note:
        add_note(db, question_id=question_id, actor=actor, text=form.note, now=now)
    if form.do == "submit":
        version = submit_answer(db, question_id=question_id, actor=actor, version=version, now=now)
    return version


def _kept(db: Any, question_id: UUID, actor: Actor) -> dict[UUID, CommitmentView]:
    answer = answer_for_staff(db, question_id=question_id, actor=actor)
    return {one.commitment_id: one for one in answer.commitments} if answer else {}


def _keep_row(
    db: Any,
    row: Row,
    kept: dict[UUID, CommitmentView],
    *,
    question_id: UUID,
    actor: Actor,
    version: int,
    now: datetime,
) -> int:
    """Keep one commitment; 1 if that changed the answer, otherwise 0.

    One that a colleague has taken out meanwhile is added again: nothing typed is lost.
    """
    who: dict[str, Any] = {"actor": actor, "version": version, "now": now}
    known = kept.get(row.commitment_id) if row.commitment_id else None
    if row.remove or row.is_empty:
        if known is None:
            return 0
        remove_commitment(db, commitment_id=known.commitment_id, **who)
    elif known is None:
        add_commitment(db, question_id=question_id, fields=row.fields, **who)
    elif known.fields == row.fields:
        return 0
    else:
        change_commitment(db, commitment_id=known.commitment_id, fields=row.fields, **who)
    return 1
