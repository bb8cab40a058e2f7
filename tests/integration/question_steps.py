"""What tests of the life of a question share: who acts, how, and what is then in the store."""

import inspect
from uuid import UUID

from sqlalchemy import Text, cast, func, or_, select

from bot.questions.finding.queue_filter import QueueFilter
from bot.questions.life.move import locked_question
from bot.questions.reviewing.moderation import accept_question
from bot.questions.reviewing.safeguarding import safeguarding_lane
from bot.questions.reviewing.staff import review_queue
from bot.store.base import Base
from bot.store.engine import Store
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Region, Role
from tests.factories import NOW, make_actor, make_question

GWENT = make_actor()
COLLEAGUE = make_actor()
POWYS = make_actor(region=Region.POWYS)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
LEAD = make_actor(Role.SAFEGUARDING_LEAD, None)
GWENT_LEAD = make_actor(Role.SAFEGUARDING_LEAD, Region.GWENT)
FLAGGED = {"level": Level.FULL}  # fields of a question that goes to the lane
POWYS_LEAD = make_actor(Role.SAFEGUARDING_LEAD, Region.POWYS)


def make(store: Store, **fields) -> Question:
    return in_transaction(store, make_question, **fields)


def made(store: Store, **fields) -> UUID:
    return make(store, **fields).id


def kept(store: Store, question_id: UUID) -> Question:
    return in_transaction(store, locked_question, question_id)


def act(store: Store, use_case, question_id: UUID, actor=GWENT, *, now=NOW, **more):
    """Call a use case about one question, with the version it has now unless one is given."""
    if use_case is accept_question:
        more = {"details_checked": True, **more}
    if "version" in inspect.signature(use_case).parameters:
        more.setdefault("version", kept(store, question_id).version)
    return in_transaction(store, use_case, question_id=question_id, actor=actor, now=now, **more)


def decide(store: Store, use_case, question: Question, actor=GWENT, version=None, **more):
    """Call a use case as from a page that was opened when the question was as it is given here."""
    version = question.version if version is None else version
    return act(store, use_case, question.id, actor, version=version, **more)


def seen(store: Store, reader, workflow=None) -> set[UUID]:
    """What a reader finds in their queue."""
    wanted = QueueFilter(workflows=(workflow,) if workflow else ())
    page = in_transaction(store, review_queue, reader=reader, filter=wanted, now=NOW, write=False)
    assert len(page.items) == page.total
    return {item.question_id for item in page.items}


def lane(store: Store, reader) -> set[UUID]:
    """What a reader finds in the safeguarding lane."""
    found = in_transaction(store, safeguarding_lane, reader=reader, write=False)
    return {item.question_id for item in found}


def steps_of(store: Store, question_id: UUID) -> list[str]:
    wanted = select(QuestionEvent.kind).where(QuestionEvent.question_id == question_id)
    ordered = wanted.order_by(QuestionEvent.id)
    return in_transaction(store, lambda db: list(db.scalars(ordered)), write=False)


def audited(store: Store, question_id: UUID) -> list[AuditEvent]:
    wanted = select(AuditEvent).where(AuditEvent.subject == f"question:{question_id}")
    ordered = wanted.order_by(AuditEvent.id)
    return in_transaction(store, lambda db: list(db.scalars(ordered)), write=False)


def facts(store: Store, question_id: UUID) -> dict[str, object]:
    """Every column of a question but its version."""
    question = kept(store, question_id)
    names = [column.key for column in Question.__mapper__.column_attrs if column.key != "version"]
    return {name: getattr(question, name) for name in names}


def count(store: Store, table) -> int:
    wanted = select(func.count()).select_from(table)
    return in_transaction(store, lambda db: db.scalar(wanted), write=False)


def _holds(column, word: str):
    return func.lower(cast(column, Text)).contains(word.lower())


def where_written(store: Store, *words: str) -> set[str]:
    """Every column of every table in which one of these words is, in any case."""

    def look(db):
        found = set()
        for table in Base.metadata.tables.values():
            holds = [or_(*(_holds(column, word) for word in words)) for column in table.columns]
            counts = db.execute(select(*(func.count().filter(held) for held in holds))).one()
            names = [f"{table.name}.{column.name}" for column in table.columns]
            found |= {name for name, number in zip(names, counts, strict=True) if number}
        return found

    return in_transaction(store, look, write=False)
