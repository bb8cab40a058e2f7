"""Downloading questions in the console, over HTTP, on both stores."""

import json
import os
import re
from datetime import UTC, datetime
from io import BytesIO

import jsonschema
import openpyxl
import pytest

from bot.accounts.audit_log import recent_events
from bot.questions.exports.json_file import SCHEMA
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Permission, Region, Role, Workflow
from tests.factories import make_question
from tests.integration.console_client import serve_console
from tests.integration.export_steps import answer
from tests.integration.test_questions_export_files import table

OPEN = "Why is the pool shut?"
CLOSED = "Why is the bus so dear?"
FORM = {"purpose": "research", "format": "csv", "profile": "shared", "state": "any"}


@pytest.fixture
async def console(settings, store):
    async with serve_console(settings, store) as running:
        yield running


@pytest.fixture
async def reviewer(console):
    return await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)


def ask(console, **fields):
    def make(db):
        question = make_question(db, **{"created_at": datetime.now(UTC), **fields})
        if question.workflow is Workflow.PUBLISHED:
            answer(db, question.id)
        return question.id

    return in_transaction(console.store, make)


def ask_several(console):
    """One published, one that waits, one in the lane, one of another region."""
    ask(console, state=Workflow.PUBLISHED, text_original=OPEN, themes="access")
    ask(console, text_original=CLOSED)
    ask(console, text_original="held words", level=Level.FULL)
    ask(console, state=Workflow.PUBLISHED, text_original="theirs", region=Region.POWYS)


async def make(browser, **fields):
    """Send the form for a file."""
    await browser.open("/exports?state=any")
    return await browser.send("/exports", **{**FORM, **fields})


def audited(console):
    events = in_transaction(console.store, recent_events, before=None, limit=20, write=False)
    return [event.detail for event in events if event.action == "export.made"]


@pytest.mark.parametrize(
    ("language", "title", "purpose"),
    [
        ("en", "Download questions", "A report to the Minister"),
        ("cy", "Lawrlwytho cwestiynau", "Adroddiad i’r Gweinidog"),
    ],
)
async def test_the_form_says_what_the_file_will_hold(console, reviewer, language, title, purpose):
    ask_several(console)
    page = await reviewer.open(f"/exports?state=any&age_band=7-10&lang={language}")

    assert f"<h1>{title}</h1>" in page.text
    assert purpose in page.text
    assert re.search(r"<li>[^<]*: (one question|un cwestiwn)</li>", page.text)  # for anybody
    assert re.search(r"<li>[^<]*: 2 [^<]*</li>", page.text)  # for the team
    assert page.text.count("<strong>") == 1  # that the age is left out
    assert 'name="state" value="any"' in page.text


@pytest.mark.parametrize("missing", ["purpose", "format", "profile"])
async def test_nothing_is_made_without_an_answer_to_each_question(console, reviewer, missing):
    page = await make(reviewer, **{missing: "nonsense"})

    assert page.status_code == 400
    assert f'href="#{missing}-first"' in page.text
    assert audited(console) == []


async def test_csv_comes_at_once_and_is_of_my_region(console, reviewer):
    ask_several(console)
    page = await make(reviewer, bom="yes")
    rows = table(page.content.decode("utf-8-sig"))

    assert page.headers["content-type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(
        r'attachment; filename="questions-gwent-\d{4}-\d\d-\d\d\.csv"',
        page.headers["content-disposition"],
    )
    assert page.content.startswith(b"\xef\xbb\xbf")
    assert page.headers["cache-control"] == "no-store"
    assert [row["question_en"] for row in rows] == [OPEN]
    assert "held words" not in page.text and "theirs" not in page.text


async def test_csv_without_the_mark_if_not_wanted(console, reviewer):
    assert (await make(reviewer)).content.startswith(b"question_id,")


async def test_many_parts_make_one_file(console, reviewer, monkeypatch):
    monkeypatch.setattr("bot.console.export_files.AT_ONCE", 2)
    made = {str(ask(console, state=Workflow.ACCEPTED)) for _ in range(5)}
    page = await make(reviewer)
    objects = json.loads((await make(reviewer, format="json")).text)["questions"]
    book = openpyxl.load_workbook(BytesIO((await make(reviewer, format="xlsx")).content))

    assert {row["question_id"] for row in table(page.text)} == made
    assert {one["question_id"] for one in objects} == made
    assert {cell.value for cell in book.worksheets[0]["A"][1:]} == made


async def test_json_is_as_the_schema_that_is_served_says(console, reviewer):
    ask_several(console)
    page = await make(reviewer, format="json")
    schema = await reviewer.open("/exports/question-export-1.schema.json")

    assert schema.json() == json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(page.json(), schema.json())
    assert [one["text"] and one["text"]["en"] for one in page.json()["questions"]] == [OPEN]


async def test_a_spreadsheet_leaves_nothing_behind(console, reviewer, settings):
    ask_several(console)
    page = await make(reviewer, format="xlsx")

    assert openpyxl.load_workbook(BytesIO(page.content)).worksheets[0]["A1"].value == "question_id"
    assert list((settings.var_dir / "exports").iterdir()) == []


