"""What became of a question, for whoever holds its receipt."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import QuestionNotFound
from bot.questions.answering.rows import answer_of
from bot.questions.asking.also_told import AlsoTold, also_told
from bot.questions.asking.appeal import appeal_until
from bot.questions.asking.own_answers import OwnAnswer, own_answers
from bot.questions.asking.withdraw import withdraw
from bot.questions.judging.verdicts import can_judge
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.move import state_of
from bot.questions.life.public_words import words_in
from bot.questions.life.roots import root_of
from bot.questions.life.states import IN_LANE, Party, Step, may_take
from bot.questions.life.timing import Deadline
from bot.questions.publication.readable import everybody
from bot.questions.reviewing.already_answered import answered_page
from bot.questions.reviewing.lead_reply import LeadReplyView, replies_for
from bot.store.tables.answers import Answer
from bot.store.tables.questions import Question, QuestionEvent
from bot.vocabulary import AnswerStage, Language, Visibility, Workflow

WITH_LEAD = "with_safeguarding"
LEAD_DECLINED = "lead_declined"


@dataclass(frozen=True, slots=True)
class MergedInto:
    """The question that one was merged into; it is somebody else's.

    `page_id` is None, and there are no words, while not everybody may read it.
    """

    step: str
    page_id: UUID | None
    text_en: str
    text_cy: str

    def words(self, language: Language) -> str:
        """The other question in one language; empty while not everybody may read it."""
        return self.text_cy if language is Language.CY else self.text_en


@dataclass(frozen=True, slots=True)
class QuestionStatus:
    """Where a question is. `step` is a key: each place that shows it has its words for it.

    Answer, deadline and verdict are those of the question it was merged into, if it was.
    """

    question_id: UUID
    workflow: Workflow
    step: str
    asked_on: date
    language: Language
    text: str | None
    reason: str | None
    note: str | None  # staff's own words, in the language they wrote in
    answer_text: str | None  # in the language of the question; `answer` has both
    is_public: bool
    answer: OwnAnswer | None
    history: tuple[OwnAnswer, ...]  # answers of earlier rounds, the newest first
    deadline: Deadline
    lead_replies: tuple[LeadReplyView, ...]
    passed_to: str | None  # a code of bodies.py
    merged: MergedInto | None
    appeal_until: datetime | None
    can_withdraw: bool
    can_judge: bool
    can_appeal: bool
    can_rewrite: bool
    also: AlsoTold
    answered_page: UUID | None  # where everybody reads the answer that there was already


def question_by_receipt(
    db: Session, *, receipt_hash: str, now: datetime | None = None
) -> QuestionStatus:
    """The question this receipt opens.

    Args: now: without it, an appeal is offered whose days may be over.
    Raises: QuestionNotFound.
    """
    return _status(db, _by_receipt(db, receipt_hash), now)


def question_status(
    db: Session, *, question_id: UUID, now: datetime | None = None
) -> QuestionStatus:
    """The same by id; only for one who has shown the receipt in this conversation.

    Raises: QuestionNotFound.
    """
    question = db.get(Question, question_id)
    if question is None:
        raise QuestionNotFound(str(question_id))
    return _status(db, question, now)


def withdraw_question(db: Session, *, receipt_hash: str, now: datetime) -> QuestionStatus:
    """Take a question back: nobody sees it any more and its words are erased.

    What is in the safeguarding lane is kept there until its lead has dealt with it, then erased.

    Raises: QuestionNotFound; TransitionRefused: withdrawn or erased already.
    """
    question = _by_receipt(db, receipt_hash, lock=True)
    withdraw(db, question, now=now)
    return _status(db, question, now)


def step_key(question: Question) -> str:
    """The key of the words that say where a question is: a workflow, or one of the lane."""
    over = question.workflow in (Workflow.WITHDRAWN, Workflow.ERASED)
    if question.safeguarding in IN_LANE and not over:
        return WITH_LEAD
    if question.kept_back and question.workflow is Workflow.DECLINED:
        return LEAD_DECLINED
    return question.workflow.value


_AFTER_DRAFT = (state.value for state in Workflow if state is not Workflow.DRAFT)
STEP_KEYS = (WITH_LEAD, LEAD_DECLINED, *_AFTER_DRAFT)


def _by_receipt(db: Session, receipt_hash: str, *, lock: bool = False) -> Question:
    wanted = select(Question).where(Question.receipt_hash == receipt_hash)
    question = db.scalar(wanted.with_for_update() if lock else wanted)
    if question is None:
        raise QuestionNotFound
    return question


def _status(db: Session, question: Question, now: datetime | None) -> QuestionStatus:
    gone = question.workflow in (Workflow.WITHDRAWN, Workflow.ERASED)
    state, root = state_of(question), root_of(db, question)
    answers = () if gone else own_answers(db, question, root)
    present = next((one for one in answers if one.round == root.answer_round), None)
    row = answer_of(db, root)
    until = appeal_until(db, question)
    in_time = until is not None and (now is None or now < until)
    return QuestionStatus(
        question_id=question.id,
        workflow=question.workflow,
        step=step_key(question),
        asked_on=day_in_wales(question.created_at),
        language=question.language,
        text=None if gone else question.text_original,
        reason=question.reason,
        note=_note(db, question),
        answer_text=present.fields.text(question.language) if present else None,
        is_public=question.visibility is Visibility.PUBLIC,
        answer=present,
        history=tuple(one for one in answers if one is not present),
        deadline=Deadline(root.put_at, root.due_answer_at, _out_at(row)),
        lead_replies=replies_for(db, question.id),
        passed_to=question.passed_to,
        merged=_merged(db, question, root),
        appeal_until=until,
        can_withdraw=may_take(state, Step.WITHDRAW, Party.AUTHOR),
        can_judge=can_judge(question, root, row),
        can_appeal=in_time and may_take(state, Step.APPEAL, Party.AUTHOR),
        can_rewrite=may_take(state, Step.RESUBMIT, Party.AUTHOR),
        also=also_told(db, question),
        answered_page=answered_page(db, question.answered_by),
    )


def _out_at(answer: Answer | None) -> datetime | None:
    """When an answer came out that is out now."""
    return answer.published_at if answer and answer.stage is AnswerStage.PUBLISHED else None


def _merged(db: Session, question: Question, root: Question) -> MergedInto | None:
    if question.workflow is not Workflow.MERGED or root is question:
        return None
    if root.safeguarding in IN_LANE:  # that is between its author and the lead
        return MergedInto(Workflow.MERGED.value, None, "", "")
    if db.scalar(select(Question.id).where(Question.id == root.id, everybody())) is None:
        return MergedInto(root.workflow.value, None, "", "")
    words = (words_in(root, language) or "" for language in (Language.EN, Language.CY))
    return MergedInto(root.workflow.value, root.id, *words)


def _note(db: Session, question: Question) -> str | None:
    """What staff wrote with the step that brought the question where it is."""
    newest = (
        select(QuestionEvent.note)
        .where(
            QuestionEvent.question_id == question.id,
            QuestionEvent.to_workflow == question.workflow,
            QuestionEvent.from_workflow != question.workflow,
        )
        .order_by(QuestionEvent.id.desc())
    )
    return db.scalar(newest.limit(1))
