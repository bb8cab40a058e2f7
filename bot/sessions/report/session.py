"""The report of one session, for everybody or for the group."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.questions.life.states import IN_LANE
from bot.questions.publication.suppression import shown_count
from bot.sessions.panel.bands import band
from bot.sessions.report.build import question_lines
from bot.sessions.report.figures import Figure, FigureName, Source, counted, hidden
from bot.sessions.report.lines import (
    Profile,
    ReportMember,
    ReportQuestion,
    SessionReport,
    Standing,
)
from bot.sessions.report.reading import read_session
from bot.sessions.scope import found_session, host_scope, session_scope
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Participant, Room, RoomQuestion
from bot.store.tables.sessions import PanelMember, Session, SessionStandard
from bot.vocabulary import CommitmentState, Progress

N = FigureName
NO_REHEARSAL = Room.rehearsal.is_not(True)


def session_report(
    db: Db, *, session_id: UUID, reader: Actor, profile: Profile = Profile.SHARED, now: datetime
) -> SessionReport:
    """What a session was about and what came of it so far.

    Args: profile: SHARED holds only what is public and in both languages; GROUP also what was read
        out and agreed in the room, for its host and the Commissioner's team.
    Raises: SessionNotFound (also: not this reader's, in this profile).
    """
    scope = session_scope(reader) if profile is Profile.SHARED else host_scope(reader)
    return report_of(db, found_session(db, scope, session_id), profile=profile, now=now)


def report_of(db: Db, session: Session, *, profile: Profile, now: datetime) -> SessionReport:
    """The same for a session that its reader may see."""
    rows = read_session(db, session_id=session.id, profile=profile)
    questions = question_lines(rows, profile=profile, now=now)
    standards = select(SessionStandard.standard).where(SessionStandard.session_id == session.id)
    return SessionReport(
        session_id=session.id,
        profile=profile,
        made_at=now,
        region=session.region,
        title_en=session.title_en,
        title_cy=session.title_cy,
        held_on=session.held_on,
        previous_id=session.previous_id,
        made_up=session.made_up,
        panel=_panel(db, session.id),
        standards=tuple(db.scalars(standards.order_by(SessionStandard.standard))),
        figures=(*_room_figures(db, session.id), *line_figures(questions)),
        questions=questions,
    )


def line_figures(questions: Iterable[ReportQuestion]) -> tuple[Figure, ...]:
    """Counts of the lines of a report, which everybody who reads it can count as well."""
    lines = list(questions)
    listed = [one for one in lines if one.position is not None]
    put = [one for one in listed if one.standing not in (None, Standing.NOT_PUT)]
    answers = [one.answer for one in lines if one.answer]
    promises = [promise for one in lines for promise in one.promises]
    verdicts = [one.verdict for one in lines if one.verdict]
    kept = [one for one in promises if one.state is CommitmentState.KEPT]
    still_open = [one for one in promises if one.state is CommitmentState.OPEN]
    not_done = [one.answer_id for one in answers if not one.counts_as_done]
    return (
        counted(N.CHOSEN, "questions", (f"position:{one.position}" for one in listed)),
        counted(N.PUT, "questions", (one.question_id for one in put)),
        counted(N.ANSWERED, "answers", (one.answer_id for one in answers)),
        counted(N.NOT_DONE, "answers", not_done),
        counted(N.PROMISES, "promises", (one.commitment_id for one in promises)),
        counted(N.KEPT, "promises", (one.commitment_id for one in kept)),
        counted(N.STILL_OPEN, "promises", (one.commitment_id for one in still_open)),
        *(
            counted(
                N(colour.value),
                "verdicts",
                (one.verdict_id for one in verdicts if one.progress is colour),
            )
            for colour in Progress
        ),
    )


def _panel(db: Db, session_id: UUID) -> tuple[ReportMember, ...]:
    wanted = select(PanelMember).where(PanelMember.session_id == session_id)
    return tuple(
        ReportMember(row.position, row.region, row.office_en, row.office_cy)
        for row in db.scalars(wanted.order_by(PanelMember.position))
    )


def _room_figures(db: Db, session_id: UUID) -> tuple[Figure, ...]:
    """How many people were there and asked: young people, so never few and never who."""
    if (
        db.scalar(select(Room.session_id).where(Room.session_id == session_id, NO_REHEARSAL))
        is None
    ):
        return ()
    here = (Participant.session_id == session_id, Participant.removed_at.is_(None))
    people = sum(db.scalars(select(Participant.people).where(*here)))
    asked = select(RoomQuestion.question_id).join(Question, Question.id == RoomQuestion.question_id)
    ordinary = Question.safeguarding.not_in(IN_LANE)
    ids = list(db.scalars(asked.where(RoomQuestion.session_id == session_id, ordinary)))
    cell = shown_count(len(ids))
    return (
        Figure(N.PEOPLE, Source("participant", N.PEOPLE.value), band=band(people)),
        hidden(N.ASKED, "room_question", cell, ()),
    )