async def test_what_a_killed_process_left_is_tidied_up(console, reviewer, settings):
    left = settings.var_dir / "exports" / "export-old"
    left.mkdir(parents=True)
    (left / "questions.xlsx").write_bytes(b"words")
    os.utime(left, (0, 0))
    await make(reviewer, format="xlsx")

    assert list((settings.var_dir / "exports").iterdir()) == []


async def test_a_team_file_says_so_and_holds_what_may_not_be_published(console, reviewer):
    ask(console, state=Workflow.ACCEPTED, text_original=CLOSED, permission=Permission.NEITHER)
    shared = await make(reviewer)
    team = await make(reviewer, profile="team")

    assert CLOSED not in shared.text
    assert CLOSED in team.text
    assert "questions-team-only-gwent-" in team.headers["content-disposition"]


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_pack_has_both_languages_whatever_the_page(console, reviewer, language):
    ask_several(console)
    await reviewer.open(f"/exports?state=any&lang={language}")
    sent = {**reviewer.hidden(), **FORM, "format": "pack"}
    page = await reviewer.http.post(f"/exports?lang={language}", data=sent)

    assert page.status_code == 200
    assert f'<div lang="en"><blockquote>{OPEN}' in page.text
    assert '<div lang="cy"><blockquote>Pam mae’n rhaid' in page.text
    assert "Byddwn yn cyflogi dau berson arall." in page.text
    assert CLOSED not in page.text and "held words" not in page.text


async def test_a_pack_is_not_made_of_more_than_anybody_reads(console, reviewer, monkeypatch):
    monkeypatch.setattr("bot.console.exports.MOST", 1)
    ask_several(console)
    page = await make(reviewer, format="pack", profile="team")

    assert page.status_code == 400
    assert 'href="#format-first"' in page.text
    assert audited(console) == []


async def test_each_file_is_in_the_audit_log(console, reviewer):
    ask_several(console)
    await make(reviewer, format="json", purpose="board_meeting", words="pool", language="en")
    await make(reviewer, format="pack", profile="team", theme="access")

    assert audited(console) == [
        {
            "purpose": "research",
            "format": "pack",
            "profile": "team",
            "filter": "state:any+theme:access",
            "rows": "1",
        },
        {
            "purpose": "board_meeting",
            "format": "json",
            "profile": "shared",
            "filter": "state:any",  # what a file for anybody must not tell narrows nothing
            "rows": "1",
        },
    ]


async def test_the_commissioners_team_gets_all_of_wales_or_one_region(console):
    ask_several(console)
    browser = await console.signed_in("mair", Role.COMMISSIONER_TEAM)
    everything = await make(browser)
    powys = await make(browser, region="powys")

    assert {row["region"] for row in table(everything.text)} == {"gwent", "powys"}
    assert [row["question_en"] for row in table(powys.text)] == ["theirs"]
    assert "questions-wales-" in powys.headers["content-disposition"]


async def test_a_board_cannot_ask_for_another_region(console, reviewer):
    ask_several(console)

    assert table((await make(reviewer, region="powys")).text) == []


@pytest.mark.parametrize("role", [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR])
async def test_other_roles_get_no_files(console, role):
    region = None if role is Role.OPERATOR else Region.GWENT
    browser = await console.signed_in("lowri", role, region)
    await browser.open("/account")
    sent = await browser.send("/exports", **FORM)
    opened = [
        await browser.open(path)
        for path in ("/exports", "/exports/question-export-1.schema.json", "/figures")
    ]

    assert [page.status_code for page in (sent, *opened)] == [403] * 4
    assert audited(console) == []


async def test_a_file_needs_the_forms_own_token(console, reviewer):
    page = await reviewer.post("/exports", **FORM)

    assert page.status_code == 403
    assert audited(console) == []


async def test_the_list_leads_to_a_file_of_itself(console, reviewer):
    ask(console, state=Workflow.ACCEPTED, themes="access")
    ask(console, state=Workflow.ACCEPTED, themes="housing")
    page = await reviewer.open("/questions?state=accepted&theme=access&words=autism&lang=en")
    address = re.search(r'href="(/exports[^"]*)"', page.text)[1].replace("&amp;", "&")
    form = await reviewer.open(address)

    assert form.text.count("one question</li>") == 2
    assert 'name="words" value="autism"' in form.text


@pytest.mark.parametrize(("language", "words"), [("en", "Back to the"), ("cy", "Yn ôl i’r")])
async def test_a_pack_leads_back_to_the_form_with_the_same_list(console, reviewer, language, words):
    ask_several(console)
    await reviewer.open("/exports?state=any")
    sent = {**reviewer.hidden(), **FORM, "format": "pack", "theme": "access"}
    page = await reviewer.http.post(f"/exports?lang={language}", data=sent)
    link = re.search(r'<p class="no-print"><a href="([^"]+)">← ([^<]+)</a></p>', page.text)

    assert words in link[2]
    back = await reviewer.open(link[1].replace("&amp;", "&"))
    assert back.status_code == 200
    assert 'name="theme" value="access"' in back.text
    assert f"lang={language}" in link[1]
