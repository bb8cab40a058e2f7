"""Questions like each other, made up from the examples: the same ones every time."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.language.councils import councils
from bot.questions.likeness.examples import Example, read_examples
from bot.questions.likeness.stored import pack
from bot.questions.likeness.train import present_model
from bot.store.engine import Store
from bot.store.tables.question_work import QuestionFeatures
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Language,
    Permission,
    Safeguarding,
    Visibility,
    Workflow,
)

SEED = 2026
BEGUN = datetime(2031, 1, 1, tzinfo=UTC)
_AT_ONCE = 5_000
PUBLIC_SHARE = 0.1  # of the questions are public


def made_up_questions(number: int) -> Iterator[Example]:
    """Examples over and over, each time with some words left out, doubled or parted anew."""
    chance = random.Random(SEED)
    examples = read_examples()
    for at in range(number):
        example = examples[at % len(examples)]
        other = examples[chance.randrange(len(examples))]
        words, more = example.text.split(), other.text.split()
        kept = [word for word in words if chance.random() > 0.15]
        kept += more[: chance.randrange(4)]
        text = " ".join(kept)[:280] or example.text
        yield Example(text, example.language, str(at), example.themes, "made up")


@lru_cache(maxsize=1)
def read_made_up(questions: int) -> tuple[list[Example], list[bytes], float]:
    """The questions, their features, and the ms of one core that one reading took."""
    model, made = present_model(), list(made_up_questions(questions))
    began = time.process_time()
    kept = [pack(model.read(example.text), example.language) for example in made]
    return made, kept, 1000 * (time.process_time() - began) / questions


def fill_likeness(store: Store, made: list[Example], kept: list[bytes]) -> None:
    """Keep the questions with their features."""
    name = present_model().name
    for start in range(0, len(made), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        in_transaction(store, _insert, made[part], kept[part], start, name)
    if not store.is_sqlite:
        with store.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("ANALYZE")


def _insert(db: Session, part: list[Example], kept: list[bytes], start: int, model: str) -> None:
    rows = [_question(example, start + at) for at, example in enumerate(part)]
    db.execute(insert(Question), rows)
    features = [
        {"question_id": row["id"], "model": model, "features": blob}
        for row, blob in zip(rows, kept, strict=True)
    ]
    db.execute(insert(QuestionFeatures), features)


def _question(example: Example, at: int) -> dict[str, object]:
    area = councils()[at % len(councils())]
    public = at % round(1 / PUBLIC_SHARE) == 0
    return {
        "id": UUID(int=at + 1),
        "receipt_hash": f"{at:064d}",
        "workflow": Workflow.ACCEPTED if public else Workflow.IN_REVIEW,
        "visibility": Visibility.PUBLIC if public else Visibility.STAFF,
        "safeguarding": Safeguarding.NONE,
        "answer_status": AnswerStatus.NONE,
        "version": 1,
        "language": Language(example.language),
        "text_original": example.text,
        "region": area.region,
        "council": area.code,
        "asked_to": AskedTo.BOARD,
        "age_band": AgeBand.NOT_SAID,
        "permission": Permission.BOTH,
        "created_at": BEGUN + timedelta(minutes=at),
    }
