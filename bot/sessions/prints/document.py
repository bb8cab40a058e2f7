"""A document that flows over pages: its parts, whatever file is made of it."""

from dataclasses import dataclass
from enum import Enum

from bot.sessions.prints.printed import Text

NONE = Text("", "")


class Tone(Enum):
    """How a paragraph stands out."""

    NORMAL = "normal"
    LEAD = "lead"
    QUIET = "quiet"
    WARM = "warm"  # in a sun-coloured box
    SAFE = "safe"  # in a bordered box: about keeping people safe


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; level 1 or 2."""

    text: Text
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: Text
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are: when, where, who."""

    rows: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading and its share of the width.

    `one`: the same in both languages, so it stands once on a page in both; `mark`: a circle to
    put a dot or a tick in.
    """

    title: Text
    share: int
    one: bool = False
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, and smaller lines under them."""

    text: Text
    lines: tuple[Text, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its heading row stands again on every page.

    `fold`: on a narrow screen its cells stand one below the other.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fold: bool = False


@dataclass(frozen=True, slots=True)
class WriteLines:
    """Something to fill in by hand: a label and empty lines."""

    label: Text
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Tick:
    """An empty box, and what ticking it says."""

    text: Text


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Part = Heading | Paragraph | Bullets | Facts | Table | WriteLines | Tick | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """Title and parts in their order; `note` stands at the foot of every page."""

    title: Text
    parts: tuple[Part, ...]
    above: Text = NONE  # a small line over the title
    note: Text = NONE
