"""Every figure of a report file can be traced: to its rule, and to the rows it counts."""

import re

import pytest

from bot.sessions.prints.document import Table
from bot.sessions.prints.printed import Edition
from bot.sessions.report.minister import minister_report
from bot.sessions.report.session import session_report
from bot.sessions.report.sheets.minister_sheet import minister_sheet
from bot.sessions.report.sheets.session_sheet import session_sheet
from bot.sessions.report.taking import ReportFormat
from bot.store.transaction import in_transaction
from tests.report_steps import END, PERIOD, for_minister, make_reports, said, taken
from tests.session_steps import HOST, TEAM


@pytest.fixture
def made(sqlite_store):
    return in_transaction(sqlite_store, make_reports)


def numbers(found):
    return {figure.name: figure for figure in found.figures}


def test_figures_of_a_period_count_once_what_stands_in_two_sessions(sqlite_store, made):
    found = in_transaction(sqlite_store, minister_report, reader=TEAM, now=END, **PERIOD)
    sessions = [numbers(one) for one in found.sessions]
    for name, figure in numbers(found).items():
        ids = [one for each in sessions if name in each for one in each[name].source.ids]
        assert set(figure.source.ids) == set(ids) and len(set(ids)) == figure.count.count
    together = {name.value: figure.count.count for name, figure in numbers(found).items()}
    assert (together["answered"], together["promises"], together["green"]) == (2, 1, 1)


def traced(document):
    """The last table of a report: what is said of each figure, and the ids behind it."""
    table = [part for part in document.parts if isinstance(part, Table)][-1]
    return {
        row[0].text.en: [row[1].text.en, *(one.en for one in row[1].lines)] for row in table.rows
    }


def test_every_figure_of_a_session_names_its_rows_or_why_not(sqlite_store, made):
    given = {"session_id": made.first, "reader": HOST, "now": END}
    report = in_transaction(sqlite_store, session_report, **given)
    rows = traced(session_sheet(report, None))
    assert rows["Questions asked in the room"] == ["not told: fewer than five"]
    assert rows["People in the room"][0].startswith("not told")
    told = [one for one in report.figures if one.count and one.count.count and one.source.ids]
    assert len(told) >= 6
    listed = [set(found) for found in rows.values()]
    for figure in told:
        assert set(figure.source.ids) in listed, figure.name
        assert figure.count.count == len(figure.source.ids)


def test_every_id_of_a_figure_stands_beside_its_question_too(sqlite_store, made):
    words = said(taken(sqlite_store, made.first, ReportFormat.HTML, Edition.EN))
    inside = words[words.index("Each question in full") : words.index("Where this comes from")]
    behind = words[words.index("Where this comes from") :]
    ids = set(re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", behind))
    assert len(ids) >= 6 and all(one in inside for one in ids)


def test_report_for_the_minister_tells_each_board_and_where_it_comes_from(sqlite_store, made):
    report = in_transaction(sqlite_store, minister_report, reader=TEAM, now=END, **PERIOD)
    rows = traced(minister_sheet(report))
    assert any(name.startswith("Gwent Regional Partnership Board, Asked") for name in rows)
    words = said(for_minister(sqlite_store, ReportFormat.DOCX, Edition.CY))
    for one in report.overview.boards:
        assert one.name_cy in words and one.name_en not in words
    assert "Nid tabl cynghrair" in words
