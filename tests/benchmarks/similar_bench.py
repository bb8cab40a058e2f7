"""How fast likely duplicates are found among many: `python -m tests.benchmarks.similar_bench`.

Questions are made up from the examples by swapping words and places, always the same ones; each
store is filled, then asked by one caller at a time. One core is enough: set OMP_NUM_THREADS=1.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.language.councils import councils
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.questions.likeness import index as indexes
from bot.questions.likeness.examples import Example, read_examples
from bot.questions.likeness.index import index_of
from bot.questions.likeness.similar import similar_for_staff, similar_to
from bot.questions.likeness.stored import pack
from bot.questions.likeness.train import present_model
from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from bot.store.tables.question_work import QuestionFeatures
from bot.store.tables.questions import Question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Language,
    Permission,
    Role,
    Safeguarding,
    Visibility,
    Workflow,
)
from tests.benchmarks.running import report
from tests.conftest import database

SEED = 2026
MANY = 100_000
ASKED = 200  # searches of each kind, unless told otherwise
BEGUN = datetime(2031, 1, 1, tzinfo=UTC)
_AT_ONCE = 5_000
PUBLIC_SHARE = 0.1  # of the questions are public
TEAM = Actor(UUID(int=1), Role.COMMISSIONER_TEAM, None)


@dataclass(frozen=True)
class Speed:
    """One store with so many questions; times in ms, memory in MB."""

    store: str
    questions: int
    first_search_ms: float
    staff_p50: float
    staff_p95: float
    region_p95: float
    author_p50: float
    author_p95: float
    index_mb: float
    read_ms: float


def search_figures(store: Store, name: str, questions: int, searches: int) -> Speed:
    """Fill an empty, migrated store and measure the searches of staff and of authors.

    Args: name: what the store is called in the figures; searches: how many of each kind.
    """
    made, kept, read_ms = _read(questions)
    _fill(store, made, kept)
    chance = random.Random(SEED)
    asked = [UUID(int=chance.randrange(1, questions + 1)) for _ in range(searches)]
    texts = [made[chance.randrange(questions)].text for _ in range(searches)]
    first = _times(lambda: _staff(store, asked[0], TEAM), 1)[0]
    staff = [_times(lambda one=one: _staff(store, one, TEAM), 1)[0] for one in asked]
    region = [_times(lambda one=one: _staff_of_region(store, one), 1)[0] for one in asked]
    author = [_times(lambda text=text: _author(store, text), 1)[0] for text in texts]
    held = in_transaction(store, lambda db: _index(db).bytes_held, write=False)
    return Speed(
        store=name,
        questions=questions,
        first_search_ms=first,
        staff_p50=statistics.median(staff),
        staff_p95=_p95(staff),
        region_p95=_p95(region),
        author_p50=statistics.median(author),
        author_p95=_p95(author),
        index_mb=held / 1e6,
        read_ms=read_ms,
    )


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
def _read(questions: int) -> tuple[list[Example], list[bytes], float]:
    """The questions, their features, and the ms of one core that one reading took."""
    model, made = present_model(), list(made_up_questions(questions))
    began = time.process_time()
    kept = [pack(model.read(example.text), example.language) for example in made]
    return made, kept, 1000 * (time.process_time() - began) / questions


def _fill(store: Store, made: list[Example], kept: list[bytes]) -> None:
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


def _staff(store: Store, question_id: UUID, reader: Actor) -> None:
    scope = queue_scope(reader)
    in_transaction(store, similar_for_staff, question_id=question_id, scope=scope, write=False)


def _staff_of_region(store: Store, question_id: UUID) -> None:
    region = councils()[(question_id.int - 1) % len(councils())].region
    _staff(store, question_id, Actor(UUID(int=2), Role.RPB_STAFF, region))


def _author(store: Store, text: str) -> None:
    in_transaction(store, similar_to, text=text, write=False)


def _index(db: Session) -> indexes.FeatureIndex:
    return index_of(db, present_model().name)


def _times(work: object, number: int) -> list[float]:
    found = []
    for _ in range(number):
        began = time.perf_counter()
        work()  # type: ignore[operator]
        found.append(1000 * (time.perf_counter() - began))
    return found


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


@contextmanager
def _sqlite() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'bench.db'}")
        upgrade(store)
        yield store
        store.close()


@contextmanager
def _postgres() -> Iterator[Store]:
    with database(f"bench_{uuid4().hex[:12]}") as url:
        store = open_store(url)
        upgrade(store)
        yield store
        store.close()


def measure_similar(
    questions: int = MANY, *, searches: int = ASKED, only: str | None = None
) -> list[Speed]:
    """Measure each store, or only one, by so many searches of each kind."""
    found = []
    for name, opened in (("sqlite", _sqlite), ("postgres", _postgres)):
        if only in (None, name):
            with opened() as store:
                found.append(search_figures(store, name, questions, searches))
    return found


def show_similar(figures: list[Speed]) -> None:
    """Print the table."""
    report(f"\nThe search for likely duplicates among {figures[0].questions:,} questions, ms")
    report("| store | staff, all Wales p50 | p95 | a region p95 | an author p50 | p95 | first |")
    report("|---|---|---|---|---|---|---|")
    for one in figures:
        times = (one.staff_p50, one.staff_p95, one.region_p95, one.author_p50, one.author_p95)
        cells = [f"{time_:.1f}" for time_ in times]
        report(f"| {one.store} | " + " | ".join((*cells, f"{one.first_search_ms:.0f}")) + " |")
    report(f"index {figures[0].index_mb:.0f} MB, one text is read in {figures[0].read_ms:.1f} ms")


def main(questions: int) -> None:
    """Measure both stores and print the figures."""
    show_similar(measure_similar(questions))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
