"""What tests of figures share: questions to count, and the counts."""

from datetime import timedelta

from bot.questions.figures.shown import read_figures
from bot.questions.life.move import locked_question
from bot.questions.publication.suppression import Mark
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Region,
    Role,
)
from tests.factories import NOW, make_actor, make_question

DAY = timedelta(days=1)


TEAM = make_actor(Role.COMMISSIONER_TEAM, None)


GWENT = make_actor()


def ask(store, count=1, **fields):
    """Questions of Gwent, or of another region; their ids."""
    if fields.get("region") is not Region.GWENT and "region" in fields:
        fields.setdefault("council", None)
    return in_transaction(store, lambda db: [make_question(db, **fields).id for _ in range(count)])


def figures(store, reader=GWENT, *, months=3, now=NOW, **more):
    return in_transaction(
        store, read_figures, reader=reader, months=months, now=now, write=False, **more
    )


def told(found, name):
    """What a table says, by its keys: a count, "few", or the ends of a range."""
    said = {}
    for row in found.tables[name].rows:
        [cell] = row.cells
        ends = (cell.low, cell.high) if cell.mark is Mark.RANGE else cell.mark.value
        said[row.key] = ends if cell.count is None else cell.count
    return said


def change(store, question_id, **fields):
    def put(db):
        question = locked_question(db, question_id)
        for name, value in fields.items():
            setattr(question, name, value)

    in_transaction(store, put)
