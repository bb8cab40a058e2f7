"""Lines of CSV in which no cell starts a formula, whoever wrote it.

A spreadsheet runs what starts with = + - @, with some also behind a tab, a line break or a space.
`defusedcsv` knows the signs at the very start; what hides behind something unseen is put right
before it gets there.
"""

import unicodedata
from collections.abc import Iterable
from io import StringIO

from defusedcsv import csv  # type: ignore[import-untyped]

BOM = "\ufeff"  # some spreadsheets take a file for UTF-8 only if it starts with this
FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"  # = + - @ as some read them too
SIGNS = "=+-@|%" + FULL_WIDTH
Value = str | int | None


def csv_lines(rows: Iterable[Iterable[Value]]) -> str:
    """Rows as lines of CSV, with the line ends of RFC 4180."""
    out = StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(_defused(value) for value in row)
    return out.getvalue()


def _defused(value: Value) -> Value:
    if not isinstance(value, str) or not value:
        return value
    first = next((sign for sign in value if not _unseen(sign)), value[0])
    starts = first in FULL_WIDTH or (first in SIGNS and _unseen(value[0]))
    return f"'{value}" if starts or value[0] in "\t\r\n" else value


def _unseen(sign: str) -> bool:
    """Spaces, control signs and signs without a width."""
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf")
