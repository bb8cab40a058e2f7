"""Lay a document's words out for one edition: which languages stand where."""

from dataclasses import dataclass

from bot.sessions.prints.document import Cell, Column, Table
from bot.sessions.prints.printed import Edition, Text
from bot.sessions.prints.words import say
from bot.vocabulary import Language

GAP = " · "  # between the languages where they share a line


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and the language they are in."""

    language: Language
    words: str


@dataclass(frozen=True, slots=True)
class SpreadColumn:
    """A column as it is drawn."""

    title: tuple[Said, ...]
    share: int
    mark: bool


@dataclass(frozen=True, slots=True)
class SpreadCell:
    """A cell as it is drawn."""

    text: Said
    lines: tuple[Said, ...]
    strong: bool
    mark: bool


def each(text: Text, edition: Edition) -> tuple[Said, ...]:
    """The words in every language of the edition; one that is missing is said to be missing.

    Returns: for an edition in one language one entry, in the other language if there is no more.
    """
    return tuple(_said(text, language, edition) for language in edition.languages)


def in_line(text: Text, edition: Edition) -> str:
    """The words in one line, for a title or a bookmark."""
    return GAP.join(dict.fromkeys(said.words for said in each(text, edition)))


def spread_columns(table: Table, edition: Edition) -> tuple[SpreadColumn, ...]:
    """The columns; in both languages the ones with words stand twice."""
    found = []
    for column in table.columns:
        titles = each(column.title, edition)
        if _once(column):
            found.append(SpreadColumn(titles, column.share, column.mark))
        else:
            found += [SpreadColumn((title,), column.share, False) for title in titles]
    return tuple(found)


def spread_row(table: Table, row: tuple[Cell, ...], edition: Edition) -> tuple[SpreadCell, ...]:
    """The cells of one row, as many as there are columns."""
    found = []
    for column, cell in zip(table.columns, row, strict=True):
        if _once(column):
            found.append(_cell(cell, each_once(cell, edition), column))
            continue
        for language in edition.languages:
            spoken = tuple(_said(text, language, edition) for text in (cell.text, *cell.lines))
            found.append(_cell(cell, spoken, column))
    return tuple(found)


def each_once(cell: Cell, edition: Edition) -> tuple[Said, ...]:
    """Text and lines of a cell that stands once: in each language only where they differ."""
    found: list[Said] = []
    for text in (cell.text, *cell.lines):
        spoken = each(text, edition)
        found += spoken[: 1 if text.en == text.cy else len(spoken)]
    return tuple(found)


def _cell(cell: Cell, spoken: tuple[Said, ...], column: Column) -> SpreadCell:
    return SpreadCell(spoken[0], spoken[1:], cell.strong, column.mark)


def _once(column: Column) -> bool:
    return column.one or column.mark


def _said(text: Text, language: Language, edition: Edition) -> Said:
    found, words = text.said(language)
    if found is not language and edition is Edition.BOTH:
        return Said(language, say("sheet.only_other").said(language)[1])
    return Said(found, words)
