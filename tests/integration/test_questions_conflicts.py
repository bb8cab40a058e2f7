"""Two people change the same thing: the second is told, and takes nothing back unawares."""

import pytest

from bot.errors import EditConflict
from bot.questions.answering.following import commitments_for, report_commitment
from bot.questions.reviewing.assignment import assign_question
from bot.questions.reviewing.moderation import accept_question
from bot.questions.reviewing.staff import question_for_staff
from bot.questions.reviewing.tagging import set_themes
from bot.store.transaction import in_transaction
from bot.vocabulary import CommitmentState, Theme
from tests.factories import COMMITMENT, NOW, make_answer
from tests.integration.question_steps import COLLEAGUE, GWENT, act, kept, made, make

TOLD = {"happened_en": "It is open.", "happened_cy": "Mae ar agor."}


def view(store, question_id):
    read = {"question_id": question_id, "reader": GWENT}
    return in_transaction(store, question_for_staff, **read, write=False)


def test_themes_are_not_changed_over_those_of_a_colleague(store):
    question = made(store)
    version = kept(store, question).version
    new = act(store, set_themes, question, version=version, themes=[Theme.ACCESS])
    assert new == version + 1
    with pytest.raises(EditConflict):
        act(store, set_themes, question, COLLEAGUE, version=version, themes=[Theme.HOUSING])
    assert view(store, question).question.themes == (Theme.ACCESS,)
    act(store, set_themes, question, COLLEAGUE, version=new, themes=[Theme.ACCESS])
    assert kept(store, question).version == new  # nothing changed


@pytest.mark.parametrize("meanwhile", [{"themes": [Theme.ACCESS]}, None])
def test_a_question_is_not_given_away_over_a_colleague(store, meanwhile):
    question = made(store)
    version = kept(store, question).version
    if meanwhile:
        act(store, set_themes, question, COLLEAGUE, **meanwhile)
    else:
        act(store, accept_question, question, COLLEAGUE)
    with pytest.raises(EditConflict):
        act(store, assign_question, question, version=version, account_id=None)


def test_a_decision_is_not_taken_over_new_themes(store):
    question = made(store)
    version = kept(store, question).version
    act(store, set_themes, question, COLLEAGUE, themes=[Theme.ACCESS])
    with pytest.raises(EditConflict):
        act(store, accept_question, question, version=version)


def test_each_step_names_the_version_it_made(store):
    question = made(store)
    act(store, set_themes, question, themes=[Theme.ACCESS])
    seen = kept(store, question).version
    act(store, accept_question, question)
    history = view(store, question).history
    assert [one.version for one in history][-2:] == [seen + 1, seen + 2]
    assert [one.step for one in history if one.version > seen] == ["start_review", "accept"]


def test_what_became_of_a_promise_is_not_told_over_a_colleague(store):
    question = make(store)
    in_transaction(store, lambda db: make_answer(db, db.merge(question), commitments=(COMMITMENT,)))
    [promised] = in_transaction(store, commitments_for, actor=GWENT, write=False)
    ids = {"commitment_id": promised.commitment_id, "version": promised.version}
    kept_it = {"state": CommitmentState.KEPT, **TOLD}
    new = in_transaction(store, report_commitment, actor=GWENT, now=NOW, **ids, **kept_it)
    with pytest.raises(EditConflict):
        in_transaction(
            store,
            report_commitment,
            actor=COLLEAGUE,
            now=NOW,
            **ids,
            state=CommitmentState.NOT_KEPT,
            happened_en="No.",
            happened_cy="Na.",
        )
    [told] = in_transaction(store, commitments_for, actor=GWENT, write=False)
    assert (told.state, told.happened_en, told.version) == (
        CommitmentState.KEPT,
        "It is open.",
        new,
    )
