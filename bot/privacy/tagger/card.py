"""The card beside the tagger: what it was learned from, and how the review does on other texts."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bot.privacy.evaluate import judge_rows, read_rows
from bot.privacy.figures import figures
from bot.privacy.marked import MarkedText
from bot.privacy.tagger.tagger import Tagger
from bot.settings import ROOT
from bot.vocabulary import Language

# Texts by writers who had no part in the rules or the texts learned from; never learned from.
HELD_BACK = tuple(
    ROOT / "tests" / "benchmarks" / f"privacy_sixth_{language}.jsonl" for language in Language
)


def write_card(
    path: Path, tagger: Tagger, learned_from: Iterable[MarkedText], *, now: datetime
) -> None:
    """Write the card of a tagger; no line of it holds words of a text."""
    texts = list(learned_from)
    marks = sum(len(text.spans) for text in texts)
    path.write_text(
        f"# {path.stem}\n\n"
        f"Made {now:%Y-%m-%d %H:%M} UTC from the data whose hash is in its name (data/privacy, the"
        " places of Wales, its code).\nIt finds personal details beside the rules of bot/privacy."
        " People decide what is kept and what is published.\n\n"
        f"Learned from {len(texts)} texts with {marks} details marked:"
        f" {_of(texts, Language.EN)} English, {_of(texts, Language.CY)} Welsh.\n\n"
        f"{_held_back(tagger)}\n",
        encoding="utf-8",
    )


def _of(texts: list[MarkedText], language: Language) -> int:
    return sum(text.language is language for text in texts)


def _held_back(tagger: Tagger) -> str:
    rows = [row for file in HELD_BACK if file.exists() for row in read_rows(file)]
    if not rows:
        return "No held-back texts are here to measure the review on."
    lines = "\n".join(figures(judge_rows(rows, tagger)))
    return f"The whole review, rules and tagger, on texts held back:\n\n```\n{lines.strip()}\n```"
