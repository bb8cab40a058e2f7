"""Files of questions: CSV, spreadsheet, JSON and pack."""

import csv
import itertools
import json
from io import StringIO
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from sqlalchemy import select

from bot.console.app import __file__ as console_app
from bot.questions.exports.facts import Format
from bot.questions.exports.json_file import SCHEMA, JsonFile
from bot.questions.exports.pack import group_by_theme
from bot.questions.exports.rows import Profile
from bot.questions.finding.queue_filter import SHOWN_STATES, QueueFilter
from bot.store.tables.answers import Verdict
from bot.store.tables.audit import AuditEvent
from bot.store.tables.questions import (
    QuestionTheme,
    ThemeSource,
)
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    Judge,
    Progress,
    Theme,
    Workflow,
)
from bot.web.words import Words
from tests.factories import NOW, make_question
from tests.integration.export_steps import (
    GWENT,
    TEAM,
    answer,
    as_csv,
    as_json,
    as_xlsx,
    ask,
    everything_hidden,
    facts,
    promise,
    rows_of,
    texts_of,
)

FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1")


@pytest.fixture(scope="module")
def say():
    return Words([Path(console_app).parent / "locale"]).say


def table(text):
    return list(csv.DictReader(StringIO(text, newline="")))


def judged(store, *said):
    """A published question with an answer, a commitment and verdicts."""

    def make(db):
        question = make_question(db, state=Workflow.PUBLISHED, themes="housing,access")
        row = answer(db, question.id)
        promise(db, row)
        for number, (answered, progress) in enumerate(said):
            db.add(
                Verdict(
                    question_id=question.id,
                    answer_id=row.id,
                    judge=Judge.AUTHOR,
                    judge_hash=str(number),
                    answered=answered,
                    progress=progress,
                    given_at=NOW,
                )
            )
        return question.id

    return in_transaction(store, make)


def test_verdicts_are_told_as_counts_of_five_or_more(store, say):
    judged(store, *[(Answered.YES, Progress.GREEN)] * 5, *[(Answered.NO, Progress.RED)] * 5)
    [row] = table(as_csv(rows_of(store), say))

    assert (row["judged"], row["answered_yes"], row["answered_partly"]) == ("10", "5", "0")


def test_four_verdicts_are_not_told(store, say):
    judged(store, *[(Answered.YES, Progress.GREEN)] * 4)
    rows = rows_of(store)
    [row] = table(as_csv(rows, say))

    assert {row["judged"], row["verdict_answered"], row["answered_yes"]} == {""}
    assert rows[0].answer.verdict is None


def test_csv_has_both_languages(store, say):
    judged(store)
    [row] = table(as_csv(rows_of(store), say))

    assert row["question_en"].startswith("Why do we have to wait")
    assert row["question_cy"].startswith("Pam mae’n rhaid")
    assert (row["state_en"], row["state_cy"]) == ("Answer published", "Cyhoeddwyd yr ateb")
    assert (row["themes"], row["themes_en"]) == ("access; housing", "Getting help; Housing")
    assert row["answer_cy"] == "Byddwn yn cyflogi dau berson arall."
    assert row["commitments_en"] == "Two more nurses | The health board | 2031-09-01 | Still open"
    assert (row["region_cy"], row["made_up"]) == ("Gwent", "no")


def test_an_approved_answer_does_not_show_in_a_shared_file(store, say):
    def make(db):
        question = make_question(db, state=Workflow.ANSWERED)
        answer(db, question.id, AnswerStage.APPROVED)

    in_transaction(store, make)
    [shared] = table(as_csv(rows_of(store), say))
    [team] = table(as_csv(rows_of(store, profile=Profile.TEAM), say))

    assert (shared["state"], shared["answer_en"]) == ("put_to_board", "")
    assert (team["state"], team["answer_stage"]) == ("answered", "approved")


@pytest.mark.parametrize("typed", FORMULAS, ids=ascii)
def test_no_words_of_anybody_start_a_formula(store, say, tmp_path, typed):
    def make(db):
        question = make_question(
            db, state=Workflow.PUBLISHED, text_original=f"{typed} young", text_other=f"{typed} cy"
        )
        row = answer(db, question.id, text_en=f"{typed} board", given_by_cy=typed)
        promise(db, row, what_en=typed, who_en="")

    in_transaction(store, make)
    rows = rows_of(store)
    [row] = table(as_csv(rows, say))
    found = [row[name] for name in ("question_en", "question_cy", "answer_en", "answered_by_cy")]
    assert [cell[0] for cell in (*found, row["commitments_en"])] == ["'"] * 5

    sheet = openpyxl.load_workbook(as_xlsx(rows, say, tmp_path)).worksheets[0]
    written = [cell for line in sheet.iter_rows(min_row=2) for cell in line if cell.value]
    assert {cell.data_type for cell in written} <= {"s", "inlineStr", "n"}
    assert any(str(cell.value).endswith("young") for cell in written)


