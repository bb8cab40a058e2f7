"""What was measured on a file of texts, told to whoever asked, and the answers written down."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.language.text_rows import RowsInvalid, write_lines

DONE, FAILED = 0, 2  # exit codes


@dataclass(frozen=True, slots=True)
class Measured:
    """How many lines were read, the figures as lines, and an answer for each line, in order."""

    number: int
    figures: Iterable[str]
    answers: Iterable[object]


def report(
    measure: Callable[[], Measured], *, answers: Path | None, say: Callable[[str], None]
) -> int:
    """Measure, write the answers if asked to, and then say the figures.

    Args: measure: raises RowsInvalid where the file or a line is wrong; nothing is written then.
    Returns: 0, or 2 if the file cannot be read, a line is wrong or the answers not written.
    """
    try:
        found = measure()
        if answers is not None:
            write_lines(answers, found.answers)
    except RowsInvalid as error:
        say(str(error))
        return FAILED
    say(f"Lines read: {found.number}")
    for line in found.figures:
        say(line)
    if answers is not None:
        say(f"Answers written: {found.number}")
    return DONE
