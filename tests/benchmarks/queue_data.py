"""A hundred thousand questions to look through: the same ones every time, all made up.

The words are those of data/questions/examples, each with the name of a place, so that some words
are in thousands of questions and some in a few. Most questions are answered, as after some years.
"""

import csv
import itertools
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Table, insert, text

from bot.language.councils import councils
from bot.questions.finding.word_search import words_of
from bot.settings import ROOT
from bot.store.engine import Store
from bot.store.tables.question_work import QuestionWord
from bot.store.tables.questions import Channel, Question, QuestionSupport, QuestionTheme
from bot.vocabulary import (
    AgeBand,
    AnswerStatus,
    AskedTo,
    Language,
    Level,
    Permission,
    Safeguarding,
    Theme,
    Visibility,
    Workflow,
)

SEED = 1_282
NEWEST = datetime(2031, 3, 3, 10, 0, tzinfo=UTC)
APART = timedelta(minutes=17)  # from one question to the next: 100,000 are three years and more
AT_ONCE = 2_000
LIVES = {
    Workflow.SUBMITTED: 6,
    Workflow.IN_REVIEW: 4,
    Workflow.RETURNED: 3,
    Workflow.DECLINED: 5,
    Workflow.MERGED: 6,
    Workflow.PASSED_ON: 3,
    Workflow.ACCEPTED: 8,
    Workflow.CANDIDATE: 2,
    Workflow.SELECTED: 1,
    Workflow.CARRIED_OVER: 2,
    Workflow.PUT_TO_BOARD: 10,
    Workflow.ANSWERED: 4,
    Workflow.PUBLISHED: 12,
    Workflow.ASSESSED: 8,
    Workflow.REVIEW_DUE: 3,
    Workflow.CLOSED: 19,
    Workflow.WITHDRAWN: 3,
    Workflow.ERASED: 1,
}
GONE = (Workflow.WITHDRAWN, Workflow.ERASED)
WAITING = (Workflow.SUBMITTED, Workflow.IN_REVIEW)


def fill_store(store: Store, count: int, *, colleagues: Iterable[UUID] = ()) -> None:
    """Put so many questions with their themes, words and supporters into an empty store."""
    made = _questions(count, tuple(colleagues))
    while some := list(itertools.islice(made, AT_ONCE)):
        chance = random.Random(f"{SEED}:{some[0].id}")
        _add(store, Question.__table__, [_columns(one) for one in some])
        _add(store, QuestionTheme.__table__, [row for one in some for row in _themes(one, chance)])
        _add(store, QuestionSupport.__table__, [row for one in some for row in _asks(one, chance)])
        _add(store, QuestionWord.__table__, [row for one in some for row in _words(one)])
    with store.engine.connect() as connection:
        connection.commit()
        connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("ANALYZE" if store.is_sqlite else "VACUUM ANALYZE"))


def _questions(count: int, colleagues: tuple[UUID, ...]) -> Iterator[Question]:
    chance, pairs, places = random.Random(SEED), _texts(), _places()
    areas, lives = councils(), list(LIVES)
    roots: dict[object, UUID] = {}
    for number in range(count):
        language = Language.CY if number % 4 == 0 else Language.EN
        english, welsh = chance.choice(pairs)
        place = chance.choice(places)
        own, other = (welsh, english) if language is Language.CY else (english, welsh)
        life = chance.choices(lives, LIVES.values())[0]
        lane = chance.random() < 0.02
        area = chance.choice(areas) if chance.random() < 0.95 else None
        created = NEWEST - APART * (count - number)
        own_id, region = UUID(int=chance.getrandbits(128), version=4), area.region if area else None
        root = roots.get(region) if life is Workflow.MERGED else None
        if life not in (Workflow.MERGED, *GONE):
            roots[region] = own_id
        yield Question(
            id=own_id,
            merged_into=root,
            workflow=life,
            visibility=Visibility.AUTHOR if lane or life in GONE else Visibility.STAFF,
            safeguarding=Safeguarding.FLAGGED if lane else Safeguarding.NONE,
            answer_status=AnswerStatus.NONE,
            version=chance.randint(1, 9),
            language=language,
            text_original=None if life in GONE else f"{own} {place}",
            text_other=None if life in (*GONE, *WAITING) else f"{other} {place}",
            region=region,
            council=area.code if area else None,
            asked_to=chance.choice(list(AskedTo)),
            age_band=chance.choice(list(AgeBand)),
            permission=chance.choice(list(Permission)),
            level=Level.FULL if lane else Level.NONE,
            assigned_to=chance.choice(colleagues) if colleagues and number % 3 == 0 else None,
            answer_round=1,
            created_at=created,
            due_decision_at=created + timedelta(days=chance.choice((7, 2_000))),
            due_answer_at=created + timedelta(days=40),
            channel=Channel.CHAT,
            made_up=True,
        )


def _columns(question: Question) -> dict[str, Any]:
    columns = Question.__table__.columns
    return {one.name: _value(question, one) for one in columns if one.computed is None}


def _value(question: Question, column: Column[Any]) -> Any:
    """The question's own, or what the column has where nobody gives one."""
    own, default = getattr(question, column.name), column.default
    return default.arg if own is None and default is not None and default.is_scalar else own


def _themes(question: Question, chance: random.Random) -> list[dict[str, Any]]:
    chosen = chance.sample(list(Theme), chance.choice((1, 1, 2, 3)))
    return [{"question_id": question.id, "theme": one, "source": "asker"} for one in chosen]


def _asks(question: Question, chance: random.Random) -> list[dict[str, Any]]:
    others = chance.choice((0, 0, 0, 1, 4))
    return [
        {"question_id": question.id, "supporter_hash": f"{n:064}", "created_at": NEWEST}
        for n in range(others)
    ]


def _words(question: Question) -> list[dict[str, Any]]:
    return [{"question_id": question.id, "word": word} for word in sorted(words_of(question))]


def _texts() -> list[tuple[str, str]]:
    """The examples as pairs of English and Welsh, in a fixed order."""
    found: dict[str, list[str]] = {"en": [], "cy": []}
    for path in sorted((ROOT / "data" / "questions" / "examples").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["language"], []).append(row["text"])
    return list(zip(found["en"], itertools.cycle(found["cy"]), strict=False))


def _places() -> list[str]:
    path = ROOT / "data" / "directory" / "places" / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["name_cy"] or row["name_en"] for row in csv.DictReader(file)]


def _add(store: Store, table: Any, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    with store.engine.begin() as connection:
        if store.is_sqlite:
            connection.execute(insert(table), rows)
        else:
            _copy(connection, table, rows)


def _copy(connection: Any, table: Table, rows: list[dict[str, Any]]) -> None:
    names = list(rows[0])
    cursor = connection.connection.dbapi_connection.cursor()
    with cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_plain(row[name]) for name in names])


def _plain(value: Any) -> Any:
    return str(value) if hasattr(value, "value") else value
