"""A session whose question was answered and judged, the one after it, and their reports."""

from datetime import timedelta

from sqlalchemy import select

from bot.questions.answering.answers import answer_for_staff
from bot.questions.answering.publishing import publish_answers
from bot.questions.answering.stages import approve_answer
from bot.questions.life.move import locked_question, move
from bot.questions.life.states import Step
from bot.sessions.panel.verdicts import group_verdict
from bot.sessions.report.lines import Profile
from bot.sessions.report.minister import minister_report
from bot.sessions.report.session import session_report
from bot.store.tables.answers import Answer, Commitment
from bot.store.transaction import in_transaction
from bot.vocabulary import CommitmentState, Progress
from tests.factories import NOW
from tests.session_steps import (
    HOST,
    JUDGED,
    SECOND,
    TEAM,
    make_listed,
    make_live_session,
    make_recorded,
)

LATER = NOW + timedelta(days=30)


def make_published(db, question_id, now=NOW):
    """Let a second person approve a recorded answer and publish it."""
    which = {"question_id": question_id, "actor": SECOND}
    approve_answer(db, **which, version=answer_for_staff(db, **which).version, now=now)
    publish_answers(db, question_ids=[question_id], actor=SECOND, now=now)


def make_reported(db, *, published=True, **fields):
    """A session with one question that was answered, judged and, if wanted, published."""
    session_id = make_live_session(db)
    question_id = make_listed(db, session_id, **fields)
    make_recorded(db, session_id, question_id, judged=True)
    if published:
        make_published(db, question_id)
    return session_id


def made(store, use_case=make_reported, **more):
    return in_transaction(store, use_case, **more)


def report(store, session_id, reader=HOST, profile=Profile.SHARED, now=LATER):
    return in_transaction(
        store,
        session_report,
        session_id=session_id,
        reader=reader,
        profile=profile,
        now=now,
        write=False,
    )


def minister(store, **more):
    more = {"reader": TEAM, "now": LATER, **more}
    return in_transaction(store, minister_report, write=False, **more)


def figures(found):
    return {figure.name: figure for figure in found.figures}


def flag(db, session_id):
    line = db.scalars(select(Answer.question_id)).one()
    move(db, locked_question(db, line), Step.FLAG, mover=HOST.mover, now=NOW)


def make_follow_up(db, *, progress=Progress.GREEN, kept=True):
    """A session, and the one after it that judges the same answer again: both ids."""
    first = make_reported(db)
    answer = db.scalars(select(Answer)).one()
    second = make_live_session(db, previous_id=first, held_on=LATER.date())
    if kept:
        promise = db.scalars(select(Commitment)).one()
        promise.state, promise.state_at = CommitmentState.KEPT, LATER
        promise.happened_en, promise.happened_cy = "It is open.", "Mae ar agor."
    if progress:
        which = {"session_id": second, "question_id": answer.question_id, "actor": HOST}
        group_verdict(db, **which, now=LATER, **{**JUDGED, "progress": progress})
    return first, second
