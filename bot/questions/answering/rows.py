"""The answer of a question's present round, held for whoever changes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.answering.fields import AnswerFields
from bot.questions.life.audience import held_in, queue_scope
from bot.questions.life.move import Actor
from bot.store.erasing import note_erasure
from bot.store.events import record_event
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.questions import Question
from bot.store.tables.rooms import GroupVerdict
from bot.vocabulary import AnswerStage, AnswerStatus, Workflow


class AnswerNotFound(QuestionNotFound):
    """Nobody has written an answer to this question yet, in this round."""

    code = "answer_not_found"


def answer_of(db: Session, question: Question) -> Answer | None:
    """The answer of the present round; None if nobody has written any."""
    mine = (Answer.question_id == question.id, Answer.round == question.answer_round)
    return db.scalar(select(Answer).where(*mine).execution_options(populate_existing=True))


def held_answer(
    db: Session, *, question_id: UUID, actor: Actor, version: int
) -> tuple[Question, Answer]:
    """A question of this actor's queue with its present answer; nobody else changes them now.

    Raises: QuestionNotFound (also: not this actor's), AnswerNotFound, EditConflict.
    """
    question = held_in(db, queue_scope(actor), question_id)
    answer = answer_of(db, question)
    if answer is None:
        raise AnswerNotFound(str(question_id))
    if answer.version != version:
        raise EditConflict(str(question_id))
    return question, answer


def check_writable(question: Question) -> None:
    """An answer is written while the question is with the board. Raises: TransitionRefused."""
    if question.workflow is not Workflow.PUT_TO_BOARD:
        raise TransitionRefused(f"no answer is written at {question.workflow}")


def new_answer(question: Question) -> Answer:
    """An answer of the present round with nothing in it; not in the store yet."""
    return Answer(
        question_id=question.id,
        round=question.answer_round,
        stage=AnswerStage.WRITING,
        kind=AnswerStatus.NONE,
        text_en="",
        text_cy="",
        given_by_en="",
        given_by_cy="",
        put_at=question.put_at,
        due_at=question.due_answer_at,
        version=0,
    )


def put_words(answer: Answer, fields: AnswerFields) -> None:
    """Write down what was given, as `clean_fields` left it."""
    answer.kind, answer.body = fields.kind, fields.body or None
    answer.text_en, answer.text_cy = fields.text_en, fields.text_cy
    answer.given_by_en, answer.given_by_cy = fields.given_by_en, fields.given_by_cy


def write_again(answer: Answer, *, actor: Actor, now: datetime) -> None:
    """Its words change: whoever was to approve it has not read these, so it is submitted anew."""
    answer.stage = AnswerStage.WRITING
    answer.submitted_by = answer.submitted_at = None
    answer.approved_by = answer.approved_at = None
    answer.written_by, answer.changed_at = actor.account_id, now
    answer.version += 1


def forget_answers(db: Session, question_id: UUID) -> None:
    """Take out what was written in answer to a question whose words go: it may quote them.

    That there were answers, of what kind and when, stays countable. What a board promised in
    public stays its promise, without all that was said around it; staff are asked to look at it.
    """
    answers = update(Answer).where(Answer.question_id == question_id)
    db.execute(answers.values(text_en="", text_cy="", given_by_en="", given_by_cy=""))
    mine = Commitment.question_id == question_id
    db.execute(delete(Commitment).where(mine, Commitment.public_since.is_(None)))
    db.execute(update(Commitment).where(mine).values(happened_en="", happened_cy=""))
    judged = update(GroupVerdict).where(GroupVerdict.question_id == question_id)
    db.execute(judged.values(reason_en="", reason_cy="", reply_en="", reply_cy=""))
    note_erasure(db)


def audit_answer(db: Session, answer: Answer, what: str, *, actor: Actor, now: datetime) -> None:
    """Write what was done to an answer into the audit log: who, which and how far, no words."""
    record_event(
        db,
        actor=actor.mover.name,
        action=f"answer.{what}",
        subject=f"question:{answer.question_id}",
        now=now,
        detail={"round": str(answer.round), "version": str(answer.version), "kind": answer.kind},
    )
