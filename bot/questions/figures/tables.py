"""The tables of a page of figures, from raw counts: nothing leaves here that is too few."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.questions.figures.counts import (
    NO_REGION,
    OTHER_REASON,
    Asked,
    Counts,
    Decided,
    Judged,
    Themes,
)
from bot.questions.life.reasons import reasons
from bot.questions.life.states import Step
from bot.questions.publication.suppression import Cell, Mark, shown_count, shown_parts
from bot.store.tables.questions import Channel
from bot.vocabulary import AgeBand, Answered, Language, Progress, Region, Term, Theme, Workflow

REFUSED = {
    Workflow.RETURNED: Step.RETURN,
    Workflow.DECLINED: Step.DECLINE,
    Workflow.PASSED_ON: Step.PASS_ON,
}


class TableName(Term):
    """One table of figures."""

    MONTH = "month"
    REGION = "region"
    LANGUAGE = "language"
    AGE_BAND = "age_band"
    CHANNEL = "channel"
    THEME = "theme"
    THEME_BY_REGION = "theme_by_region"
    THEME_BY_MONTH = "theme_by_month"
    RETURNED = "returned"
    DECLINED = "declined"
    PASSED_ON = "passed_on"
    APPEALS = "appeals"
    ANSWERED = "answered"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of a table: the id of what is counted, and a cell for each column."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table; `columns` are ids, empty where there is only the count itself."""

    name: TableName
    rows: tuple[FigureRow, ...]
    columns: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether any of its lines says something of its own."""
        marks = {cell.mark for row in self.rows for cell in row.cells}
        return bool(marks - {Mark.NOT_SPLIT})


def asked_tables(asked: Asked, months: Sequence[str], *, everywhere: bool) -> Iterable[FigureTable]:
    """Who asks, when, where and how."""
    yield _parts(TableName.MONTH, asked.month, months)
    if everywhere:
        yield _parts(TableName.REGION, asked.region, (*_ids(Region), NO_REGION))
    yield _parts(TableName.LANGUAGE, asked.language, _ids(Language))
    yield _parts(TableName.AGE_BAND, asked.age_band, _ids(AgeBand))
    yield _parts(TableName.CHANNEL, asked.channel, _ids(Channel))


def theme_tables(
    themes: Themes, asked: Asked, months: Sequence[str], *, everywhere: bool
) -> Iterable[FigureTable]:
    """What they ask about: a question counts for each of its themes, so these add up to nothing."""
    shown = [(key, shown_count(themes.total[key])) for key in _ids(Theme)]
    shown.sort(key=lambda one: -(one[1].count or 0))  # small ones stay in their own order
    yield FigureTable(TableName.THEME, tuple(FigureRow(key, (cell,)) for key, cell in shown))
    large = [key for key, cell in shown if cell.count]
    if everywhere:
        places = (*_ids(Region), NO_REGION)
        yield _split(TableName.THEME_BY_REGION, themes.by_region, large, places, asked.region)
    yield _split(TableName.THEME_BY_MONTH, themes.by_month, large, months, asked.month)


def decided_tables(decided: Decided) -> Iterable[FigureTable]:
    """Why questions came back, and how many authors asked to look again."""
    for workflow, step in REFUSED.items():
        codes = [code for code, reason in reasons().items() if step in reason.steps]
        known, found = Counter[str](), decided.reasons[workflow]
        for code, count in found.items():
            known[code if code in codes else OTHER_REASON] += count
        yield _parts(TableName(workflow.value), known, (*codes, OTHER_REASON))
    row = FigureRow(TableName.APPEALS.value, (shown_count(decided.appeals),))
    yield FigureTable(TableName.APPEALS, (row,))


def judged_tables(judged: Judged) -> Iterable[FigureTable]:
    """What those who asked say of the answers."""
    yield _parts(TableName.ANSWERED, judged.answered, _ids(Answered))
    yield _parts(TableName.PROGRESS, judged.progress, _ids(Progress))


def _parts(name: TableName, counts: Counts, keys: Sequence[str]) -> FigureTable:
    """A table in which everything counted stands once."""
    cells = shown_parts([counts[key] for key in keys])
    rows = (FigureRow(key, (cell,)) for key, cell in zip(keys, cells, strict=True))
    return FigureTable(name, tuple(rows))


def _split(
    name: TableName,
    counts: dict[str, Counts],
    keys: Sequence[str],
    columns: Sequence[str],
    wholes: Counts,
) -> FigureTable:
    """Lines that each split one count over the columns; `wholes` is what each column holds."""
    most = [wholes[column] for column in columns]
    rows = (
        FigureRow(key, shown_parts([counts[key][column] for column in columns], most=most))
        for key in keys
    )
    return FigureTable(name, tuple(rows), tuple(columns))


def _ids(term: type[Term]) -> tuple[str, ...]:
    return tuple(one.value for one in term)
