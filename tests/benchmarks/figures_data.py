"""The lives of the questions that figures count: decided, answered and judged on made-up days."""

import random
import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, select, text, update

from bot.store.engine import Store
from bot.store.tables.answers import Answer, Verdict
from bot.store.tables.questions import Question
from bot.vocabulary import Workflow
from tests.benchmarks.queue_data import WAITING

OUT = (Workflow.PUBLISHED, Workflow.ASSESSED, Workflow.REVIEW_DUE, Workflow.CLOSED)
JUDGED = OUT[1:]
REFUSED = (Workflow.RETURNED, Workflow.DECLINED)
FIRST = (*REFUSED, Workflow.MERGED, Workflow.PASSED_ON)
REASONS = ("unclear", "named_person")


def add_lives(store: Store) -> None:
    """Give the questions the days of their lives, answers and verdicts."""
    chance = random.Random(5)
    with store.sessions() as db, db.begin():
        found = db.execute(select(Question.id, Question.created_at, Question.workflow)).all()
        days, answers, verdicts = [], [], []
        for one, created_at, workflow in found:
            decided = created_at + timedelta(days=chance.randrange(9))
            out = created_at + timedelta(days=chance.randrange(20, 60))
            answered = workflow in OUT
            first = None if workflow in WAITING else _led_to(workflow)
            days.append({
                "b_id": one, "decided": decided if first else None, "decided_as": first,
                "why": chance.choice(REASONS) if first in REFUSED else None,
                "out": out if answered else None,
            })  # fmt: skip
            if answered:
                answers.append(_answer(one, out, chance))
            if answered and workflow in JUDGED:
                verdicts += [_verdict(answers[-1], number, out, chance) for number in range(2)]
        table = Question.__table__
        changed = update(table).where(table.c.id == bindparam("b_id"))
        db.connection().execute(
            changed.values(
                decided_at=bindparam("decided"),
                decided_as=bindparam("decided_as"),
                decided_why=bindparam("why"),
                published_at=bindparam("out"),
            ),
            days,
        )
        db.execute(insert(Answer), answers)
        db.execute(insert(Verdict), verdicts)
    with store.engine.connect() as connection:
        connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("ANALYZE" if store.is_sqlite else "VACUUM ANALYZE"))


def _led_to(workflow: Workflow) -> Workflow:
    """Where the first decision led a question that is here now."""
    return workflow if workflow in FIRST else Workflow.ACCEPTED


def _answer(question: uuid.UUID, out: datetime, chance: random.Random) -> dict[str, Any]:
    words = "We will hire two more people and tell you each month how long the wait is. " * 5
    return {
        "id": uuid.UUID(int=chance.getrandbits(128), version=4),
        "question_id": question,
        "stage": "published",
        "kind": "direct",
        "text_en": words,
        "text_cy": words,
        "published_at": out,
        "changed_at": out,
    }


def _verdict(
    answer: dict[str, Any], number: int, out: datetime, chance: random.Random
) -> dict[str, Any]:
    return {
        "id": uuid.UUID(int=chance.getrandbits(128), version=4),
        "question_id": answer["question_id"],
        "answer_id": answer["id"],
        "judge": "author",
        "judge_hash": str(number),
        "answered": chance.choice(("yes", "partly", "no")),
        "progress": chance.choice(("red", "amber", "green")),
        "given_at": out + timedelta(days=5),
    }
