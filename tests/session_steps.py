"""What tests of sessions share: a session with its panel, and a question on its list."""

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session as Db

from bot.questions.answering.spoken import SpokenPromise
from bot.questions.life.move import Actor
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.panel.records import agree_record, put_question, record_answer
from bot.sessions.panel.verdicts import group_verdict
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import DecidedHow, SessionState
from bot.store.tables.sessions import PanelMember, Session, SessionQuestion
from bot.vocabulary import Answered, AnswerStatus, Progress, Region, Role, Workflow
from tests.factories import ANSWER, COMMITMENT, NOW, make_actor, make_question

HOST = make_actor(Role.YOUTH_WORKER, Region.GWENT)
OTHER_HOST = make_actor(Role.YOUTH_WORKER, Region.GWENT)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
BOARD, SECOND = make_actor(), make_actor()
OFFICES = (("Chair of the board", "Cadeirydd y bwrdd"), ("Lead for children", "Arweinydd plant"))
TODAY = NOW.date()
PROMISE = SpokenPromise(COMMITMENT)
SAID = {
    "members": (2,),
    "kind": AnswerStatus.DIRECT,
    "text_en": ANSWER.text_en,
    "text_cy": ANSWER.text_cy,
    "commitments": (PROMISE,),
}
JUDGED = {
    "answered": Answered.PARTLY,
    "progress": Progress.AMBER,
    "decided_how": DecidedHow.CARDS,
    "people": PeopleBand.TO_19,
    "reason_en": "They named a day.",
    "reason_cy": "Fe enwon nhw ddiwrnod.",
}


def make_live_session(
    db: Db,
    *,
    region: Region | None = Region.GWENT,
    owner: Actor = HOST,
    held_on: date = TODAY,
    previous_id: UUID | None = None,
) -> UUID:
    """A session with two offices on its panel; gives back its id."""
    session_id = uuid4()
    db.add(
        Session(
            id=session_id,
            region=region,
            title_en="We ask the board",
            title_cy="Rydyn ni’n holi’r bwrdd",
            held_on=held_on,
            state=SessionState.OPEN,
            owner=owner.account_id,
            previous_id=previous_id,
            created_at=NOW,
        )
    )
    db.flush()
    for position, (english, welsh) in enumerate(OFFICES, start=1):
        place = {"session_id": session_id, "position": position, "region": region}
        db.add(PanelMember(**place, office_en=english, office_cy=welsh))
    db.flush()
    return session_id


def make_listed(db: Db, session_id: UUID, *, position: int = 1, **fields) -> UUID:
    """A question on the list of a session; gives back its id."""
    question = make_question(db, **{"state": Workflow.SELECTED, **fields})
    db.add(SessionQuestion(session_id=session_id, position=position, question_id=question.id))
    db.flush()
    return question.id


def make_participant(db: Db, session_id: UUID, *, people: int = 1) -> UUID:
    """Somebody in the room; gives back their id."""
    row = Participant(id=uuid4(), session_id=session_id, people=people, joined_at=NOW)
    db.add(row)
    db.flush()
    return row.id


def make_recorded(
    db: Db,
    session_id: UUID,
    question_id: UUID,
    *,
    actor: Actor = HOST,
    agreed: bool = True,
    judged: bool = False,
    now=NOW,
    **said,
) -> UUID:
    """An answer that was given and written down in a session; gives back its id."""
    which = {"session_id": session_id, "question_id": question_id, "actor": actor, "now": now}
    put_question(db, **which)
    answer_id = record_answer(db, **which, **{**SAID, **said})
    if agreed or judged:
        agree_record(db, **which)
    if judged:
        group_verdict(db, **which, **JUDGED)
    return answer_id
