"""Figures and files of 100,000 questions, timed: `python -m tests.benchmarks.figures_bench`.

Times are the best of several and of this machine; beside them the processor's own time in this
process. SQLite counts within it; PostgreSQL in another one, on 127.0.0.1:5432.
"""

import argparse
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.console.dashboard import Looked, read_desk
from bot.questions.exports.csv_file import CsvFile
from bot.questions.exports.facts import Format, Purpose, begin_export
from bot.questions.exports.json_file import JsonFile
from bot.questions.exports.reading import export_part
from bot.questions.exports.rows import Profile
from bot.questions.exports.xlsx_file import XlsxFile
from bot.questions.figures.shown import read_figures
from bot.questions.finding.queue_filter import SHOWN_STATES, QueueFilter
from bot.questions.life.move import Actor
from bot.settings import ROOT
from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from bot.store.transaction import in_transaction
from bot.vocabulary import Region, Role
from bot.web.words import Words
from tests.benchmarks.figures_data import add_lives
from tests.benchmarks.queue_data import NEWEST, fill_store
from tests.benchmarks.running import report
from tests.conftest import database

TIMES = 5
AT_ONCE = 500
TEAM = Actor(uuid.uuid4(), Role.COMMISSIONER_TEAM, None)
GWENT = Actor(uuid.uuid4(), Role.RPB_STAFF, Region.GWENT)
ALL = QueueFilter(workflows=SHOWN_STATES)


def main() -> int:
    """Fill both stores and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    asked = parser.parse_args()
    measure(asked.questions, only=asked.only)
    return 0


def measure(questions: int = 100_000, *, times: int = TIMES, only: str | None = None) -> None:
    """Fill each store, or only one, and measure it; each count is made so many times."""
    for name, opened in (("sqlite", _sqlite), ("postgres", _postgres)):
        if only in (None, name):
            with opened() as store:
                fill_store(store, questions)
                add_lives(store)
                report(f"\n{name}, {questions:,} questions")
                _measure_figures(store, times)
                _measure_files(store)


def _measure_figures(store: Store, times: int) -> None:
    for who, reader in (("a region", GWENT), ("all Wales", TEAM)):
        for months in (3, 12):
            given = {"reader": reader, "months": months, "now": NEWEST}
            name = f"figures, {who}, {months} months"
            _time(name, store, times, read_figures, **given)
        looked = Looked(3, None)
        name = f"the whole overview, {who}"
        _time(name, store, times, read_desk, reader=reader, looked=looked, now=NEWEST)


def _time(name: str, store: Store, times: int, use_case: Callable[..., Any], **given: Any) -> None:
    spent = []
    for _ in range(times):
        start, own = time.perf_counter(), time.process_time()
        in_transaction(store, use_case, write=False, **given)
        spent.append((time.perf_counter() - start, time.process_time() - own))
    best, own = (min(column) * 1000 for column in zip(*spent, strict=True))
    report(f"  {name:42} {best:7.0f} ms, {own:5.0f} ms of the processor here")


def _measure_files(store: Store) -> None:
    say = Words([ROOT / "bot" / "console" / "locale"]).say
    facts = in_transaction(
        store, begin_export, reader=TEAM, filter=ALL, profile=Profile.TEAM, format=Format.JSON,
        purpose=Purpose.OTHER, now=NEWEST,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "questions"
        for name, writer in (("CSV", CsvFile(say, bom=False)), ("JSON", JsonFile(facts))):
            start, before = time.perf_counter(), _most_memory()
            with path.open("w", encoding="utf-8") as file:
                file.write(writer.start())
                for rows in _parts(store):
                    file.write(writer.part(rows))
                file.write(writer.end())
            _report_file(name, start, before, path, facts.rows)
        start, before = time.perf_counter(), _most_memory()
        with XlsxFile(path, say) as book:
            for rows in _parts(store):
                book.part(rows)
        _report_file("XLSX", start, before, path, facts.rows)


def _parts(store: Store) -> Iterator[Any]:
    after = None
    while True:
        part = in_transaction(
            store, export_part, reader=TEAM, filter=ALL, profile=Profile.TEAM, after=after,
            limit=AT_ONCE, now=NEWEST, write=False,
        )  # fmt: skip
        yield part.rows
        if part.then is None:
            return
        after = part.then


def _report_file(name: str, start: float, before: float, path: Path, rows: int) -> None:
    spent, more = time.perf_counter() - start, _most_memory() - before
    size = path.stat().st_size / 1e6
    report(f"  {name:5} {rows:,} rows {spent:6.1f} s {size:6.1f} MB, {more:5.1f} MB more memory")


def _most_memory() -> float:
    """The most this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _sqlite() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _opened(f"sqlite:///{folder}/figures.db")


@contextmanager
def _postgres() -> Iterator[Store]:
    with database(f"bench_{uuid.uuid4().hex[:12]}") as url:
        yield from _opened(url)


def _opened(url: str) -> Iterator[Store]:
    store = open_store(url)
    upgrade(store)
    yield store
    store.close()


if __name__ == "__main__":
    sys.exit(main())
