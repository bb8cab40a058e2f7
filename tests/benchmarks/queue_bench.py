"""How long staff wait for the list of 100,000 questions: `python -m tests.benchmarks.queue_bench`.

The console runs as it is installed, in a process of its own; a signed-in browser opens pages over
HTTP, one after the other, as the Commissioner's team (all of Wales) and as one board. Needs
PostgreSQL on 127.0.0.1:5432 for its half. `--store FOLDER` keeps the filled SQLite file.

Each page is opened TIMES times and counts with every one of them. `other` is what the machine's
load was before: on a machine that others use, a page takes as many times longer.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from bot.accounts.account import create_account
from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role
from tests.benchmarks.queue_data import fill_store
from tests.benchmarks.running import Server, free_port, report
from tests.conftest import database
from tests.integration.console_client import PASSWORD, Browser

COUNT = 100_000  # questions
TIMES = 12  # each page
READERS = {"team": (Role.COMMISSIONER_TEAM, None), "board": (Role.RPB_STAFF, Region.GWENT)}
PAGES = {
    "what waits": "",
    "what waits, deep": "page=40",
    "all": "state=any",
    "all, deep": "state=any&page=40",
    "all, newest, deepest": "state=any&sort=newest&page=40",
    "due first": "state=any&sort=due",
    "one state": "state=closed",
    "one theme": "state=any&theme=transport",
    "theme, language, age": "state=any&theme=access&language=cy&age_band=14-16",
    "council": "state=any&council=W06000022",
    "late": "overdue=yes",
    "mine": "state=any&assigned=me",
    "rare word": "state=any&words=nolgellau",
    "common word": "state=any&words=school",
    "common word, deep": "state=any&words=school&page=50",
    "two words": "state=any&words=school+transport",
    "half a word": "state=any&words=coun",
    "word, theme, state": "state=closed&words=waiting&theme=waiting_times",
    "nothing found": "state=any&words=zzzz",
}


@dataclass(frozen=True)
class PageTimes:
    """One page of one reader on one store, in milliseconds."""

    store: str
    reader: str
    page: str
    p50: float
    p95: float
    found: str


@dataclass(frozen=True)
class QueueFigures:
    """All pages, and the 95th percentile over every single time of a store."""

    questions: int
    pages: tuple[PageTimes, ...]
    p95: dict[str, float]
    load: float
    fill_s: dict[str, float]


def measure_queue(
    folder: Path, *, count: int = COUNT, times: int = TIMES, only: str | None = None
) -> QueueFigures:
    """Fill each store, or only one, and open every page of the list on it.

    Args: folder: where the SQLite file is, or will be, and the server's log.
    """
    pages: list[PageTimes] = []
    p95, fill_s = {}, {}
    load = os.getloadavg()[0]
    sqlite, postgres = f"sqlite:///{folder / 'queue.db'}", f"bench_{uuid4().hex[:12]}"
    for name, opened in (("sqlite", nullcontext(sqlite)), ("postgres", database(postgres))):
        if only not in (None, name):
            continue
        with opened as url:
            began = time.monotonic()
            accounts = _prepare(url, count)
            fill_s[name] = time.monotonic() - began
            with _console(folder, url) as server:
                found, every = asyncio.run(_open_pages(server.url, name, accounts, times))
        pages += found
        p95[name] = _percentile(every, 95)
    return QueueFigures(count, tuple(pages), p95, load, fill_s)


def show_queue(figures: QueueFigures) -> None:
    """Print the table."""
    stores = tuple(figures.p95)
    report(
        f"\nThe list of {figures.questions:,} questions over HTTP; load before: {figures.load:.1f}"
    )
    report("| page | reader | found |" + "".join(f" {one} p50 | p95 |" for one in stores))
    report("|---|---|---|" + "---|---|" * len(stores))
    by_key = {(one.store, one.reader, one.page): one for one in figures.pages}
    for reader in READERS:
        for page in PAGES:
            lines = [by_key[store, reader, page] for store in stores]
            times = "".join(f" {one.p50:.0f} | {one.p95:.0f} |" for one in lines)
            report(f"| {page} | {reader} | {lines[0].found} |{times}")
    for name, value in figures.p95.items():
        report(f"{name}: p95 over all {value:.0f} ms, filled in {figures.fill_s[name]:.0f} s")


def _prepare(url: str, count: int) -> dict[str, str]:
    """The sign-in names by reader; the store is filled unless it is already."""
    store = open_store(url)
    upgrade(store)
    names = {reader: f"{reader}-{uuid4().hex[:8]}" for reader in READERS}
    ids = [_account(store, names[reader], *who) for reader, who in READERS.items()]
    with store.engine.connect() as connection:
        filled = connection.exec_driver_sql("SELECT count(*) FROM question").scalar()
    if not filled:
        fill_store(store, count, colleagues=[*ids, *(uuid4() for _ in range(30))])
    store.close()
    return names


def _account(store: Store, name: str, role: Role, region: Region | None) -> object:
    made = in_transaction(
        store,
        create_account,
        name=name,
        role=role,
        region=region,
        password=PASSWORD,
        now=datetime.now(UTC),
        language=Language.EN,
    )
    return made.id


def _console(folder: Path, url: str) -> Server:
    port = free_port()
    return Server(
        [sys.executable, "-m", "bot", "console"],
        port,
        folder / "console.log",
        "/sign-in",
        CONSOLE_PORT=str(port),
        DATABASE_URL=url,
        VAR_DIR=str(folder),
        LOG_LEVEL="warning",
    )


async def _open_pages(
    url: str, store: str, names: dict[str, str], times: int
) -> tuple[list[PageTimes], list[float]]:
    found, every = [], []
    for reader, name in names.items():
        browser = Browser(url)
        browser.http.timeout = 60
        await browser.sign_in(name)
        for page, query in PAGES.items():
            address = f"/questions?{query}&lang=en".replace("?&", "?")
            if times > 1:
                await _open(browser, address)  # the first of several does not count
            opened = [await _open(browser, address) for _ in range(times)]
            took = [spent for spent, _ in opened]
            every += took
            said = (
                opened[-1][1]
                .split('role="status">')[1]
                .split("</p>")[0]
                .split("question")[0]
                .strip()
            )
            p50, p95 = statistics.median(took), _percentile(took, 95)
            found.append(PageTimes(store, reader, page, p50, p95, said))
        await browser.http.aclose()
    return found, every


async def _open(browser: Browser, address: str) -> tuple[float, str]:
    began = time.perf_counter()
    response = await browser.http.get(address)
    took = (time.perf_counter() - began) * 1000
    if response.status_code != 200 or 'id="results"' not in response.text:
        raise RuntimeError(f"{address}: {response.status_code}: what is measured does not work")
    return took, response.text


def _percentile(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a folder that keeps the filled SQLite file")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--times", type=int, default=TIMES)
    options = parser.parse_args()
    folder = options.store or Path(tempfile.mkdtemp(prefix="opening-doors-queue-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        show_queue(measure_queue(folder, count=options.count, times=options.times))
    finally:
        if options.store is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
