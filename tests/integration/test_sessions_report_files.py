"""Reports as files: what is in them, what is not, and where each figure comes from."""

import json
from io import BytesIO

import docx
import jsonschema
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from bot.accounts.audit_log import recent_events
from bot.sessions.prints.printed import Edition
from bot.sessions.report.json_file import SCHEMA
from bot.sessions.report.lines import Profile
from bot.sessions.report.minister import PeriodWrong
from bot.sessions.report.taking import (
    NotAsThisFile,
    NothingToReport,
    ReportFormat,
    read_report,
    take_minister_report,
)
from bot.sessions.scope import SessionNotFound
from bot.store.tables.session_terms import SessionState
from bot.store.tables.sessions import Session
from bot.store.transaction import in_transaction
from tests.factories import NOW
from tests.report_steps import (
    CANARIES,
    CONTEXT,
    END,
    EVIDENCE,
    HELD,
    ONE_LANGUAGE,
    PERIOD,
    READ_OUT,
    UNAPPROVED,
    UNAPPROVED_PROMISE,
    WAITING,
    for_minister,
    make_reports,
    order,
    said,
    take,
    taken,
)
from tests.session_steps import BOARD, HOST, OTHER_HOST, TEAM, make_live_session
from tests.unit.test_prints_files import Words

PAPER = [ReportFormat.PDF, ReportFormat.DOCX, ReportFormat.HTML]
LANGUAGES = [(one, edition) for one in PAPER for edition in Edition]
IDS = [f"{one}-{edition}" for one, edition in LANGUAGES]


@pytest.fixture
def made(sqlite_store):
    return in_transaction(sqlite_store, make_reports)


@pytest.mark.parametrize(("kind", "edition"), LANGUAGES, ids=IDS)
def test_first_page_says_what_matters(sqlite_store, made, kind, edition):
    words = said(taken(sqlite_store, made.first, kind, edition))
    english = [
        *(WAITING["text_original"], "they answered the question", "Open a second clinic"),
        *("Who: The health board", "By: 2 May 2031", "Now: kept", "They named a day"),
        *("▲ Amber", "That does not count as done", "The second clinic opened in May"),
    ]
    welsh = [
        *(WAITING["text_other"], "fe atebon nhw’r cwestiwn", "Agor ail glinig"),
        *("Pwy: Y bwrdd iechyd", "Erbyn: 2 Mai 2031", "Nawr: wedi’i gadw", "Fe enwon nhw ddiwrnod"),
        *("▲ Ambr", "Dydy hynny ddim yn cyfrif", "Agorodd yr ail glinig ym mis Mai"),
    ]
    squeezed = words.replace(" ", "")
    for own, there in ((english, edition is not Edition.CY), (welsh, edition is not Edition.EN)):
        for one in own:
            assert (one.replace(" ", "") in squeezed) is there, one


@pytest.mark.parametrize(("kind", "edition"), LANGUAGES, ids=IDS)
def test_follow_up_compares_and_tells_the_reply(sqlite_store, made, kind, edition):
    words = said(taken(sqlite_store, made.second, kind, edition)).replace(" ", "")
    if edition is not Edition.CY:
        for one in ("Verdict then: ▲ Amber", "It moved towards green", "Thank you for holding us"):
            assert one.replace(" ", "") in words
    if edition is not Edition.EN:
        for one in ("Dyfarniad bryd hynny: ▲ Ambr", "tuag at wyrdd", "Diolch am ein dal"):
            assert one.replace(" ", "") in words


@pytest.mark.parametrize("kind", list(ReportFormat), ids=str)
def test_nothing_that_is_not_public_leaves(sqlite_store, made, kind):
    for edition in Edition:
        files = [taken(sqlite_store, one, kind, edition) for one in made]
        for file in (*files, for_minister(sqlite_store, kind, edition)):
            words = said(file)
            whole = words + file.content.decode("latin-1")
            for canary in CANARIES:
                assert canary not in words and canary not in whole, (file.name, canary)
                assert canary.replace(" ", "") not in words.replace(" ", "")


@pytest.mark.parametrize("kind", PAPER, ids=str)
def test_group_has_its_own_copy_and_every_page_says_so(sqlite_store, made, kind):
    file = taken(sqlite_store, made.first, kind, Edition.BOTH, Profile.GROUP)
    words = said(file)
    assert "group-only" in file.name
    for own in (READ_OUT, UNAPPROVED, UNAPPROVED_PROMISE, ONE_LANGUAGE):
        assert own.replace(" ", "") in words.replace(" ", "")
    for nobodys in (HELD, EVIDENCE, CONTEXT):
        assert nobodys not in words
    assert "Not for passing on" in words and "Ddim i’w basio ymlaen" in words
    if kind is ReportFormat.PDF:
        for page in PdfReader(BytesIO(file.content)).pages:
            assert "Not for passing on" in page.extract_text()


