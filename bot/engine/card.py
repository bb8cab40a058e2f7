"""The card beside each model: what it was made from, how well it does, where it goes wrong."""

from __future__ import annotations

import asyncio
import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.settings import ROOT
from bot.vocabulary import Language

HELD_BACK = ROOT / "tests/benchmarks"
SHOWN_MISSES = 12


@dataclass(frozen=True)
class HeldBack:
    """A message that no training saw, with what it means."""

    text: str
    topic: str
    needs: tuple[str, ...]
    language: Language


@dataclass(frozen=True)
class Score:
    """How one language's held-back messages were understood."""

    asked: int
    topics_right: int
    needs_asked: int
    needs_right: int
    fallbacks: int
    missed: Counter[tuple[str, str]]  # (topic, understood as) -> times


def read_held_back(folder: Path = HELD_BACK) -> Iterator[HeldBack]:
    """The held-back messages of both languages; none where the files are not there."""
    for language in Language:
        file = folder / f"held_back_{language}.csv"
        if file.exists():
            with file.open(encoding="utf-8", newline="") as lines:
                for line in csv.DictReader(lines):
                    needs = tuple((line.get("needs") or "").replace(";", " ").split())
                    yield HeldBack(line["text"], line["intent"], needs, language)


async def measure(model: Path, messages: list[HeldBack]) -> Score:
    """Ask a model what the messages mean and count."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    right = needs_asked = needs_right = fallbacks = 0
    missed: Counter[tuple[str, str]] = Counter()
    for message in messages:
        parsed = await agent.parse_message(message.text)
        topic = parsed["intent"]["name"]
        found = {e["value"] for e in parsed["entities"] if e["entity"] == "need"}
        right += topic == message.topic
        fallbacks += topic == "nlu_fallback"
        if topic != message.topic:
            missed[message.topic, topic] += 1
        if message.needs:
            needs_asked += 1
            needs_right += found == set(message.needs)
    return Score(len(messages), right, needs_asked, needs_right, fallbacks, missed)


def write_card(model: Path, name: str, now: datetime) -> Path:
    """Measure a model and write its card.

    Args: name: the model's, which holds the hash of its data.
    Returns: the card, a Markdown file beside the model.
    """
    held_back = list(read_held_back())
    scores = {}
    for language in Language:
        messages = [message for message in held_back if message.language is language]
        if messages:
            scores[language] = asyncio.run(measure(model, messages))
    card = model.with_name(f"{name}.md")
    card.write_text(_words(name, scores, now), encoding="utf-8")
    return card


def _words(name: str, scores: Mapping[Language, Score], now: datetime) -> str:
    misses = sum((score.missed for score in scores.values()), Counter[tuple[str, str]]())
    lines = [
        f"# {name}",
        "",
        f"Made {now:%Y-%m-%d %H:%M} UTC from the data whose hash is in its name"
        " (config.yml, data/domain, data/nlu, data/rules, data/stories, the components).",
        "It tells the topic of a message and the needs it speaks of, in English and Welsh."
        " It does not screen for danger, and decides nothing about a person.",
        "",
        "| held-back messages | number | topic right | all needs right | not understood |",
        "|---|---|---|---|---|",
        *(_row(language, score) for language, score in scores.items()),
        "",
        "Known misses (meant → understood as, times):",
        "",
        *(f"- {a} → {b}, {times}" for (a, b), times in misses.most_common(SHOWN_MISSES)),
    ]
    return "\n".join(lines) + "\n"


def _row(language: Language, score: Score) -> str:
    def share(part: int, whole: int) -> str:
        return f"{part / whole:.0%}" if whole else "none asked"

    return (
        f"| {language} | {score.asked} | {share(score.topics_right, score.asked)}"
        f" | {share(score.needs_right, score.needs_asked)}"
        f" | {share(score.fallbacks, score.asked)} |"
    )