def test_a_spreadsheet_holds_texts_and_numbers_and_nothing_that_runs(store, say, tmp_path):
    judged(store, *[(Answered.YES, Progress.GREEN)] * 6)
    path = as_xlsx(rows_of(store), say, tmp_path)
    questions, meanings = openpyxl.load_workbook(path).worksheets
    names = [cell.value for cell in questions[1]]
    row = dict(zip(names, questions[2], strict=True))

    assert row["judged"].value == 6
    assert row["question_id"].data_type in ("s", "inlineStr")
    assert [cell.value for cell in meanings["A"]] == names
    assert all(cell.value for line in meanings.iter_rows() for cell in line)
    assert "<f>" not in texts_of(path)


def test_json_is_as_its_schema_says(store):
    judged(store, *[(Answered.YES, Progress.GREEN)] * 5)
    ask(store, region=None, council=None)
    in_transaction(store, everything_hidden)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for reader, profile in itertools.product((GWENT, TEAM), Profile):
        about = facts(store, reader, profile=profile)
        found = json.loads(as_json(rows_of(store, reader, profile=profile), about))

        assert [error.message for error in check.iter_errors(found)] == []
        assert len(found["questions"]) == about.rows


def test_json_without_questions_is_whole(store):
    writer = JsonFile(facts(store))

    assert json.loads(writer.start() + writer.part([]) + writer.end())["questions"] == []


@pytest.mark.parametrize("bom", [True, False])
def test_csv_starts_with_a_mark_only_if_asked(store, say, bom):
    assert as_csv([], say, bom=bom).startswith("\ufeff") is bom


def test_that_a_file_was_made_is_in_the_audit_log_without_words(store):
    ask(store, state=Workflow.ACCEPTED)
    looked_for = QueueFilter(workflows=SHOWN_STATES, words="my secret", themes=(Theme.ACCESS,))
    about = facts(store, profile=Profile.TEAM, filter=looked_for, format=Format.CSV)
    [event] = in_transaction(
        store,
        lambda db: [
            (one.actor, one.detail)
            for one in db.scalars(select(AuditEvent).where(AuditEvent.action == "export.made"))
        ],
    )

    assert event == (
        f"account:{GWENT.account_id}",
        {
            "purpose": "research",
            "format": "csv",
            "profile": "team",
            "filter": "state:any+theme:access+words:yes",
            "rows": "0",
        },
    )
    assert about.narrowed_by == ("state:any", "theme:access", "words:yes")


def test_a_pack_has_each_question_once_under_its_first_theme(store):
    judged(store)
    ask(store, state=Workflow.PUBLISHED)
    ask(store, themes="access")  # its words are not told
    groups = group_by_theme(rows_of(store))

    assert [(group.theme, len(group.rows)) for group in groups] == [(Theme.ACCESS, 1), (None, 1)]


def test_themes_stand_in_the_order_of_the_vocabulary(store):
    question = ask(store, state=Workflow.PUBLISHED, themes="housing")
    in_transaction(
        store,
        lambda db: db.add(
            QuestionTheme(question_id=question, theme=Theme.ACCESS, source=ThemeSource.STAFF)
        ),
    )

    assert rows_of(store)[0].themes == (Theme.ACCESS, Theme.HOUSING)


def test_a_text_too_long_for_a_cell_goes_on_in_a_sheet_of_its_own(store, say, tmp_path):
    long = "".join(f"{number} 🙂 wait" for number in range(9_000))

    def make(db):
        question = make_question(db, state=Workflow.PUBLISHED)
        answer(db, question.id, text_en=long, text_cy="Byr.")

    in_transaction(store, make)
    book = openpyxl.load_workbook(as_xlsx(rows_of(store), say, tmp_path))
    questions, _, rest = book.worksheets
    names = [cell.value for cell in questions[1]]
    row = {name: cell.value for name, cell in zip(names, questions[2], strict=True)}
    mark = " … → Rest · Gweddill, 2"
    assert row["answer_en"].endswith(mark)
    others = list(rest.iter_rows(min_row=2, values_only=True))
    assert {line[:2] for line in others} == {(row["question_id"], "answer_en")}
    assert row["answer_en"].removesuffix(mark) + "".join(line[2] for line in others) == long
    for cell in (row["answer_en"], *(line[2] for line in others)):
        assert len(cell.encode("utf-16-le")) // 2 <= 32_767
    assert row["answer_cy"] == "Byr."
