"""What leaves in a file of questions, from both stores; above all what does not."""

import csv
import itertools
import json
import re
import zipfile
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from uuid import UUID, uuid4

import jsonschema
import openpyxl
import pytest
from sqlalchemy import select

from bot.console.app import __file__ as console_app
from bot.questions.exports.csv_file import CsvFile
from bot.questions.exports.facts import Format, Purpose, begin_export
from bot.questions.exports.json_file import SCHEMA, JsonFile
from bot.questions.exports.pack import group_by_theme
from bot.questions.exports.reading import count_exported, export_part
from bot.questions.exports.rows import Profile
from bot.questions.exports.xlsx_file import XlsxFile
from bot.questions.finding.queue_filter import SHOWN_STATES, Assigned, QueueFilter
from bot.questions.life.states import APPROVED, IN_LANE, State
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.tables.audit import AuditEvent
from bot.store.tables.question_work import LeadReply, QuestionNote, QuestionWording
from bot.store.tables.questions import (
    Channel,
    Question,
    QuestionEvent,
    QuestionSupport,
    QuestionTheme,
    ThemeSource,
)
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Judge,
    Language,
    Level,
    Permission,
    Progress,
    Region,
    Role,
    Safeguarding,
    Theme,
    Workflow,
)
from bot.web.words import Words
from tests.factories import NOW, make_actor, make_question

ANY = QueueFilter(workflows=SHOWN_STATES)
GWENT, POWYS = make_actor(), make_actor(Role.RPB_STAFF, Region.POWYS)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
OTHERS = [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR]
CANARY = re.compile(r"zz(\d+)(\w+?)zz")
HIDDEN = ("original", "context", "note", "private", "reply", "wording", "receipt")
PERMITS = (Permission.BOTH, Permission.PUBLISH)
FORMULAS = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1")


@pytest.fixture(scope="module")
def say():
    return Words([Path(console_app).parent / "locale"]).say


def rows_of(store, reader=GWENT, *, profile=Profile.SHARED, filter=ANY, limit=400):
    """Every row of a file, as its parts give them."""
    found, after = [], None
    while True:
        part = in_transaction(
            store,
            export_part,
            reader=reader,
            filter=filter,
            profile=profile,
            after=after,
            limit=limit,
            now=NOW,
            write=False,
        )
        found += part.rows
        if part.then is None:
            return found
        after = part.then


def facts(store, reader=GWENT, *, profile=Profile.SHARED, filter=ANY, format=Format.JSON):
    return in_transaction(
        store,
        begin_export,
        reader=reader,
        filter=filter,
        profile=profile,
        format=format,
        purpose=Purpose.RESEARCH,
        now=NOW,
    )


def as_csv(rows, say, *, bom=False):
    writer = CsvFile(say, bom=bom)
    return writer.start() + writer.part(rows) + writer.end()


def as_json(rows, about):
    writer = JsonFile(about)
    return writer.start() + "".join(writer.part([row]) for row in rows) + writer.end()


def as_xlsx(rows, say, folder):
    path = folder / f"{uuid4()}.xlsx"
    with XlsxFile(path, say) as book:
        book.part(rows)
    return path


def texts_of(path):
    """Everything written in a spreadsheet."""
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist())


def table(text):
    return list(csv.DictReader(StringIO(text, newline="")))


def ask(store, **fields):
    return in_transaction(store, lambda db: make_question(db, **fields).id)


def answer(db, question_id, stage=AnswerStage.PUBLISHED, **fields):
    row = Answer(
        id=uuid4(),
        question_id=question_id,
        stage=stage,
        kind=AnswerStatus.DIRECT,
        text_en="We will hire two more people.",
        text_cy="Byddwn yn cyflogi dau berson arall.",
        given_by_en="The board’s lead for mental health",
        given_by_cy="Arweinydd iechyd meddwl y bwrdd",
        changed_at=NOW,
        published_at=NOW if stage is AnswerStage.PUBLISHED else None,
    )
    for name, value in fields.items():
        setattr(row, name, value)
    db.add(row)
    db.flush()
    return row


def promise(db, row, **fields):
    values = {
        "what_en": "Two more nurses",
        "what_cy": "Dwy nyrs arall",
        "who_en": "The health board",
        "who_cy": "Y bwrdd iechyd",
    }
    db.add(
        Commitment(
            region=Region.GWENT,
            question_id=row.question_id,
            answer_id=row.id,
            due_on=date(2031, 9, 1),
            state=CommitmentState.OPEN,
            created_at=NOW,
            **{**values, **fields},
        )
    )


def everything_hidden(db):
    """A question in every place, permission, lane and stage, with a canary in every column."""
    places = list(Workflow)
    lanes = (Safeguarding.NONE, Safeguarding.FLAGGED, Safeguarding.HELD, Safeguarding.CLEARED)
    combinations = itertools.product(places, Permission, lanes, (True, False))
    made = []
    for number, (workflow, permission, lane, translated) in enumerate(combinations):
        stage = list(AnswerStage)[number % 4]
        made.append((workflow, permission, lane, translated, stage, number))
        _with_canaries(db, *made[-1])
    return made


