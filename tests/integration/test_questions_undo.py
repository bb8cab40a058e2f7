"""Taking a decision back: half an hour, one's own, and only while nothing has happened since."""

from datetime import timedelta
from uuid import uuid4

import pytest

from bot.errors import QuestionNotFound
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.asking.status import withdraw_question
from bot.questions.reviewing.merge import merge_questions
from bot.questions.reviewing.moderation import accept_question, decline_question, return_question
from bot.questions.reviewing.pass_on import pass_on_question
from bot.questions.reviewing.safeguarding import flag_question
from bot.questions.reviewing.undo import UndoOver, undo_batch, undo_decision, undo_until
from bot.questions.reviewing.wording import translate_question
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Workflow
from tests.factories import NOW, TEXT_OTHER
from tests.integration.question_steps import (
    COLLEAGUE,
    GWENT,
    POWYS,
    TEAM,
    act,
    facts,
    kept,
    made,
    steps_of,
)

LAST = NOW + timedelta(minutes=30)
DECISIONS = [
    pytest.param(accept_question, {}, id="accept"),
    pytest.param(return_question, {"reason": "unclear", "note": "Which club?"}, id="return"),
    pytest.param(decline_question, {"reason": "other_body"}, id="decline"),
    pytest.param(pass_on_question, {"reason": "their_decision", "body": "school"}, id="pass-on"),
]


def undo(store, question, actor=GWENT, now=NOW):
    return act(store, undo_decision, question, actor, now=now)


def undo_all(store, batch, actor=GWENT, now=NOW):
    return in_transaction(store, undo_batch, batch=batch, actor=actor, now=now)


@pytest.mark.parametrize(("use_case", "more"), DECISIONS)
def test_a_decision_taken_back_is_as_if_it_had_not_been(store, use_case, more):
    question = made(store, state=Workflow.IN_REVIEW)
    before = facts(store, question)
    act(store, use_case, question, **more)
    version = undo(store, question, now=LAST - timedelta(seconds=1))
    assert facts(store, question) == before
    assert kept(store, question).version == version
    assert steps_of(store, question)[-1] == "undo"


def test_a_merge_taken_back_is_as_if_it_had_not_been(store):
    root = made(store, state=Workflow.ACCEPTED)
    question = made(store, state=Workflow.ACCEPTED)
    before = facts(store, question)
    ids = {"question_ids": [question], "into": root}
    in_transaction(store, merge_questions, actor=GWENT, now=NOW, **ids)
    undo(store, question)
    assert facts(store, question) == before


def test_the_first_decision_stays_when_a_later_one_is_taken_back(store):
    question = made(store, state=Workflow.ACCEPTED)
    first = kept(store, question).decided_at
    later = NOW + timedelta(hours=1)
    given = {"body": "school", "reason": "one_place", "now": later}
    act(store, pass_on_question, question, actor=TEAM, **given)
    undo(store, question, now=later, actor=TEAM)
    assert kept(store, question).decided_at == first


def test_half_an_hour_later_it_is_too_late(store):
    question = made(store)
    act(store, accept_question, question)
    ask = {"question_id": question, "actor": GWENT, "write": False}
    assert in_transaction(store, undo_until, now=NOW, **ask) == LAST
    assert in_transaction(store, undo_until, now=LAST, **ask) is None
    with pytest.raises(UndoOver):
        undo(store, question, now=LAST)


@pytest.mark.parametrize("actor", [COLLEAGUE, TEAM])
def test_nobody_takes_back_what_another_decided(store, actor):
    question = made(store)
    act(store, accept_question, question)
    ask = {"question_id": question, "now": NOW, "write": False}
    assert in_transaction(store, undo_until, actor=actor, **ask) is None
    assert in_transaction(store, undo_until, actor=POWYS, **ask) is None
    with pytest.raises(UndoOver):
        undo(store, question, actor)
    with pytest.raises(QuestionNotFound):
        undo(store, question, POWYS)


@pytest.mark.parametrize("since", ["translated", "flagged", "withdrawn", "written_anew", "undone"])
def test_what_has_moved_on_is_not_taken_back(store, since):
    code = mint_receipt()
    question = made(store, code=code)
    act(store, return_question, question, reason="unclear")
    if since == "translated":
        act(store, translate_question, question, COLLEAGUE, text=TEXT_OTHER)
    elif since == "flagged":
        act(store, flag_question, question)
    elif since == "withdrawn":
        in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    elif since == "undone":
        undo(store, question)
    else:
        draft = {"conversation_id": "c", "language": Language.EN, "now": NOW}
        in_transaction(store, open_rewrite, question_id=question, **draft)
    with pytest.raises((UndoOver, QuestionNotFound)):
        undo(store, question)


def test_what_was_decided_together_is_taken_back_together(store):
    batch, root = uuid4(), made(store)
    accepted, returned, merged = (made(store, state=Workflow.IN_REVIEW) for _ in range(3))
    moved_on, alone = made(store), made(store)
    before = [facts(store, question) for question in (accepted, returned, merged)]
    act(store, accept_question, accepted, text_other=TEXT_OTHER, batch=batch)
    act(store, return_question, returned, reason="unclear", batch=batch)
    together = {"question_ids": [merged], "into": root, "batch": batch}
    in_transaction(store, merge_questions, actor=GWENT, now=NOW, **together)
    act(store, accept_question, moved_on, batch=batch)
    act(store, flag_question, moved_on)
    act(store, accept_question, alone)

    assert undo_all(store, batch) == 3
    assert [facts(store, question) for question in (accepted, returned, merged)] == before
    assert kept(store, alone).workflow is Workflow.ACCEPTED
    assert kept(store, moved_on).workflow is Workflow.ACCEPTED
    with pytest.raises(UndoOver):
        undo_all(store, batch)


def test_a_batch_is_taken_back_by_whoever_decided_it_and_in_time(store):
    batch = uuid4()
    question = made(store)
    act(store, accept_question, question, batch=batch)
    for actor in (COLLEAGUE, TEAM, POWYS):
        with pytest.raises(UndoOver):
            undo_all(store, batch, actor)
    for wrong, now in ((batch, LAST), (uuid4(), NOW)):
        with pytest.raises(UndoOver):
            undo_all(store, wrong, now=now)
    assert undo_all(store, batch) == 1


def test_undoing_a_decline_leaves_no_first_reviewer(store):
    question = made(store, region=Region.GWENT)
    act(store, decline_question, question, reason="unlawful")
    assert kept(store, question).declined_by == GWENT.account_id
    undo(store, question)
    assert kept(store, question).declined_by is None
