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
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from bot.language.councils import councils
from bot.questions.life.audience import queue_scope
from bot.questions.life.move import Actor
from bot.questions.likeness import index as indexes
from bot.questions.likeness.index import index_of
from bot.questions.likeness.similar import similar_for_staff, similar_to
from bot.questions.likeness.train import present_model
from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from bot.store.transaction import in_transaction
from bot.vocabulary import Role
from tests.benchmarks.running import report
from tests.benchmarks.similar_data import SEED, fill_likeness, read_made_up
from tests.conftest import database

MANY = 100_000
ASKED = 200  # searches of each kind, unless told otherwise
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
    made, kept, read_ms = read_made_up(questions)
    fill_likeness(store, made, kept)
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
