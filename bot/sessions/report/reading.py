"""Read from the store all that a report of one session is made of, in one query a table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.judging.verdict_counts import PublicVerdict
from bot.questions.judging.verdicts import verdicts_on
from bot.questions.publication.readable import everybody
from bot.sessions.panel.held import readable
from bot.sessions.panel.views import GroupVerdictView, verdict_rows
from bot.sessions.report.lines import Profile
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.ballots import Ballot, Pick
from bot.store.tables.questions import Question
from bot.store.tables.rooms import PanelRecord
from bot.store.tables.session_terms import BallotState
from bot.store.tables.sessions import SessionQuestion
from bot.vocabulary import AnswerStage


@dataclass(frozen=True, slots=True)
class SessionRows:
    """The rows of one session by question; only those that its reader may see."""

    positions: dict[UUID, int | None]  # every question of the session, readable or not
    questions: dict[UUID, Question]
    records: dict[UUID, PanelRecord]
    answers: dict[UUID, Answer]  # that may be shown
    promises: dict[UUID, tuple[Commitment, ...]]  # by answer
    verdicts: dict[UUID, GroupVerdictView]
    latest: dict[UUID, PublicVerdict]
    picks: dict[UUID, Pick]


def read_session(db: Db, *, session_id: UUID, profile: Profile) -> SessionRows:
    """All rows of a session; whoever calls this has checked that its reader may see it."""
    verdicts = {group.question_id: view for group, view in verdict_rows(db, session_id=session_id)}
    positions = _positions(db, session_id, verdicts)
    scope = everybody() if profile is Profile.SHARED else readable()
    wanted = select(Question).where(Question.id.in_(positions), scope)
    questions = {row.id: row for row in db.scalars(wanted)}
    of_session = select(PanelRecord).where(PanelRecord.session_id == session_id)
    records = {row.question_id: row for row in db.scalars(of_session)}
    every = _answers(db, questions)
    answers = _shown(every, questions, records, profile)
    return SessionRows(
        positions=positions,
        questions=questions,
        records=records,
        answers=answers,
        promises=_promises(db, answers.values()),
        verdicts=verdicts,
        latest=_latest(db, questions, every),
        picks=_picks(db, session_id),
    )


def _positions(db: Db, session_id: UUID, judged: Iterable[UUID]) -> dict[UUID, int | None]:
    listed = select(SessionQuestion.question_id, SessionQuestion.position).where(
        SessionQuestion.session_id == session_id
    )
    found: dict[UUID, int | None] = {}
    for question_id, position in db.execute(listed.order_by(SessionQuestion.position)):
        found[question_id] = position
    return found | {one: None for one in judged if one not in found}


def _answers(db: Db, questions: Iterable[UUID]) -> list[Answer]:
    wanted = select(Answer).where(Answer.question_id.in_(list(questions)))
    return list(db.scalars(wanted.order_by(Answer.question_id, Answer.round)))


def _shown(
    answers: list[Answer],
    questions: dict[UUID, Question],
    records: dict[UUID, PanelRecord],
    profile: Profile,
) -> dict[UUID, Answer]:
    """The answer that each question had in this session, or has now; if it may be shown."""
    found = {}
    for answer in answers:
        record = records.get(answer.question_id)
        mine = record is not None and record.answer_id == answer.id
        present = answer.round == questions[answer.question_id].answer_round
        if not mine and (record is not None or not present):
            continue
        agreed = record is not None and record.agreed_at is not None
        if answer.stage is AnswerStage.PUBLISHED or (agreed and profile is Profile.GROUP):
            found[answer.question_id] = answer
    return found


def _promises(db: Db, answers: Iterable[Answer]) -> dict[UUID, tuple[Commitment, ...]]:
    wanted = select(Commitment).where(Commitment.answer_id.in_([one.id for one in answers]))
    found: defaultdict[UUID, tuple[Commitment, ...]] = defaultdict(tuple)
    for row in db.scalars(wanted.order_by(Commitment.created_at, Commitment.id)):
        if row.answer_id is not None:
            found[row.answer_id] += (row,)
    return found


def _latest(
    db: Db, questions: dict[UUID, Question], answers: list[Answer]
) -> dict[UUID, PublicVerdict]:
    """How public questions are judged now: their present answer, if it is out."""
    wanted = select(Question.id).where(Question.id.in_(list(questions)), everybody())
    public = set(db.scalars(wanted))
    present = {
        one.id: one.question_id
        for one in answers
        if one.question_id in public
        and one.stage is AnswerStage.PUBLISHED
        and one.round == questions[one.question_id].answer_round
    }
    judged = verdicts_on(db, present)
    return {present[one]: verdict for one, verdict in judged.items() if verdict is not None}


def _picks(db: Db, session_id: UUID) -> dict[UUID, Pick]:
    wanted = (
        select(Pick)
        .join(Ballot, Ballot.id == Pick.ballot_id)
        .where(Ballot.session_id == session_id, Ballot.state == BallotState.CHOSEN)
        .order_by(Ballot.opened_at, Pick.position)
    )
    return {row.question_id: row for row in db.scalars(wanted)}
