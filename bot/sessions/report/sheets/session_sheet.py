"""The report of one session as a document; the group's own copy says on every page that it is."""

from collections.abc import Iterable

from bot.questions.answering.commitment_fields import day_in_wales
from bot.sessions.prints.document import (
    NONE,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
    Tone,
)
from bot.sessions.prints.printed import Text
from bot.sessions.prints.words import say, spoken_day
from bot.sessions.report.colours import colours
from bot.sessions.report.compare import Comparison
from bot.sessions.report.figures import FigureName
from bot.sessions.report.lines import Profile, ReportMember, SessionReport
from bot.sessions.report.sheets.compared import compared
from bot.sessions.report.sheets.glance import glance
from bot.sessions.report.sheets.in_full import in_full
from bot.sessions.report.sheets.traces import figure_table, sources, traces_of
from bot.sessions.report.sheets.wording import SIGNS, board_text, people_text


def session_sheet(report: SessionReport, comparison: Comparison | None) -> Document:
    """What matters first; then every question in full, the figures, and where they come from.

    Args: comparison: with the session before, if there is one that its reader may see.
    """
    return Document(
        title=Text(en=report.title_en, cy=report.title_cy),
        above=say("report.above_session"),
        note=_note(report),
        parts=(
            _facts(report),
            Heading(say("report.glance")),
            glance(report.questions),
            *(compared(comparison) if comparison else ()),
            *colour_parts(),
            *in_full(report.questions),
            *_figures(report, comparison),
        ),
    )


def colour_parts() -> tuple[Part, ...]:
    """What red, amber and green mean, as the Commissioner defines them."""
    rows = tuple(
        (
            Cell(Text(*(f"{SIGNS[one.progress]} {n}" for n in (one.name_en, one.name_cy)))),
            Cell(Text(en=one.means_en, cy=one.means_cy)),
        )
        for one in colours()
    )
    columns = (Column(say("crib.colour"), 4), Column(say("crib.means"), 12))
    heading = Heading(say("report.colours"))
    return heading, Table(columns, rows), Paragraph(say("sheet.whose"), Tone.QUIET)


def _note(report: SessionReport) -> Text:
    made_up = say("sheet.made_up") if report.made_up else NONE
    if report.profile is Profile.SHARED:
        return made_up
    own = say("report.group_note")
    return say("report.notes", first=own, second=made_up) if made_up else own


def _facts(report: SessionReport) -> Facts:
    rows = [
        (say("sheet.when"), spoken_day(report.held_on)),
        (say("report.board"), board_text(report.region)),
    ]
    if report.panel:
        rows.append((say("report.panel"), _panel(report.panel)))
    bands = [one.band for one in report.figures if one.name is FigureName.PEOPLE and one.band]
    rows += [(say("report.people"), people_text(band)) for band in bands]
    rows.append((say("report.for_whom"), say(f"report.for_{report.profile}")))
    rows.append((say("report.of_day"), spoken_day(day_in_wales(report.made_at))))
    return Facts(tuple(rows))


def _panel(panel: tuple[ReportMember, ...]) -> Text:
    return Text(
        en=", ".join(one.office_en for one in panel), cy=", ".join(one.office_cy for one in panel)
    )


def _figures(report: SessionReport, comparison: Comparison | None) -> Iterable[Part]:
    traces = list(traces_of(report.figures))
    yield Heading(say("traces.figures"))
    yield Paragraph(say("traces.figures_says"), Tone.QUIET)
    yield figure_table(report.figures)
    if report.standards:
        numbers = ", ".join(map(str, report.standards))
        yield Paragraph(say("report.standards", numbers=numbers))
    if comparison:
        day = spoken_day(comparison.since)
        heading = say("report.compared", day=day)
        yield Heading(heading, level=2)
        yield figure_table(comparison.figures)
        traces += traces_of(comparison.figures, where=heading)
    yield from sources(traces)