def test_group_copy_is_for_its_host_and_never_data(sqlite_store, made):
    own = order(profile=Profile.GROUP)
    for reader in (BOARD, OTHER_HOST):
        with pytest.raises(SessionNotFound):
            take(sqlite_store, made.first, own, reader)
    take(sqlite_store, made.first, own, TEAM)
    take(sqlite_store, made.first, order(), BOARD)
    with pytest.raises(NotAsThisFile):
        take(sqlite_store, made.first, order(ReportFormat.JSON, Edition.BOTH, Profile.GROUP))


def test_what_has_not_begun_has_no_report(sqlite_store):
    def planned(db):
        session_id = make_live_session(db)
        db.get(Session, session_id).state = SessionState.PLANNED
        return session_id

    session_id = in_transaction(sqlite_store, planned)
    with pytest.raises(NothingToReport):
        take(sqlite_store, session_id, order())


def test_json_is_as_its_schema_says(sqlite_store, made):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for file in (
        taken(sqlite_store, made.second, ReportFormat.JSON),
        for_minister(sqlite_store, ReportFormat.JSON),
    ):
        assert file.name.endswith(".json") and file.mime == "application/json"
        check.validate(json.loads(file.content))


def test_pdf_has_language_bookmarks_and_numbered_pages(sqlite_store, made):
    for edition, language in zip(Edition, ("en-GB", "cy-GB", "cy-GB"), strict=True):
        for file in (
            taken(sqlite_store, made.second, ReportFormat.PDF, edition),
            for_minister(sqlite_store, ReportFormat.PDF, edition),
        ):
            reader = PdfReader(BytesIO(file.content))
            assert reader.trailer["/Root"]["/Lang"] == language
            assert reader.metadata.title and len(reader.outline) >= 2
            assert isinstance(reader.outline[1], list)  # below the title


def test_docx_has_headings_heading_rows_and_languages(sqlite_store, made):
    file = taken(sqlite_store, made.second, ReportFormat.DOCX, Edition.CY)
    opened = docx.Document(BytesIO(file.content))
    styles = [one.style.name for one in opened.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") >= 5 and "Heading 2" in styles
    assert opened.core_properties.language == "cy-GB"
    tables = [one for one in opened.tables if len(one.rows) > 1]
    assert tables
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_page_has_one_title_and_no_style_of_others(sqlite_store, made):
    page = taken(sqlite_store, made.first, ReportFormat.HTML).content.decode()
    found = Words(page)
    assert found.tags.count("h1") == 1 and {"en", "cy"} <= found.languages
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_words_after_a_sign_of_another_font_stay_readable(sqlite_store, made):
    """Letters of one font were drawn with the next, so a whole table read as nonsense."""
    content = taken(sqlite_store, made.first, ReportFormat.PDF, Edition.EN).content
    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split()
    )
    for words in ("Nothing shows that anything has changed", "Something has begun to change"):
        assert words in text


@pytest.mark.parametrize("kind", list(ReportFormat), ids=str)
def test_that_a_file_is_made_is_written_down_with_what_it_is_for(sqlite_store, made, kind):
    taken(sqlite_store, made.first, kind)
    for_minister(sqlite_store, kind)
    events = in_transaction(sqlite_store, recent_events, before=None, limit=2, write=False)
    assert {one.action for one in events} == {"report.made"}
    period, session = (one.detail for one in events)
    assert session["session"] == str(made.first)
    days = {name: str(day) for name, day in PERIOD.items()}
    assert {name: period[name] for name in PERIOD} == days
    assert {one.detail["purpose"] for one in events} == {"board_meeting"}


def test_refused_file_is_not_written_down(sqlite_store, made):
    with pytest.raises(SessionNotFound):
        take(sqlite_store, made.first, order(), OTHER_HOST)
    with pytest.raises(PeriodWrong):
        days = {"since": END.date(), "until": NOW.date()}
        given = {"reader": TEAM, "order": order(), "now": END, **days}
        in_transaction(sqlite_store, take_minister_report, **given)
    events = in_transaction(sqlite_store, recent_events, before=None, limit=9, write=False)
    assert "report.made" not in {one.action for one in events}


def test_reading_says_whether_it_has_begun(sqlite_store, made):
    given = {"reader": HOST, "profile": Profile.SHARED, "now": END}
    found = in_transaction(sqlite_store, read_report, session_id=made.second, **given)
    assert found.begun and found.comparison.previous_id == made.first
