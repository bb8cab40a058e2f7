"""Words are taken out of a promise that everybody reads: nowhere public has them any more."""

import pytest
from sqlalchemy import select

from bot.errors import BadInput, EditConflict, QuestionNotFound
from bot.questions.answering.following import commitments_for, report_commitment
from bot.questions.judging.ledger import promise_ledger
from bot.questions.publication.feed import public_feed
from bot.questions.publication.page import public_page
from bot.questions.reviewing.promise_words import PromisePart, take_words_out
from bot.store.tables.audit import AuditEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import CommitmentState, Region, Role
from tests.factories import COMMITMENT, NOW, make_actor, make_answer, make_question
from tests.integration.console_client import serve_console
from tests.integration.question_steps import GWENT, LEAD, POWYS, TEAM, where_written

LATER = NOW.replace(year=NOW.year + 1)
TOLD = {"happened_en": "Zzyzx said it is open.", "happened_cy": "Mae ar agor."}
SPANS = {PromisePart.HAPPENED_EN: [(0, 5)]}


def promised(store):
    """The ids of a public question and of its promise, whose report repeats a word of the asker."""

    def make(db):
        question = make_question(db, text_other="Beth am y bws?")
        make_answer(db, question, commitments=(COMMITMENT,))
        return question.id

    question_id = in_transaction(store, make)
    one = kept(store)
    ids = {"commitment_id": one.commitment_id, "version": one.version}
    state = CommitmentState.KEPT
    in_transaction(store, report_commitment, actor=GWENT, state=state, now=NOW, **ids, **TOLD)
    return question_id, one.commitment_id


def kept(store):
    [one] = in_transaction(store, commitments_for, actor=TEAM, write=False)
    return one


def take(store, commitment_id, actor=TEAM, spans=SPANS, version=None):
    version = kept(store).version if version is None else version
    ids = {"commitment_id": commitment_id, "version": version, "spans": spans}
    return in_transaction(store, take_words_out, actor=actor, now=LATER, **ids)


def public(store, question_id):
    def read(db):
        page = public_page(db, question_id=question_id)
        feed = public_feed(db)
        return page, feed, promise_ledger(db, region=Region.GWENT, now=LATER)

    return in_transaction(store, read, write=False)


@pytest.mark.parametrize("actor", [TEAM, GWENT], ids=["team", "own-board"])
def test_the_words_are_gone_from_everything_public(store, actor):
    question_id, promise = promised(store)
    assert "Zzyzx" in repr(public(store, question_id))
    take(store, promise, actor)
    page, [entry], _ = read = public(store, question_id)
    assert "Zzyzx" not in repr(read)
    assert page.commitments[0].happened_en == "[taken out] said it is open."
    assert entry.updated_at == LATER  # a feed reader fetches it anew
    assert where_written(store, "Zzyzx") == set()


def test_a_label_never_makes_an_office_too_long_to_keep(store):
    _, promise = promised(store)
    take(store, promise, spans={PromisePart.WHO_CY: [(0, 3)]})
    assert kept(store).fields.who_cy.startswith("[wedi’i dynnu allan]")


@pytest.mark.parametrize(
    "actor", [POWYS, LEAD, make_actor(Role.OPERATOR, None)], ids=["other-board", "lead", "operator"]
)
def test_nobody_else_takes_words_out(store, actor):
    _, promise = promised(store)
    with pytest.raises(QuestionNotFound):
        take(store, promise, actor)
    assert kept(store).happened_en == TOLD["happened_en"]


def test_what_was_not_looked_at_is_not_taken_out(store):
    _, promise = promised(store)
    with pytest.raises(EditConflict):
        take(store, promise, version=kept(store).version - 1)
    for spans in ({}, {PromisePart.HAPPENED_EN: [(0, 900)]}, {PromisePart.WHAT_EN: []}):
        with pytest.raises(BadInput):
            take(store, promise, spans=spans)


def test_the_log_says_that_words_were_taken_out_and_not_which(store):
    question_id, promise = promised(store)
    take(store, promise)
    newest = select(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)
    line = in_transaction(store, lambda db: db.scalars(newest).one(), write=False)
    assert (line.action, line.subject) == ("commitment.words_out", f"commitment:{promise}")
    assert line.detail == {"question": str(question_id)}


async def test_staff_tick_the_words_on_a_page(settings, store):
    async with serve_console(settings, store) as console:
        nia = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
        question_id, promise = promised(store)
        address = f"/commitments/{promise}"
        page = await nia.open(address)
        assert f"{address}/words" in page.text
        page = await nia.open(f"{address}/words")
        assert 'value="happened_en:0-5"' in page.text
        assert (await nia.send(f"{address}/words")).status_code == 400
        assert (await nia.send(f"{address}/words", spans="where:0-5")).status_code == 400
        done = await nia.send(f"{address}/words", spans="happened_en:0-5")
        assert done.status_code == 303
        assert (await nia.send(f"{address}/words", spans="happened_en:0-5")).status_code == 409
        page = await nia.open(done.headers["location"])
        assert "Nobody can read these words any more." in page.text
        assert "Zzyzx" not in page.text
        assert "Zzyzx" not in repr(public(store, question_id))
