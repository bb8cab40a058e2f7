"""What tests of report files share: two sessions with everything in them that may leak."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.stages import approve_answer
from bot.questions.exports.facts import Purpose
from bot.questions.life.move import locked_question, move
from bot.questions.life.states import Step
from bot.sessions.panel.verdicts import group_verdict, reply_to_verdict
from bot.sessions.prints.files import PrintFormat
from bot.sessions.prints.printed import Edition
from bot.sessions.report.lines import Profile
from bot.sessions.report.sheets.files import minister_file, session_file
from bot.sessions.report.taking import (
    ReportFormat,
    ReportOrder,
    take_minister_report,
    take_session_report,
)
from bot.store.tables.answers import Commitment
from bot.store.tables.rooms import GroupVerdict, Room, RoomQuestion
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session, SessionStandard
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStatus,
    CommitmentState,
    Language,
    Permission,
    Progress,
    Region,
    Workflow,
)
from tests.factories import COMMITMENT, NOW, make_answer, make_question
from tests.session_steps import (
    BOARD,
    HOST,
    JUDGED,
    SECOND,
    TEAM,
    make_listed,
    make_live_session,
    make_participant,
    make_recorded,
)
from tests.unit.test_prints_files import words_of

LATER = NOW + timedelta(days=100)
END = LATER + timedelta(days=30)
PERIOD = {"since": NOW.date(), "until": END.date()}
WAITING = {
    "text_original": "When will the waiting list be shorter than a year?",
    "text_other": "Pryd bydd y rhestr aros yn fyrrach na blwyddyn?",
}
BUSES = {
    "text_original": "Pam does dim bws i’r ganolfan ieuenctid ar ôl chwech?",
    "text_other": "Why is there no bus to the youth centre after six?",
    "language": Language.CY,
}
HELD = "Canary held: my stepfather waits at the gate"
READ_OUT = "Canary read out: will the Tŷ Glas group get a worker?"
UNAPPROVED = "Canary unapproved: we hope to look at buses in spring"
UNAPPROVED_PROMISE = "Canary promise: ask the bus company"
ONE_LANGUAGE = "Canary reason: they looked at the floor"
EVIDENCE = "Canary evidence: the Tuesday group chose the room"
CONTEXT = "Canary context: my sister waited too"
CANARIES = (
    *(HELD, READ_OUT, UNAPPROVED, UNAPPROVED_PROMISE, ONE_LANGUAGE, EVIDENCE, CONTEXT),
    *(str(HOST.account_id), str(SECOND.account_id)),
)


class Made(NamedTuple):
    """Two sessions, one after the other."""

    first: UUID
    second: UUID


def make_out(db: Db, question_id: UUID, *, now=NOW) -> None:
    """Let a second person approve a recorded answer and publish it."""
    which = {"question_id": question_id, "actor": SECOND}
    approve_answer(db, **which, version=answer_for_staff(db, **which).version, now=now)
    publish_answers(db, question_ids=[question_id], actor=SECOND, now=now)


def make_reports(db: Db, *, owner=HOST, made_up: bool = False) -> Made:
    """A session of five questions, and the one after it that judges again; both closed.

    Public: waiting (answered, promised, judged amber) and one that the board will only consider,
    judged red with a reason in one language. Not public: one held, one to be read out only, and an
    answer about buses that nobody has approved.
    """
    first = make_live_session(db, owner=owner)
    waiting = make_listed(db, first, **WAITING, context=CONTEXT)
    make_recorded(db, first, waiting, actor=owner, judged=True)
    make_out(db, waiting)
    stock = make_listed(db, first, position=2)
    make_recorded(db, first, stock, actor=owner, kind=AnswerStatus.WILL_CONSIDER, commitments=())
    reason = {"progress": Progress.RED, "reason_en": ONE_LANGUAGE, "reason_cy": ""}
    which = {"session_id": first, "actor": owner, "now": NOW}
    group_verdict(db, question_id=stock, **which, **{**JUDGED, **reason})
    make_out(db, stock)
    _not_public(db, first, owner)
    _room(db, first)
    second = make_live_session(db, previous_id=first, held_on=LATER.date(), owner=owner)
    _judge_again(db, second, waiting, owner)
    for session_id in (first, second):
        row = db.get(Session, session_id)
        row.state, row.made_up = SessionState.CLOSED, made_up
    return Made(first, second)


def _not_public(db: Db, session_id: UUID, owner) -> None:
    held = make_listed(db, session_id, position=3, text_original=HELD, text_other=HELD)
    make_recorded(db, session_id, held, actor=owner)
    move(db, locked_question(db, held), Step.FLAG, mover=owner.mover, now=NOW)
    only = {"permission": Permission.READ_OUT, "text_original": READ_OUT, "text_other": READ_OUT}
    make_recorded(db, session_id, make_listed(db, session_id, position=4, **only), actor=owner)
    buses = make_listed(db, session_id, position=5, **BUSES)
    said = {"text_en": UNAPPROVED, "text_cy": UNAPPROVED}
    make_recorded(db, session_id, buses, actor=owner, **said)
    promise = db.scalars(select(Commitment).order_by(Commitment.created_at.desc())).first()
    for row in db.scalars(select(Commitment).where(Commitment.question_id == buses)):
        row.what_en = row.what_cy = UNAPPROVED_PROMISE
    assert promise is not None
    more = {"evidence": EVIDENCE, "ticked_at": NOW}
    db.add(SessionStandard(session_id=session_id, standard=6, **more))


def _room(db: Db, session_id: UUID) -> None:
    db.add(Room(session_id=session_id, opened_at=NOW))
    for people in (1, 1, 6):
        make_participant(db, session_id, people=people)
    for _ in range(3):
        question = make_question(db, state=Workflow.ACCEPTED)
        ids = {"session_id": session_id, "question_id": question.id}
        db.add(RoomQuestion(**ids, added_at=NOW))


def _judge_again(db: Db, session_id: UUID, question_id: UUID, owner) -> None:
    promised = select(Commitment).where(Commitment.question_id == question_id)
    for row in db.scalars(promised):
        row.state, row.state_at = CommitmentState.KEPT, LATER
        row.happened_en = "The second clinic opened in May."
        row.happened_cy = "Agorodd yr ail glinig ym mis Mai."
    which = {"session_id": session_id, "question_id": question_id, "actor": owner}
    group_verdict(db, **which, now=LATER, **{**JUDGED, "progress": Progress.GREEN})
    newest = select(GroupVerdict.verdict_id).where(GroupVerdict.session_id == session_id)
    said = {"reply_en": "Thank you for holding us to it.", "reply_cy": "Diolch am ein dal ni ato."}
    reply_to_verdict(db, verdict_id=db.scalars(newest).one(), actor=BOARD, now=LATER, **said)


def make_promises(db: Db, *, region: Region = Region.POWYS) -> None:
    """Promises of two half-years, five and more of each kind: what is told exactly, and drawn."""
    kinds = (CommitmentState.KEPT, CommitmentState.NOT_KEPT, CommitmentState.OPEN)
    for now in (NOW, NOW + timedelta(days=180)):
        for number in range(6):
            question = make_question(db, region=region, state=Workflow.ACCEPTED, council=None)
            late = replace(COMMITMENT, due_on=END.date() + timedelta(days=number + 90))
            make_answer(db, question, now=now, commitments=(late,) * 3)
    of_region = select(Commitment).where(Commitment.region == region)
    rows = db.scalars(of_region.order_by(Commitment.answer_id, Commitment.id))
    for number, row in enumerate(rows):
        row.state = kinds[number % 3]


def order(file=ReportFormat.PDF, edition=Edition.BOTH, profile=Profile.SHARED):
    return ReportOrder(file, Purpose.BOARD_MEETING, edition, profile)


def take(store, session_id, wanted, reader=HOST):
    given = {"session_id": session_id, "reader": reader, "order": wanted, "now": END}
    return in_transaction(store, take_session_report, **given)


def taken(store, session_id, *wanted, reader=HOST):
    one = order(*wanted)
    return session_file(take(store, session_id, one, reader), one)


def for_minister(store, *wanted):
    one = order(*wanted)
    report = in_transaction(store, take_minister_report, reader=TEAM, order=one, now=END, **PERIOD)
    return minister_file(report, one)


def said(file) -> str:
    """The words of a file, whatever its kind."""
    if file.name.endswith(".json"):
        return file.content.decode()
    kind = PrintFormat(file.name.rsplit(".", 1)[-1])
    return words_of(kind, file.content)