def _with_canaries(db, workflow, permission, lane, translated, stage, number):
    def zz(column):
        return f"zz{number}{column}zz"

    state = State(workflow, lane, permission, translated)
    question_id = UUID(int=number + 1)
    question = Question(
        id=question_id,
        receipt_hash=zz("receipt"),
        workflow=workflow,
        visibility=state.visibility,
        safeguarding=lane,
        permission=permission,
        language=list(Language)[number % 2],
        text_original=zz("original") if number % 3 else zz("words"),
        text_public=zz("words") if number % 3 else None,
        text_other=zz("other") if translated else None,
        context=zz("context"),
        council="W06000022",
        region=Region.GWENT,
        age_band=AgeBand.AGE_14_16,
        level=Level.SOFT,
        created_at=NOW - timedelta(minutes=number),
    )
    db.add(question)
    db.flush()
    db.add(QuestionNote(question_id=question_id, at=NOW, actor="x", text=zz("private")))
    db.add(LeadReply(question_id=question_id, at=NOW, actor="x", text=zz("reply")))
    db.add(
        QuestionWording(
            question_id=question_id,
            number=1,
            language=Language.EN,
            text=zz("wording"),
            replaced_at=NOW,
        )
    )
    event = dict.fromkeys(("from_workflow", "to_workflow"), workflow)
    lanes = dict.fromkeys(("from_safeguarding", "to_safeguarding"), lane)
    db.add(
        QuestionEvent(
            question_id=question_id,
            at=NOW,
            actor="x",
            kind="return",
            to_visibility=state.visibility,
            note=zz("note"),
            **event,
            **lanes,
        )
    )
    row = answer(db, question_id, stage, text_en=zz("answer"), text_cy=zz("ateb"))
    promise(db, row, what_en=zz("what"), happened_cy=zz("happened"))


def expected(made, reader, profile):
    """The canaries that may stand in a file, by the rules and not by the code."""
    found = set()
    if reader.role not in (Role.COMMISSIONER_TEAM, Role.RPB_STAFF) or reader is POWYS:
        return found
    for workflow, permission, lane, translated, stage, number in made:
        if workflow not in APPROVED or lane in IN_LANE:
            continue
        if profile is Profile.SHARED and not (permission in PERMITS and translated):
            continue
        found.add((str(number), "words"))
        if translated:
            found.add((str(number), "other"))
        out = {AnswerStage.PUBLISHED} | (
            {AnswerStage.APPROVED} if profile is Profile.TEAM else set()
        )
        if stage in out:
            found |= {(str(number), part) for part in ("answer", "ateb", "what", "happened")}
    return found


@pytest.mark.parametrize("profile", list(Profile), ids=str)
def test_canaries_of_everything_hidden_are_in_no_file_of_anybody(store, say, tmp_path, profile):
    made = in_transaction(store, everything_hidden)
    readers = [GWENT, POWYS, TEAM, *(make_actor(role, Region.GWENT) for role in OTHERS)]
    for reader in readers:
        rows = rows_of(store, reader, profile=profile)
        files = {
            "csv": as_csv(rows, say),
            "json": as_json(rows, facts(store, reader, profile=profile)),
            "xlsx": texts_of(as_xlsx(rows, say, tmp_path)),
        }
        for kind, text in files.items():
            allowed = expected(made, reader, profile)
            assert set(CANARY.findall(text)) == allowed, (kind, reader.role)
            assert not {part for _, part in CANARY.findall(text)} & set(HIDDEN)
            for told in ("W06000022", "14-16", "soft", "flagged", "withdrawn", "erased"):
                assert f"{told}," not in text and f'"{told}"' not in text, (kind, told)


def test_a_file_holds_the_list_it_was_made_of(store):
    wanted = ask(store, themes="housing", state=Workflow.ACCEPTED)
    ask(store, themes="access", state=Workflow.ACCEPTED)
    ask(store, themes="housing")
    ask(store, themes="housing", state=Workflow.ACCEPTED, region=Region.POWYS, council=None)
    narrowed = QueueFilter(workflows=(Workflow.ACCEPTED,), themes=(Theme.HOUSING,))

    assert [row.question_id for row in rows_of(store, filter=narrowed)] == [wanted]
    assert len(rows_of(store, TEAM, filter=narrowed)) == 2
    given = {"reader": GWENT, "filter": narrowed, "profile": Profile.SHARED, "now": NOW}
    assert in_transaction(store, count_exported, **given) == 1


@pytest.mark.parametrize(
    "narrowed",
    [
        {"age_band": AgeBand.AGE_7_10},
        {"council": "W06000018"},
        {"level": Level.SOFT},
        {"language": Language.CY},
        {"channel": Channel.PAPER},
        {"assigned": Assigned.NOBODY},
        {"words": "zzzz"},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_file_is_not_narrowed_by_what_it_must_not_tell(store, narrowed):
    ask(store, state=Workflow.ACCEPTED)

    assert len(rows_of(store, filter=QueueFilter(workflows=SHOWN_STATES, **narrowed))) == 1


@pytest.mark.parametrize("state", [Workflow.SUBMITTED, Workflow.DECLINED, Workflow.RETURNED])
def test_what_nobody_approved_is_no_row_of_a_file_for_anybody(store, state):
    ask(store, state=state, permission=Permission.NEITHER)
    ask(store, state=Workflow.ACCEPTED, permission=Permission.NEITHER)

    assert rows_of(store, TEAM) == []
    assert len(rows_of(store, TEAM, profile=Profile.TEAM)) == 2


def test_parts_hold_each_question_once_also_of_one_moment(store):
    made = {ask(store, state=Workflow.ACCEPTED) for _ in range(10)}
    rows = rows_of(store, limit=3)

    assert [row.question_id for row in rows] == sorted(made, key=lambda one: one.hex)


def test_others_who_ask_are_told_from_five_on(store):
    few, many = ask(store, state=Workflow.ACCEPTED), ask(store, state=Workflow.ACCEPTED)

    def support(db):
        for one, count in ((few, 4), (many, 5)):
            for number in range(count):
                db.add(QuestionSupport(question_id=one, supporter_hash=str(number), created_at=NOW))

    in_transaction(store, support)
    assert {row.question_id: row.support for row in rows_of(store)} == {few: None, many: 5}


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
