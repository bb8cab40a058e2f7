"""The report for the Minister as a document: a period, its sessions, the seven boards."""

from collections.abc import Iterable

from bot.questions.answering.commitment_fields import day_in_wales
from bot.sessions.prints.document import (
    NONE,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Table,
    Tone,
)
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say, spoken_day
from bot.sessions.report.lines import SessionReport
from bot.sessions.report.minister import MinisterReport
from bot.sessions.report.sheets.compared import compared
from bot.sessions.report.sheets.glance import glance
from bot.sessions.report.sheets.overview_parts import overview_parts, overview_traces
from bot.sessions.report.sheets.session_sheet import colour_parts
from bot.sessions.report.sheets.traces import Trace, figure_table, sources, traces_of
from bot.sessions.report.sheets.wording import board_text


def minister_sheet(report: MinisterReport) -> Document:
    """What the sessions of a period came to, then each of them, then the boards over time."""
    days = {"since": spoken_day(report.since), "until": spoken_day(report.until)}
    return Document(
        title=say("report.minister_title", **days),
        above=say("report.above_minister"),
        note=say("sheet.made_up") if report.made_up else NONE,
        parts=(
            _facts(report),
            *_held(report),
            *colour_parts(),
            *_sessions(report),
            *_boards(report),
            PageBreak(),
            *sources(_traces(report)),
        ),
    )


def _facts(report: MinisterReport) -> Facts:
    days = {"since": spoken_day(report.since), "until": spoken_day(report.until)}
    return Facts(
        (
            (say("report.period"), say("report.from_to", **days)),
            (say("minister.held_count"), same(str(len(report.sessions)))),
            (say("report.for_whom"), say("report.for_minister")),
            (say("report.of_day"), spoken_day(day_in_wales(report.made_at))),
        )
    )


def _held(report: MinisterReport) -> Iterable[Part]:
    yield Heading(say("report.glance"))
    if not report.sessions:
        yield Paragraph(say("minister.none_held"), Tone.WARM)
        return
    yield Paragraph(say("minister.in_period_says"), Tone.QUIET)
    yield figure_table(report.figures)
    yield Heading(say("minister.held"))
    columns = (Column(say("minister.day"), 4), Column(say("minister.session"), 10))
    rows = tuple(
        (Cell(spoken_day(one.held_on)), Cell(_title(one), (board_text(one.region),), strong=True))
        for one in report.sessions
    )
    yield Table(columns, rows)


def _sessions(report: MinisterReport) -> Iterable[Part]:
    followed = {one.session_id: one for one in report.comparisons}
    for session in report.sessions:
        day = spoken_day(session.held_on)
        yield Heading(say("minister.session_heading", title=_title(session), day=day))
        yield Paragraph(board_text(session.region))
        yield glance(session.questions)
        if session.session_id in followed:
            yield from compared(followed[session.session_id], level=2)
    if report.sessions:
        yield Paragraph(say("minister.whole_answers"), Tone.QUIET)


def _boards(report: MinisterReport) -> Iterable[Part]:
    if report.overview is not None:
        yield PageBreak()
        yield from overview_parts(report.overview)


def _traces(report: MinisterReport) -> Iterable[Trace]:
    yield from traces_of(report.figures, where=say("minister.in_period"))
    for session in report.sessions:
        yield from traces_of(session.figures, where=_where("minister.of_session", session))
    named = {one.session_id: one for one in report.sessions}
    for one in report.comparisons:
        where = _where("minister.of_comparison", named[one.session_id])
        yield from traces_of(one.figures, where=where)
    if report.overview is not None:
        yield from overview_traces(report.overview)


def _where(key: str, session: SessionReport) -> Text:
    title = Text(en=session.title_en, cy=session.title_cy)
    return say(key, title=title, day=spoken_day(session.held_on))


def _title(session: SessionReport) -> Text:
    title = Text(en=session.title_en, cy=session.title_cy)
    return say("minister.session_made_up", title=title) if session.made_up else title
