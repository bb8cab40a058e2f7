"""The answer of a board while it is written."""

import pytest

from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.answering.answers import (
    answers_waiting,
)
from bot.questions.answering.fields import AnswerTooLong
from bot.questions.answering.stages import (
    approve_answer,
    submit_answer,
)
from bot.questions.life.bodies import BodyUnknown
from bot.questions.life.deadlines import ANSWER_DAYS, due_after
from bot.questions.life.move import locked_question
from bot.questions.reviewing.safeguarding import flag_question
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    AnswerStatus,
    Role,
    Workflow,
)
from tests.factories import ANSWER, NOW, make_actor, make_question
from tests.integration.answering_steps import (
    GWENT,
    POWYS,
    SECOND,
    TEAM,
    answered,
    put,
    read,
    run,
    save,
)

# Writing


def test_an_answer_is_saved_as_often_as_one_likes(store):
    question = put(store)
    assert read(store, question.id) is None
    version = save(store, question.id, text_cy="", given_by_cy="")
    version = save(store, question.id, version, text_cy="  Byddwn.\r\n\r\nWedyn…  ")
    found = read(store, question.id)
    assert (found.version, found.stage, found.round) == (version, AnswerStage.WRITING, 1)
    assert found.fields.text_cy == "Byddwn.\n\nWedyn…"
    assert found.due_at == due_after(NOW, ANSWER_DAYS)
    assert found.written_by == GWENT.account_id


def test_an_old_page_does_not_overwrite_what_another_wrote(store):
    question = put(store)
    version = save(store, question.id)
    save(store, question.id, version, actor=SECOND, text_en="Better.")
    for old in (0, version):
        with pytest.raises(EditConflict):
            save(store, question.id, old)
    assert read(store, question.id).fields.text_en == "Better."


@pytest.mark.parametrize(
    "state",
    [
        Workflow.SUBMITTED,
        Workflow.ACCEPTED,
        Workflow.SELECTED,
        Workflow.PUBLISHED,
        Workflow.CLOSED,
    ],
)
def test_no_answer_is_written_when_the_board_has_not_got_the_question(store, state):
    question = in_transaction(store, make_question, state=state)
    with pytest.raises(TransitionRefused):
        save(store, question.id)


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        pytest.param(GWENT, True, id="its-region"),
        pytest.param(TEAM, True, id="team"),
        pytest.param(POWYS, False, id="another-region"),
        pytest.param(make_actor(Role.YOUTH_WORKER), False, id="youth-worker"),
        pytest.param(make_actor(Role.SAFEGUARDING_LEAD, None), False, id="lead"),
        pytest.param(make_actor(Role.OPERATOR, None), False, id="operator"),
    ],
)
def test_only_staff_of_the_region_and_the_team_write_and_read(store, actor, allowed):
    question = put(store)
    if allowed:
        save(store, question.id, actor=actor)
        assert read(store, question.id, actor).fields == ANSWER
        return
    for use_case in (
        lambda: save(store, question.id, actor=actor),
        lambda: read(store, question.id, actor),
        lambda: run(store, submit_answer, question.id, actor, version=1),
    ):
        with pytest.raises(QuestionNotFound):
            use_case()


def test_nobody_answers_a_question_that_is_in_the_lane(store):
    question_id = answered(store, AnswerStage.SUBMITTED)
    version = in_transaction(store, locked_question, question_id).version
    run(store, flag_question, question_id, version=version)
    for use_case in (
        lambda: save(store, question_id, 2),
        lambda: run(store, approve_answer, question_id, SECOND, version=2),
    ):
        with pytest.raises(QuestionNotFound):
            use_case()
    assert not in_transaction(
        store, answers_waiting, actor=GWENT, stage=AnswerStage.SUBMITTED, write=False
    ).items


@pytest.mark.parametrize(
    "changes",
    [
        {"text_en": "x" * 3_001},
        {"text_cy": "ŵ" * 3_001},
        {"given_by_en": "x" * 201},
        {"given_by_cy": "x" * 201},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_too_long_is_refused_by_its_name(store, changes):
    question = put(store)
    with pytest.raises(AnswerTooLong, match=next(iter(changes))):
        save(store, question.id, **changes)


def test_an_answer_that_is_not_the_boards_matter_names_whose_it_is(store):
    question = put(store)
    remit = {"kind": AnswerStatus.NOT_OUR_REMIT}
    for code in ("nobody", "health_board_powys", "x" * 70):
        with pytest.raises(BodyUnknown):
            save(store, question.id, body=code, **remit)
    version = save(store, question.id, body="health_board_gwent", **remit)
    assert read(store, question.id).fields.body == "health_board_gwent"
    run(store, submit_answer, question.id, version=version)
    version = save(store, question.id, version + 1, body="health_board_gwent")
    assert read(store, question.id).fields.body == ""  # the board answers itself
