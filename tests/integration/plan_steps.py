"""People at work on plans of sessions."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

from sqlalchemy import select

from bot.questions.life.move import Actor
from bot.sessions.planning.lessons import OUTLINES, Twin
from bot.sessions.planning.make import NewPlan, make_plan
from bot.sessions.planning.queries import session_plan
from bot.store.tables.audit import AuditEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Region, Role, Workflow
from tests.factories import make_question

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TITLE = Twin("We ask the board", "Rydyn ni’n holi’r bwrdd")


def reader(role: Role, region: Region | None = None) -> Actor:
    return Actor(uuid4(), role, region)


TEAM = reader(Role.COMMISSIONER_TEAM)
NIA = reader(Role.YOUTH_WORKER, Region.GWENT)
SION = reader(Role.YOUTH_WORKER, Region.GWENT)
BOARD = reader(Role.RPB_STAFF, Region.GWENT)


class Desk:
    """One person at work on plans."""

    def __init__(self, store, actor=NIA):
        self.store, self.actor = store, actor

    def does(self, use_case, **given):
        return in_transaction(self.store, use_case, actor=self.actor, now=NOW, **given)

    def sees(self, use_case, **given):
        return in_transaction(self.store, use_case, reader=self.actor, write=False, **given)

    def plans(self, **given):
        fields = {
            "region": Region.GWENT,
            "title": TITLE,
            "held_on": date(2026, 12, 10),
            "begins_at": time(16, 30),
            "outline": OUTLINES[0],
        }
        return self.does(make_plan, plan=NewPlan(**{**fields, **given}))

    def plan(self, session_id):
        return self.sees(session_plan, session_id=session_id)

    def asks(self, **fields):
        given = {"region": Region.GWENT, "council": None, "permission": Permission.BOTH}

        def add(db):
            return make_question(db, **{"state": Workflow.ACCEPTED, **given, **fields}).id

        return in_transaction(self.store, add)


def actions_on(store, subject: str) -> list[str]:
    def lines(db):
        wanted = select(AuditEvent).where(AuditEvent.subject == subject).order_by(AuditEvent.id)
        return [row.action for row in db.scalars(wanted)]

    return in_transaction(store, lines, write=False)
