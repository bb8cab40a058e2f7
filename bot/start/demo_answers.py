"""Made-up answers for the demonstration: what was promised, what came of it, and the verdict."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from bot.language.councils import read_rows
from bot.questions.answering.answers import save_answer
from bot.questions.answering.commitment_fields import CommitmentFields
from bot.questions.answering.commitments import add_commitment
from bot.questions.answering.fields import AnswerFields
from bot.questions.answering.following import commitments_for, report_commitment
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.put_to_board import put_to_board
from bot.questions.answering.stages import approve_answer, submit_answer
from bot.questions.asking.made_up import add_made_up_question
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.judging.verdicts import give_verdict
from bot.questions.life.deadlines import day_in_wales
from bot.questions.life.move import Actor
from bot.questions.reviewing.merge import merge_questions
from bot.settings import ROOT
from bot.vocabulary import (
    Answered,
    AnswerStatus,
    CommitmentState,
    Language,
    Progress,
    Role,
)

ANSWERS = ROOT / "data" / "demo" / "answers.csv"
# Nobody's accounts: a demonstration needs one who writes and one who approves.
WRITER = Actor(UUID("00000000-0000-4000-8000-00000000d001"), Role.COMMISSIONER_TEAM, None)
APPROVER = Actor(UUID("00000000-0000-4000-8000-00000000d002"), Role.COMMISSIONER_TEAM, None)
WEEK = timedelta(days=7)


def add_answers(db: Session, *, now: datetime) -> int:
    """Add the made-up questions that were put to a board; how many."""
    rows = read_rows(ANSWERS)
    for row in rows:
        _add(db, row, asked=now - timedelta(days=int(row["asked_days_ago"])), now=now)
    return len(rows)


def _add(db: Session, row: dict[str, str], *, asked: datetime, now: datetime) -> None:
    codes = [mint_receipt() for _ in range(int(row["askers"]) + 1)]
    first, *others = [_ask(db, row, code, asked) for code in codes]
    if others:
        merge_questions(db, question_ids=others, into=first, actor=WRITER, now=asked)
    put_to_board(db, question_ids=[first], actor=WRITER, now=asked + WEEK)
    if row["kind"]:
        _answer(db, row, first, asked + 2 * WEEK)
    if row["happened_en"]:
        _report(db, row, asked + 8 * WEEK)
    for code in codes if row["answered"] else ():
        give_verdict(
            db,
            receipt_hash=receipt_hash(code),
            answered=Answered(row["answered"]),
            progress=Progress(row["progress"]),
            now=now - WEEK,
        )


def _ask(db: Session, row: dict[str, str], code: str, asked: datetime) -> UUID:
    return add_made_up_question(
        db,
        text=row["text"],
        other=row["text_other"],
        language=Language(row["language"]),
        area=row["area"],
        themes=row["themes"],
        now=asked,
        accepted=True,
        code=code,
    )


def _answer(db: Session, row: dict[str, str], question_id: UUID, now: datetime) -> None:
    fields = AnswerFields(
        kind=AnswerStatus(row["kind"]),
        text_en=row["answer_en"],
        text_cy=row["answer_cy"],
        given_by_en=row["given_by_en"],
        given_by_cy=row["given_by_cy"],
    )
    version = save_answer(
        db, question_id=question_id, actor=WRITER, version=0, now=now, fields=fields
    )
    if row["what_en"]:
        promised = CommitmentFields(
            what_en=row["what_en"],
            what_cy=row["what_cy"],
            who_en=row["who_en"],
            who_cy=row["who_cy"],
            due_on=day_in_wales(now + timedelta(days=int(row["due_days"]))),
        )
        add_commitment(
            db, question_id=question_id, actor=WRITER, version=version, now=now, fields=promised
        )
        version += 1
    version = submit_answer(db, question_id=question_id, actor=WRITER, version=version, now=now)
    approve_answer(db, question_id=question_id, actor=APPROVER, version=version, now=now)
    publish_answers(db, question_ids=[question_id], actor=APPROVER, now=now)


def _report(db: Session, row: dict[str, str], now: datetime) -> None:
    [promised] = [
        one for one in commitments_for(db, actor=WRITER) if one.fields.what_en == row["what_en"]
    ]
    report_commitment(
        db,
        commitment_id=promised.commitment_id,
        actor=WRITER,
        state=CommitmentState.KEPT,
        happened_en=row["happened_en"],
        happened_cy=row["happened_cy"],
        version=promised.version,
        now=now,
    )
