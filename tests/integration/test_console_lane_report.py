"""The report form of a question in the lane: filled from the record, logged, for its lead only."""

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from bot.accounts.audit_log import recent_events
from bot.store.transaction import in_transaction
from bot.vocabulary import AgeBand, Language, Level, Region, Role
from tests.integration.console_client import serve_console
from tests.integration.console_words import english_in
from tests.integration.review_steps import ask, lane

WORDS = "My stepdad hurts <me> & I am scared  to go home"
NOTE = "Rang the duty team, reference 4711"


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.fixture
async def lead(console):
    return await console.signed_in("lowri", Role.SAFEGUARDING_LEAD, Region.GWENT)


@pytest.fixture
async def address(console, lead):
    """A question of the lane that its lead has read and told the council of."""
    asked = lane(ask(console, level=Level.FULL, text_original=WORDS, context="Every night"))
    await lead.open(asked)
    await lead.send(f"{asked}/done", done="told_council", note=NOTE)
    return asked


def words_in(content: bytes, file: str) -> str:
    if file == "html":
        return content.decode()
    if file == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    document = Document(BytesIO(content))
    tables = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *tables])


async def take(lead, address, **sent):
    await lead.open(f"{address}/report")
    given = {"purpose": "council", "edition": "en", "format": "html", **sent}
    return await lead.send(f"{address}/report", **given)


@pytest.mark.parametrize("file", ["html", "pdf", "docx"])
@pytest.mark.parametrize(
    ("edition", "says"),
    [
        ("en", ("Report of a safeguarding concern", "Newport", "Told the council")),
        ("cy", ("Adroddiad am bryder diogelu", "Casnewydd", "Rhoddwyd gwybod i wasanaethau")),
    ],
)
async def test_the_form_has_the_record_in_both_languages_in_every_kind_of_file(
    lead, address, file, edition, says
):
    sent = await take(lead, address, edition=edition, format=file)
    found = " ".join(words_in(sent.content, file).split())
    assert sent.status_code == 200
    for one in (*says, "14–16", "lowri", NOTE, address.rpartition("/")[2][:8]):
        assert one in found


async def test_the_words_are_exactly_those_that_were_confirmed(lead, address):
    page = (await take(lead, address)).text
    assert "My stepdad hurts &lt;me&gt; &amp; I am scared  to go home" in page
    assert "Every night" in page
    sent = await take(lead, address, format="docx")
    assert WORDS in words_in(sent.content, "docx")


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("Who wrote it", "Name, date of birth, address, school", "130")),
        ("cy", ("Pwy ysgrifennodd e", "Enw, dyddiad geni, cyfeiriad, ysgol", "130")),
    ],
)
async def test_the_form_says_what_is_not_known_and_is_read_on_the_page_first(
    lead, address, language, says
):
    page = (await lead.open(f"{address}/report?lang={language}")).text
    for one in says:
        assert one in page
    if language == "cy":
        assert english_in(page) == []


async def test_nothing_said_is_not_made_up(console, lead):
    fields = {"council": None, "age_band": AgeBand.NOT_SAID, "language": Language.CY}
    asked = lane(ask(console, level=Level.SOFT, **fields))
    page = (await take(lead, asked)).text
    assert page.count("not said") == 2
    assert "Nothing is recorded yet." in page


async def test_taking_it_is_in_the_audit_log_with_what_for_and_no_words(console, lead, address):
    await take(lead, address, purpose="police", format="pdf", edition="cy")
    events = in_transaction(console.store, recent_events, before=None, limit=1, write=False)
    [event] = events
    assert event.action == "question.referral_made"
    assert event.detail == {"referral_for": "police", "format": "pdf", "edition": "cy"}
    operator = await console.signed_in("olwen", Role.OPERATOR)
    assert "Report form downloaded" in (await operator.open("/audit")).text


@pytest.mark.parametrize(
    "sent", [{"purpose": ""}, {"purpose": "fun"}, {"format": "csv"}, {"edition": "both"}]
)
async def test_without_saying_what_for_there_is_no_file(lead, address, sent):
    again = await take(lead, address, **sent)
    assert again.status_code == 400
    assert "Choose what you need it for." in again.text


@pytest.mark.parametrize(
    ("role", "region", "status"),
    [
        (Role.RPB_STAFF, Region.GWENT, 403),
        (Role.COMMISSIONER_TEAM, None, 403),
        (Role.OPERATOR, None, 403),
        (Role.SAFEGUARDING_LEAD, Region.POWYS, 404),
    ],
)
async def test_nobody_else_takes_it(console, address, role, region, status):
    other = await console.signed_in("other", role, region)
    assert (await other.open(f"{address}/report")).status_code == status
    await other.open("/")
    given = {"purpose": "council", "edition": "en", "format": "html"}
    assert (await other.send(f"{address}/report", **given)).status_code == status


async def test_a_question_that_never_was_in_the_lane_has_no_form(console, lead):
    assert (await lead.open(f"{lane(ask(console))}/report")).status_code == 404
