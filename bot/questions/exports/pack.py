"""Questions grouped by theme, for paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.questions.exports.rows import ExportRow
from bot.vocabulary import Theme

MOST = 1_000  # questions; beyond that nobody reads a pack on paper


@dataclass(frozen=True, slots=True)
class PackGroup:
    """The questions of one theme; None: those without any."""

    theme: Theme | None
    rows: tuple[ExportRow, ...]


def group_by_theme(rows: Iterable[ExportRow]) -> tuple[PackGroup, ...]:
    """Each question once, under the first of its themes, in the order of the vocabulary.

    Questions whose words the file does not hold are left out: there is nothing to read.
    """
    told = [row for row in rows if row.text_en or row.text_cy]
    groups = (
        PackGroup(theme, tuple(row for row in told if (row.themes or (None,))[0] is theme))
        for theme in (*Theme, None)
    )
    return tuple(group for group in groups if group.rows)
