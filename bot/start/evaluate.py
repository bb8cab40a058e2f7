"""Measure the privacy review, the screening, or how questions are likened, on a file of texts."""

from collections.abc import Callable
from pathlib import Path

WHAT = ("privacy", "safety", "similar")


def evaluate(what: str, path: Path, *, answers: Path | None, say: Callable[[str], None]) -> int:
    """Print the figures where lines carry the truth, and write answers where a file is given.

    Args: what: one of WHAT; path: JSON lines; answers: gets one JSON line per line, in order.
    Returns: 0; 2 where the file cannot be read or a line is not what it must be.
    """
    if what == "privacy":
        from bot.privacy.evaluate import evaluate_file
    elif what == "safety":
        from bot.safety.evaluate import evaluate_file
    else:
        from bot.questions.likeness.evaluate import evaluate_file
    return evaluate_file(path, answers=answers, say=say)
