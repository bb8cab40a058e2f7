"""How fast, how large, how right: `python -m tests.benchmarks.bench` (make bench).

One run on the same data: stock Rasa 3.6.21 with the pipeline of `rasa init` (trained once, on a
fixed sample), stock Rasa with our config, our engine alone, and ours as people reach it. Every
conversation is a new one of three held-back messages. Compare ratios; times are the machine's.
"""

import random
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.engine.card import HeldBack, read_held_back
from tests.benchmarks.load import Measured, Speak, measure, over_chat, over_wire
from tests.benchmarks.running import ROOT, Server, report
from tests.benchmarks.stock import (
    DATA,
    VAR,
    actions_server,
    build_stock,
    our_engine,
    our_service,
    prepare_store,
    stock_server,
    train_ours,
    train_stock,
)

SEED = 3621
MOST_EXAMPLES = 1_000
PER_CONVERSATION = 3
CLIENTS = (1, 8)
WARM_UP = 10  # conversations not counted
MEASURED = 120  # conversations, the same ones for every set-up


@dataclass(frozen=True)
class Row:
    """One set-up, measured."""

    name: str
    training_s: float
    start_s: float
    memory_mb: float
    runs: tuple[Measured, ...]
    topics_right: float | None


def conversations() -> list[list[HeldBack]]:
    """The held-back messages in a fixed order, three of one language to a conversation."""
    found = []
    for language in ("en", "cy"):
        messages = [message for message in read_held_back() if message.language == language]
        random.Random(SEED).shuffle(messages)
        found += [messages[at : at + PER_CONVERSATION] for at in range(0, len(messages), 3)]
    random.Random(SEED).shuffle(found)
    return found


def write_sample(folder: Path) -> Path:
    """At most 1,000 training examples, as many of each topic and language as there are, in turn."""
    chance = random.Random(SEED)
    topics: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file in sorted((ROOT / "data/nlu").rglob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            lines = [line[2:] for line in block["examples"].splitlines() if line[:2] == "- "]
            topics[file.parent.name, block["intent"]] += lines
    share = MOST_EXAMPLES // len(topics)
    sample = {
        topic: chance.sample(lines, min(share, len(lines))) for topic, lines in topics.items()
    }
    blocks = [
        {"intent": topic, "examples": "".join(f"- {line}\n" for line in lines)}
        for (_, topic), lines in sample.items()
    ]
    path = folder / "sample.yml"
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True))
    return path


def measure_row(name: str, training_s: float, servers: list[Server], speak: Speak) -> Row:
    """Measure one set-up that runs."""
    said = conversations()
    measure(speak, said[:WARM_UP], 1)
    said = said[WARM_UP : WARM_UP + MEASURED]
    runs = tuple(measure(speak, said, clients) for clients in CLIENTS)
    memory = sum(server.memory_mb() for server in servers)
    start = max(server.start_s for server in servers)
    report(f"  {name}: {runs[0].p50:.1f} ms, {runs[-1].per_second:.0f}/s")
    return Row(name, training_s, start, memory, runs, runs[0].topics_right)


def stock_rows(folder: Path) -> list[Row]:
    """Stock Rasa with its own pipeline, and with ours; empty where there is no Python 3.10."""
    if not build_stock():
        return []
    VAR.mkdir(exist_ok=True)
    sample = write_sample(VAR)
    config = ROOT / "tests/benchmarks/stock_config.yml"
    set_ups = (
        ("stock, rasa init pipeline", config, (str(sample), "data/rules"), "init"),
        ("stock, our config", ROOT / "config.yml", DATA, "ours"),
    )
    rows = []
    for name, its_config, data, short in set_ups:
        model, seconds = train_stock(short, its_config, data)
        where = prepare_store(folder / short)
        with actions_server(where) as actions, stock_server(model, actions, where) as stock:
            rows.append(measure_row(name, seconds, [stock, actions], over_wire(stock.url)))
    return rows


def our_rows(folder: Path) -> list[Row]:
    """Our engine alone, and the whole service as people reach it."""
    seconds = train_ours()
    with our_engine(prepare_store(folder / "engine")) as engine:
        rows = [measure_row("ours, engine", seconds, [engine], over_wire(engine.url))]
    with our_service(prepare_store(folder / "service")) as service:
        rows.append(measure_row("ours, public chat", seconds, [service], over_chat(service.url)))
    return rows


def show(rows: list[Row]) -> None:
    """Print the table, and ours against stock."""
    head = ("training s", "start s", "MB", "p50 ms", "p95 ms", "/s", "p50 ms ×8", "p95 ms ×8")
    report("\n| set-up | " + " | ".join((*head, "/s ×8", "topics right")) + " |")
    report("|" + "---|" * 11)
    for row in rows:
        cells = [f"{row.training_s:.0f}", f"{row.start_s:.1f}", f"{row.memory_mb:.0f}"]
        for run in row.runs:
            cells += [f"{run.p50:.1f}", f"{run.p95:.1f}", f"{run.per_second:.0f}"]
        right = "as the engine" if row.topics_right is None else f"{row.topics_right:.1%}"
        report("| " + " | ".join((row.name, *cells, right)) + " |")
    if not rows[0].name.startswith("stock"):
        report("\nNo Python 3.10 here: stock Rasa was not measured.")
        return
    stock, ours = rows[0], rows[-1]
    times = [a.p50 / b.p50 for a, b in zip(stock.runs, ours.runs, strict=True)]
    speed = [b.per_second / a.per_second for a, b in zip(stock.runs, ours.runs, strict=True)]
    report(f"\nOurs through the public chat against {stock.name}, 1 and 8 clients:")
    report(f"p50 {times[0]:.1f} and {times[1]:.1f} times shorter,")
    report(f"throughput {speed[0]:.1f} and {speed[1]:.1f} times greater,")
    report(f"memory {stock.memory_mb / ours.memory_mb:.1f} times smaller,")
    report(f"start {stock.start_s / ours.start_s:.1f} times sooner.")


def main() -> int:
    """Measure everything and print it."""
    began = time.monotonic()
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="opening-doors-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        rows = [*stock_rows(folder), *our_rows(folder)]
    show(rows)
    report(f"Measured in {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
