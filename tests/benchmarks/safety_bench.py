"""How long screening takes: `python -m tests.benchmarks.safety_bench`.

Messages are those of the held-back sets; texts of 1,000 characters are put together from them.
Processor time of one thread, so that other work on the machine counts little.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.safety.scorer.present import present_scorer
from bot.safety.scorer.train import SCORER
from bot.safety.screening import screen_with

SETS = sorted(Path(__file__).parent.glob("safety_*.jsonl"))
LONG, HOW_MANY = 1_000, 300  # characters; texts of that length
GOALS = "goals: p99 below 5 ms for messages, 20 ms at most for 1,000 characters"
ODD = {  # texts of 1,000 characters that nobody means
    "one letter": "a",
    "stars": "s*",
    "knives": "🔪",
    "letters apart": "d i e ",
    "signs": "@1$ ",
}


def messages() -> list[str]:
    """The texts of the held-back sets."""
    lines = (line for path in SETS for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines]


def long_texts(texts: list[str], *, seed: int = 1) -> list[str]:
    """Texts of 1,000 characters from several messages each."""
    draw = random.Random(seed)
    made = []
    for _ in range(HOW_MANY):
        text = ""
        while len(text) < LONG:
            text += draw.choice(texts) + " "
        made.append(text[:LONG])
    return made


def milliseconds(texts: Iterable[str], screens: Callable[[str], object]) -> list[float]:
    """The processor time of each text, shortest first."""
    taken = []
    for text in texts:
        begun = time.thread_time()
        screens(text)
        taken.append(1_000 * (time.thread_time() - begun))
    return sorted(taken)


def row(name: str, taken: list[float]) -> str:
    """One line of the table."""
    shares = (taken[int(len(taken) * share)] for share in (0.5, 0.95, 0.99))
    return f"{name:34}" + "".join(f"{one:9.2f}" for one in (*shares, taken[-1]))


def main(most: int = 100_000) -> None:
    """Measure phrases alone and with what was learned; at most so many messages."""
    SCORER.made()
    learned, short = present_scorer(), messages()[:most]
    long = long_texts(short)[:most]
    for text in (*short[:200], *long[:20]):
        screen_with(text, learned)  # patterns are compiled when they are first needed
    rows = [f"{'processor time, ms':34}{'p50':>9}{'p95':>9}{'p99':>9}{'most':>9}"]
    for name, texts in ((f"{len(short)} messages", short), ("1,000 characters", long)):
        rows.append(
            row(f"{name}, phrases alone", milliseconds(texts, lambda t: screen_with(t, None)))
        )
        rows.append(row(f"{name}, whole", milliseconds(texts, lambda t: screen_with(t, learned))))
    for name, piece in ODD.items():
        texts = [(piece * LONG)[:LONG]] * 20
        rows.append(
            row(f"1,000 characters: {name}", milliseconds(texts, lambda t: screen_with(t, learned)))
        )
    sys.stdout.write("\n".join([*rows, GOALS, ""]))


if __name__ == "__main__":
    main()
