"""The card beside the model: what it was made from, how well it does, where it goes wrong."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.questions.likeness.examples import HELD_BACK, Example, read_examples
from bot.questions.likeness.measure import Figures, Recall, measure
from bot.questions.likeness.model import LikenessModel

SHOWN_MISSES = 10


def write_card(
    path: Path, model: LikenessModel, examples: Sequence[Example], *, now: datetime
) -> None:
    """Write a model's card; it is measured on the held-back questions where they are there."""
    held_back = read_examples([HELD_BACK]) if HELD_BACK.exists() else []
    figures = measure(model, held_back) if held_back else None
    path.write_text("\n".join(_words(model, examples, figures, now)) + "\n", encoding="utf-8")


def _words(
    model: LikenessModel, examples: Sequence[Example], figures: Figures | None, now: datetime
) -> list[str]:
    languages = Counter(str(example.language) for example in examples)
    groups = len({example.group for example in examples})
    lines = [
        f"# {model.name}",
        "",
        f"Made {now:%Y-%m-%d %H:%M} UTC from the data whose hash is in its name"
        " (data/questions/glossary.csv, data/questions/examples, data/nlu, its code).",
        "It suggests the themes of a question and which questions ask much the same, in English"
        " and Welsh. People decide; it decides nothing.",
        "",
        f"Learned from {len(examples)} questions in {groups} groups"
        f" ({languages['en']} English, {languages['cy']} Welsh),"
        f" {len(model.vocabulary.concepts)} concepts, {len(model.vocabulary.stems)} stems.",
        "",
    ]
    if figures is None:
        return [*lines, "No held-back questions are here to measure it on."]
    return lines + [*figure_lines(figures), "", *_misses(figures)]


def figure_lines(figures: Figures) -> list[str]:
    """What was measured, as lines of a Markdown table."""
    return [
        f"Measured on {figures.texts} held-back questions in {figures.groups} groups.",
        "",
        "| duplicates among the first 10 | of both languages | of that language alone"
        " | at least one | at least one, alone | asked |",
        "|---|---|---|---|---|---|",
        _row("same language", figures.same_language),
        _row("other language", figures.other_language),
        "",
        f"A right theme among three: {_share(figures.theme_right)} of {figures.themes_asked}."
        f" Pairs called likely: {figures.likely_pairs}, right: {_share(figures.likely_right)}.",
    ]


def _misses(figures: Figures) -> list[str]:
    themes = figures.themes_missed.most_common(SHOWN_MISSES)
    groups = figures.groups_missed.most_common(SHOWN_MISSES)
    return [
        "Known misses of themes (meant → first suggested, times):",
        "",
        *(f"- {meant} → {said or 'none'}, {times}" for (meant, said), times in themes),
        "",
        "Questions that find none of their duplicates, by their first theme:",
        "",
        *(f"- {theme}, {times}" for theme, times in groups),
    ]


def _row(name: str, recall: Recall | None) -> str:
    if recall is None:
        return f"| {name} | none asked |  |  |  | 0 |"
    shares = (recall.of_all, recall.of_kind, recall.one, recall.one_of_kind)
    return f"| {name} | {' | '.join(_share(share) for share in shares)} | {recall.asked} |"


def _share(share: float | None) -> str:
    return "none asked" if share is None else f"{share:.1%}"
