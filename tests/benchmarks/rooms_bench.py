"""What a live room must reach with a thousand people: `python -m tests.benchmarks.rooms_bench`.

The public site runs as it is installed, in a process of its own, on SQLite. A thousand phones and
a projector hold a stream each; everybody votes within BURST seconds, as when a chair says "vote
now". Then half vote again, differently, and the process is killed in the middle of it. The clients
run on the same cores as the site.
"""

import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from bot.store.engine import Store, open_store
from bot.store.migrate import upgrade
from bot.store.tables.ballots import BallotVote
from bot.store.transaction import in_transaction
from tests.benchmarks.room_clients import Clients, Seen
from tests.benchmarks.room_data import RoomToMeasure, fill_room
from tests.benchmarks.running import Server, free_port, report

PEOPLE = 1_000
BURST = 15.0  # seconds in which all of them vote
TAP_MS, PROJECTOR_MS, BACK_S = 300.0, 1_000.0, 5.0
SECRET = "for-measuring-only-not-a-secret"


@dataclass(frozen=True)
class RoomFigures:
    """Milliseconds but where it says seconds; `lost` and `doubled` count votes."""

    people: int
    tap_p50: float
    tap_p95: float
    projector_p95: float
    joined_s: float
    memory_mb: float
    started_s: float  # of them, until the site answers again
    back_s: float  # from the kill until every stream is open again
    lost: int
    doubled: int


def measure_rooms(
    folder: Path, *, url: str = "", people: int = PEOPLE, seconds: float = BURST
) -> RoomFigures:
    """Fill a store, start the site, let everybody vote, kill it and start it again.

    Args: url: of an empty database; "": SQLite in the folder. seconds: in which everybody votes.
    """
    url = url or f"sqlite:///{folder / 'rooms.db'}"
    store = open_store(url)
    try:
        upgrade(store)
        room = fill_room(store, people)
        return asyncio.run(_measure(folder, url, store, room, seconds))
    finally:
        store.close()


async def _measure(
    folder: Path, url: str, store: Store, room: RoomToMeasure, seconds: float
) -> RoomFigures:
    port, log = free_port(), folder / "public.log"
    given = {
        "DATABASE_URL": url,
        "PUBLIC_PORT": str(port),
        "VAR_DIR": str(folder),
        "SECRET_KEY": SECRET,
        "LOG_LEVEL": "error",
    }
    command, seen = [sys.executable, "-m", "bot", "public"], Seen()
    site = partial(Server, command, port, log, "/health/live", **given)
    with site() as first:
        async with Clients(first.url, SECRET, room, seen) as clients:
            began = time.monotonic()
            await _all_open(clients)
            joined = time.monotonic() - began
            await clients.burst(seconds)
            await asyncio.sleep(1.0)
            memory, clients.seen = first.memory_mb(), Seen()
            again = asyncio.create_task(clients.burst(seconds / 3, turn=1))
            await asyncio.sleep(seconds / 6)
            first.kill()
            lost_at = time.monotonic()
            second = site()
            await asyncio.to_thread(second.__enter__)
            with ExitStack() as left:
                left.push(second.__exit__)
                started = time.monotonic() - lost_at
                await _all_open(clients)
                back = time.monotonic() - lost_at
                await again
    lost, doubled = _count_votes(store, room)
    taps = [1_000 * (answered - sent) for sent, answered in seen.acknowledged]
    return RoomFigures(
        people=len(room.phones),
        tap_p50=_percentile(taps, 50),
        tap_p95=_percentile(taps, 95),
        projector_p95=_percentile(_projected(seen), 95),
        joined_s=joined,
        memory_mb=memory,
        started_s=started,
        back_s=back,
        lost=lost,
        doubled=doubled,
    )


async def _all_open(clients: Clients) -> None:
    async with asyncio.timeout(120):
        while clients.open < clients.streams:
            await asyncio.sleep(0.05)


def _projected(seen: Seen) -> list[float]:
    """Milliseconds from each tap until the projector shows as many votes as were acknowledged."""
    found = []
    answered = sorted(at for _, at in seen.acknowledged)
    for number, at in enumerate(answered, start=1):
        shown = next((when for when, voted in seen.projected if voted >= number), None)
        if shown is not None:
            found.append(1_000 * max(0.0, shown - at))
    if len(found) < len(answered) * 0.9:
        raise RuntimeError("the projector never showed the votes")
    return found


def _count_votes(store: Store, room: RoomToMeasure) -> tuple[int, int]:
    """Participants whose last vote is not kept, and rows more than they sent."""
    voted = select(BallotVote.participant_id, BallotVote.question_id)
    rows = in_transaction(store, lambda db: db.execute(voted).all(), write=False)
    kept: dict[UUID, set[UUID]] = {}
    for participant_id, question_id in rows:
        kept.setdefault(participant_id, set()).add(question_id)
    wanted = {phone.participant_id: set(room.chosen(n, 1)) for n, phone in enumerate(room.phones)}
    lost = sum(1 for one, chosen in wanted.items() if not chosen <= kept.get(one, set()))
    doubled = sum(len(kept.get(one, set()) - chosen) for one, chosen in wanted.items())
    return lost, doubled


def _percentile(times: list[float], percent: int) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def show_rooms(figures: RoomFigures) -> bool:
    """Say what was measured; True if every goal is reached."""
    report(f"a room of {figures.people} people, all voting within {BURST:.0f} s, on SQLite:")
    report(f"  streams open after {figures.joined_s:.1f} s, {figures.memory_mb:.0f} MB")
    report(f"  killed, the site answers again after {figures.started_s:.1f} s")
    report(f"  tap acknowledged p50 {figures.tap_p50:.0f} ms")
    goals = (
        ("tap acknowledged p95", figures.tap_p95, TAP_MS, "ms"),
        ("vote to projector p95", figures.projector_p95, PROJECTOR_MS, "ms"),
        ("streams back after a kill", figures.back_s, BACK_S, "s"),
        ("votes lost", figures.lost, 0, ""),
        ("votes doubled", figures.doubled, 0, ""),
    )
    for name, found, goal, unit in goals:
        reached = "" if found <= goal else "not "
        report(f"  {name}: {found:.1f} {unit}, goal {goal:.0f}: {reached}reached")
    return all(found <= goal for _, found, goal, _ in goals)


def main() -> int:
    """Measure, and say what is reached; 1 if something is not."""
    folder = Path(tempfile.mkdtemp(prefix="opening-doors-rooms-"))
    try:
        return 0 if show_rooms(measure_rooms(folder)) else 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
