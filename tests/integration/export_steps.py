"""What tests of files of questions share: rows, and the files they become."""

import itertools
import zipfile
from datetime import date, timedelta
from uuid import UUID, uuid4

from bot.questions.exports.csv_file import CsvFile
from bot.questions.exports.facts import Format, Purpose, begin_export
from bot.questions.exports.json_file import JsonFile
from bot.questions.exports.reading import export_part
from bot.questions.exports.rows import Profile
from bot.questions.exports.xlsx_file import XlsxFile
from bot.questions.finding.queue_filter import SHOWN_STATES, QueueFilter
from bot.questions.life.states import State
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.question_work import LeadReply, QuestionNote, QuestionWording
from bot.store.tables.questions import (
    Question,
    QuestionEvent,
)
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Language,
    Level,
    Permission,
    Region,
    Role,
    Safeguarding,
    Workflow,
)
from tests.factories import NOW, make_actor, make_question

ANY = QueueFilter(workflows=SHOWN_STATES)


GWENT, POWYS = make_actor(), make_actor(Role.RPB_STAFF, Region.POWYS)


TEAM = make_actor(Role.COMMISSIONER_TEAM, None)


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
        with_canaries(db, *made[-1])
    return made


def with_canaries(db, workflow, permission, lane, translated, stage, number):
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
