"""The seven boards over time as parts of a document: told, and never ranked."""

from collections.abc import Iterable

from bot.questions.publication.suppression import Mark
from bot.sessions.prints.document import Cell, Column, Heading, Paragraph, Part, Table, Tone
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say
from bot.sessions.report.over_time import (
    TABLES,
    part_text,
    period_text,
    session_text,
    stretches_of,
)
from bot.sessions.report.overview import BoardOverTime, BoardStretch, Overview
from bot.sessions.report.sheets.traces import Trace
from bot.sessions.report.sheets.wording import count_text


def overview_parts(overview: Overview) -> Iterable[Part]:
    """A heading for the whole, and one for each board."""
    yield Heading(say("overtime.title"))
    for key in ("order", "few", "only_public"):
        yield Paragraph(say(f"overtime.{key}"), Tone.QUIET)
    for board in overview.boards:
        yield Heading(Text(en=board.name_en, cy=board.name_cy), level=2)
        silent = not board.sessions and not any(stretches_of(board).values())
        yield Paragraph(say("overtime.nothing")) if silent else _table(board)


def overview_traces(overview: Overview) -> Iterable[Trace]:
    """Where each number of a board comes from."""
    for board in overview.boards:
        name = Text(en=board.name_en, cy=board.name_cy)
        for table, stretches in stretches_of(board).items():
            for one in stretches:
                titles = (name, say(f"overtime.{table}"), period_text(one))
                told = (same(", ".join(one.source.ids)),) if one.source.ids else ()
                yield Trace(
                    Text(*(", ".join(side) for side in _sides(titles))),
                    say(f"overtime.rule_{table}"),
                    told or (say("traces.not_told_few"),),
                )


def _sides(texts: Iterable[Text]) -> Iterable[list[str]]:
    listed = list(texts)
    return [one.en for one in listed], [one.cy for one in listed]


def _table(board: BoardOverTime) -> Table:
    """Sessions first, then what was asked, judged and promised; a row for each stretch."""
    columns = (Column(say("overtime.period"), 5), Column(say("overtime.parts"), 9))
    held = tuple(session_text(one) for one in board.sessions) or (say("overtime.no_sessions"),)
    rows = [(Cell(say("overtime.sessions"), strong=True), Cell(held[0], held[1:]))]
    for name, stretches in stretches_of(board).items():
        title = say(f"overtime.{name}")
        if not stretches:
            rows.append((Cell(title, strong=True), Cell(say("overtime.nothing"))))
        for one in stretches:
            counts = Cell(_line(say("overtime.total"), count_text(one.total)), _counts(name, one))
            rows.append((Cell(title, (period_text(one),), strong=True), counts))
    return Table(columns, tuple(rows), fold=True)


def _counts(name: str, stretch: BoardStretch) -> tuple[Text, ...]:
    if all(cell.mark is Mark.NOT_SPLIT for cell in stretch.parts.values()):
        return (say("overtime.not_split"),)
    return tuple(_line(part_text(part), count_text(stretch.parts[part])) for part in TABLES[name])


def _line(part: Text, count: Text) -> Text:
    return say("overtime.part_line", part=part, count=count)
