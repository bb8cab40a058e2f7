"""The card beside the scorer: what it was learned from, and how the screening does elsewhere."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.safety.scorer.lines import Kind, Line
from bot.safety.scorer.scorer import Scorer
from bot.settings import ROOT
from bot.vocabulary import Language

# Lines by writers who wrote none of those learned from; never learned from.
HELD_BACK = tuple(
    ROOT / "tests" / "benchmarks" / f"safety_first_{language}.jsonl" for language in Language
)


def write_card(path: Path, scorer: Scorer, lines: Sequence[Line], *, now: datetime) -> None:
    """Write the card of a scorer; no line of it holds words of a text."""
    voices = {(line.language, line.voice) for line in lines}
    counts = Counter((line.language, line.kind) for line in lines)
    table = "\n".join(
        f"| {kind} | {counts[Language.EN, kind]} | {counts[Language.CY, kind]} |" for kind in Kind
    )
    path.write_text(
        f"# {path.stem}\n\n"
        f"Made {now:%Y-%m-%d %H:%M} UTC from the data whose hash is in its name (data/safety, its"
        " code).\nIt raises the level of a text beside the phrases of bot/safety; it never lowers"
        " one. It decides which card is shown, and nothing about a person.\n\n"
        f"Learned from {len(lines)} lines in {len(voices)} voices:\n\n"
        f"| kind | English | Welsh |\n|---|---|---|\n{table}\n\n"
        f"{_held_back(scorer)}\n",
        encoding="utf-8",
    )


def _held_back(scorer: Scorer) -> str:
    from bot.safety.evaluate import judge_rows, read_rows  # they screen with what is made here
    from bot.safety.figures import figures

    rows = [row for file in HELD_BACK if file.exists() for row in read_rows(file)]
    if not rows:
        return "No held-back lines are here to measure the screening on."
    told = "\n".join(figures(judge_rows(rows, scorer)))
    return (
        f"The whole screening, phrases and scorer, on lines held back:\n\n```\n{told.strip()}\n```"
    )
