"""Figures, and where each of them comes from: its rule, and the numbers of what it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.questions.publication.suppression import Mark
from bot.sessions.prints.document import Cell, Column, Heading, Paragraph, Part, Table, Tone
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say
from bot.sessions.report.figures import Figure
from bot.sessions.report.sheets.wording import count_text, people_text

NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Trace:
    """One figure's name, its rule, and the rows behind it."""

    name: Text
    rule: Text
    rows: tuple[Text, ...]


def figure_table(figures: Iterable[Figure]) -> Table:
    """Every figure with its count, as far as it may be told."""
    columns = (Column(say("traces.figure"), 9), Column(say("traces.count"), 4, one=True))
    return Table(columns, tuple((Cell(_name(one)), Cell(_value(one))) for one in figures))


def traces_of(figures: Iterable[Figure], *, where: Text = NO_TEXT) -> tuple[Trace, ...]:
    """Where the figures come from. `where`: which part of a longer report they stand in."""
    return tuple(
        Trace(
            Text(en=f"{where.en}: {name.en}", cy=f"{where.cy}: {name.cy}") if where else name,
            say(f"traces.{one.source.rule}_rule"),
            _rows(one),
        )
        for one in figures
        for name in (_name(one),)
    )


def sources(traces: Iterable[Trace]) -> tuple[Part, ...]:
    """The heading "Where this comes from" and its table."""
    columns = (Column(say("traces.figure_rule"), 5), Column(say("traces.rows"), 8, one=True))
    rows = tuple(
        (
            Cell(one.name, (one.rule,), strong=True),
            Cell(one.rows[0] if one.rows else say("traces.nothing"), one.rows[1:]),
        )
        for one in traces
    )
    return (
        Heading(say("traces.sources")),
        Paragraph(say("traces.sources_says"), Tone.QUIET),
        Table(columns, rows, fold=True),
    )


def _name(figure: Figure) -> Text:
    return say(f"traces.{figure.name}")


def _value(figure: Figure) -> Text:
    if figure.band is not None:
        return people_text(figure.band)
    return count_text(figure.count) if figure.count else say("traces.nothing")


def _rows(figure: Figure) -> tuple[Text, ...]:
    """The ids of what is counted, or why they are not told."""
    if figure.band is not None:
        return (say("traces.not_told_band"),)
    if figure.count is None or figure.count.mark is not Mark.EXACT:
        return (say("traces.not_told_few"),)
    if figure.count.low and not figure.source.ids:
        return (say("traces.not_told_room"),)
    return tuple(same(one) for one in figure.source.ids)
