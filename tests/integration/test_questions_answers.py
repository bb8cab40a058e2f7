"""An answer on its way: written, read by a second person, given to those who asked."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.answering.answers import (
    AnswerFields,
    answer_for_staff,
    answers_waiting,
    save_answer,
)
from bot.questions.answering.fields import AnswerIncomplete, AnswerTooLong, Missing
from bot.questions.answering.publishing import TooLateToUndo, publish_answers, unpublish_answer
from bot.questions.answering.put_to_board import put_to_board
from bot.questions.answering.rows import AnswerNotFound
from bot.questions.answering.stages import (
    NoteMissing,
    approve_answer,
    send_back_answer,
    submit_answer,
)
from bot.questions.life.batches import BatchRefused, Stop
from bot.questions.life.bodies import BodyUnknown
from bot.questions.life.deadlines import ANSWER_DAYS, UNDO_MINUTES, due_after
from bot.questions.life.marks import SecondPersonNeeded
from bot.questions.life.move import SYSTEM, Mover, locked_question, move
from bot.questions.life.states import Party, Step
from bot.questions.reviewing.merge import merge_questions
from bot.questions.reviewing.safeguarding import flag_question
from bot.store.events import verify_events
from bot.store.tables.answers import Answer
from bot.store.tables.audit import AuditEvent
from bot.store.tables.question_work import QuestionNote
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AnswerStage,
    AnswerStatus,
    Permission,
    Region,
    Role,
    Workflow,
)
from tests.factories import ANSWER, COMMITMENT, NOW, make_actor, make_answer, make_question

GWENT, SECOND = make_actor(), make_actor()
POWYS = make_actor(region=Region.POWYS)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
AHEAD = [s for s in AnswerStage if s is not AnswerStage.WRITING]


def put(store, **fields):
    return in_transaction(store, make_question, state=Workflow.PUT_TO_BOARD, **fields)


def answered(store, stage, **fields):
    """A question with its answer at a stage."""
    question = put(store, **fields)
    in_transaction(store, _answer, question.id, stage)
    return question.id


def _answer(db, question_id, stage, **options):
    make_answer(db, locked_question(db, question_id), stage=stage, **options)


def run(store, use_case, question_id, actor=GWENT, **more):
    return in_transaction(
        store, use_case, question_id=question_id, actor=actor, **{"now": NOW, **more}
    )


def save(store, question_id, version=0, actor=GWENT, **changes):
    fields = replace(ANSWER, **changes)
    return run(store, save_answer, question_id, actor, version=version, fields=fields)


def publish(store, *ids, actor=SECOND, now=NOW, **more):
    return in_transaction(store, publish_answers, question_ids=ids, actor=actor, now=now, **more)


def read(store, question_id, actor=GWENT):
    return in_transaction(
        store, answer_for_staff, question_id=question_id, actor=actor, write=False
    )


def where(store, question_id):
    question = in_transaction(store, locked_question, question_id)
    return question.workflow, question.answer_status


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
    )


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


# Submitting, and the second person


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"kind": AnswerStatus.NONE}, Missing.KIND),
        ({"text_en": " \n"}, Missing.TEXT_EN),
        ({"text_cy": ""}, Missing.TEXT_CY),
        ({"given_by_en": ""}, Missing.GIVEN_BY_EN),
        ({"given_by_cy": ""}, Missing.GIVEN_BY_CY),
        ({"kind": AnswerStatus.NOT_OUR_REMIT}, Missing.BODY),
    ],
    ids=lambda value: str(value) if isinstance(value, Missing) else "",
)
def test_an_unfinished_answer_cannot_be_submitted_and_says_what_it_lacks(store, changes, missing):
    question = put(store)
    version = save(store, question.id, **changes)
    assert read(store, question.id).missing == (missing,)
    with pytest.raises(AnswerIncomplete, match=missing) as refused:
        run(store, submit_answer, question.id, version=version)
    assert refused.value.missing == (missing,)
    version = save(store, question.id, version)
    run(store, submit_answer, question.id, version=version)


def test_whoever_submitted_it_does_not_approve_it(store):
    question = put(store)
    version = run(store, submit_answer, question.id, version=save(store, question.id))
    with pytest.raises(SecondPersonNeeded):
        run(store, approve_answer, question.id, GWENT, version=version)
    assert where(store, question.id) == (Workflow.PUT_TO_BOARD, AnswerStatus.NONE)
    run(store, approve_answer, question.id, SECOND, version=version)
    assert where(store, question.id) == (Workflow.ANSWERED, AnswerStatus.DIRECT)
    found = read(store, question.id)
    assert (found.stage, found.approved_by) == (AnswerStage.APPROVED, SECOND.account_id)


def test_whoever_wrote_it_does_not_approve_what_a_colleague_submits(store):
    question = put(store)
    version = save(store, question.id)
    version = run(store, submit_answer, question.id, SECOND, version=version)
    for writer in (GWENT, SECOND):
        with pytest.raises(SecondPersonNeeded):
            run(store, approve_answer, question.id, writer, version=version)
    run(store, approve_answer, question.id, TEAM, version=version)


def test_an_answer_is_published_as_it_was_read(store):
    question_id = answered(store, AnswerStage.APPROVED)
    read_at = read(store, question_id).version
    back = run(store, send_back_answer, question_id, SECOND, version=read_at, note="By when?")
    version = run(store, submit_answer, question_id, GWENT, version=back)
    run(store, approve_answer, question_id, TEAM, version=version)
    with pytest.raises(BatchRefused) as refused:
        publish(store, question_id, versions={question_id: read_at})
    assert [stop.code for stop in refused.value.stops] == ["edit_conflict"]
    assert publish(store, question_id, versions={question_id: version + 1}) == 1


def test_an_answer_to_a_merged_question_waits_for_nobody(store):
    question_id = answered(store, AnswerStage.SUBMITTED)
    root = answered(store, AnswerStage.WRITING)
    asked = {"question_ids": [question_id], "into": root, "actor": GWENT, "now": NOW}
    in_transaction(store, merge_questions, **asked)
    stage = {"actor": GWENT, "stage": AnswerStage.SUBMITTED}
    assert in_transaction(store, answers_waiting, **stage, write=False) == ()


def test_the_commissioners_team_can_be_the_second_person_anywhere(store):
    question_id = answered(store, AnswerStage.SUBMITTED, region=Region.POWYS)
    run(store, approve_answer, question_id, TEAM, version=2)
    assert where(store, question_id)[0] is Workflow.ANSWERED


def test_an_answer_that_is_changed_after_it_was_submitted_is_submitted_anew(store):
    question = put(store)
    version = run(store, submit_answer, question.id, version=save(store, question.id))
    later = save(store, question.id, version, actor=SECOND, text_en="We will not.")
    for seen in (version, later):
        with pytest.raises((EditConflict, TransitionRefused)):
            run(store, approve_answer, question.id, SECOND, version=seen)
    later = run(store, submit_answer, question.id, SECOND, version=later)
    with pytest.raises(SecondPersonNeeded):
        run(store, approve_answer, question.id, SECOND, version=later)
    run(store, approve_answer, question.id, GWENT, version=later)


@pytest.mark.parametrize("stage", [AnswerStage.SUBMITTED, AnswerStage.APPROVED])
def test_an_answer_is_sent_back_with_a_note(store, stage):
    question_id = answered(store, stage)
    version = read(store, question_id).version
    with pytest.raises(NoteMissing):
        run(store, send_back_answer, question_id, SECOND, version=version, note="  ")
    back = run(store, send_back_answer, question_id, SECOND, version=version, note="By when?")
    assert where(store, question_id) == (Workflow.PUT_TO_BOARD, AnswerStatus.NONE)
    found = read(store, question_id)
    assert (found.stage, found.version, found.submitted_by) == (AnswerStage.WRITING, back, None)
    [note] = in_transaction(store, lambda db: list(db.scalars(select(QuestionNote))))
    assert (note.text, note.actor) == ("By when?", f"account:{SECOND.account_id}")
    kinds = in_transaction(store, lambda db: list(db.scalars(select(QuestionEvent.kind))))
    assert (Step.REOPEN in kinds) is (stage is AnswerStage.APPROVED)


def test_a_step_at_the_wrong_stage_is_refused(store):
    question = put(store)
    with pytest.raises(AnswerNotFound):
        run(store, submit_answer, question.id, version=0)
    version = save(store, question.id)
    with pytest.raises(TransitionRefused):
        run(store, approve_answer, question.id, SECOND, version=version)
    with pytest.raises(TransitionRefused):
        run(store, send_back_answer, question.id, SECOND, version=version, note="No.")
    version = run(store, submit_answer, question.id, version=version)
    with pytest.raises(TransitionRefused):
        run(store, submit_answer, question.id, version=version)
    version = run(store, approve_answer, question.id, SECOND, version=version)
    with pytest.raises(TransitionRefused):
        save(store, question.id, version)


def test_will_consider_is_an_answer(store):
    question = put(store)
    version = save(store, question.id, kind=AnswerStatus.WILL_CONSIDER)
    version = run(store, submit_answer, question.id, version=version)
    run(store, approve_answer, question.id, SECOND, version=version)
    assert where(store, question.id) == (Workflow.ANSWERED, AnswerStatus.WILL_CONSIDER)


def test_lists_of_answers_are_those_of_the_reader_the_one_due_first_on_top(store):
    late = answered(store, AnswerStage.SUBMITTED, created_at=NOW - timedelta(days=30))
    made_at = {"stage": AnswerStage.SUBMITTED, "now": NOW - timedelta(days=30)}
    early = put(store, created_at=NOW - timedelta(days=60)).id
    in_transaction(store, _answer, early, **made_at)
    answered(store, AnswerStage.WRITING)
    powys = answered(store, AnswerStage.SUBMITTED, region=Region.POWYS)
    for actor, expected in (
        (GWENT, [early, late]),
        (POWYS, [powys]),
        (TEAM, [early, late, powys]),
        (make_actor(Role.OPERATOR, None), []),
    ):
        found = in_transaction(
            store, answers_waiting, actor=actor, stage=AnswerStage.SUBMITTED, write=False
        )
        assert [one.question_id for one in found] == expected
    assert found == () and expected == []


# Publishing


def test_answers_are_published_together_or_not_at_all(store):
    ready = [answered(store, AnswerStage.APPROVED) for _ in range(2)]
    written = answered(store, AnswerStage.SUBMITTED)
    untranslated = answered(store, AnswerStage.APPROVED, text_other=None)
    elsewhere = answered(store, AnswerStage.APPROVED, region=Region.POWYS)
    nothing = uuid4()
    with pytest.raises(BatchRefused) as refused:
        publish(store, *ready, written, untranslated)
    assert set(refused.value.stops) == {
        Stop(written, "answer_not_approved"),
        Stop(untranslated, "translation_missing"),
    }
    with pytest.raises(BatchRefused) as refused:
        publish(store, *ready, elsewhere, nothing)
    assert {(stop.question_id, stop.code) for stop in refused.value.stops} == {
        (elsewhere, "question_not_found"),
        (nothing, "question_not_found"),
    }
    assert {where(store, one)[0] for one in ready} == {Workflow.ANSWERED}
    assert publish(store, *ready, ready[0]) == 2
    assert {where(store, one)[0] for one in ready} == {Workflow.PUBLISHED}
    assert read(store, ready[0]).published_at == NOW


@pytest.mark.parametrize("permission", [Permission.NEITHER, Permission.READ_OUT])
def test_an_answer_that_is_not_for_everybody_needs_no_second_language_of_the_question(
    store, permission
):
    question_id = answered(store, AnswerStage.APPROVED, text_other=None, permission=permission)
    assert publish(store, question_id) == 1


def test_a_published_answer_is_not_published_twice(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    with pytest.raises(BatchRefused, match="answer_not_approved"):
        publish(store, question_id)


def test_what_was_just_published_can_be_taken_back_as_if_it_had_not_been(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    version = read(store, question_id).version
    soon = NOW + timedelta(minutes=UNDO_MINUTES)
    run(store, unpublish_answer, question_id, version=version, now=soon)
    found = read(store, question_id)
    assert (found.stage, found.published_at) == (AnswerStage.APPROVED, None)
    assert where(store, question_id)[0] is Workflow.ANSWERED


def test_what_is_longer_out_is_taken_back_only_to_correct_it(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    version = read(store, question_id).version
    later = NOW + timedelta(minutes=UNDO_MINUTES, seconds=1)
    with pytest.raises(TooLateToUndo):
        run(store, unpublish_answer, question_id, version=version, now=later)
    version = run(store, unpublish_answer, question_id, version=version, now=later, correcting=True)
    run(store, send_back_answer, question_id, SECOND, version=version, note="One clinic.")
    version = save(store, question_id, version + 1, text_en="One clinic.")
    version = run(store, submit_answer, question_id, version=version)
    run(store, approve_answer, question_id, SECOND, version=version)
    publish(store, question_id, now=later)
    found = read(store, question_id)
    assert (found.stage, found.published_at) == (AnswerStage.PUBLISHED, NOW)
    version = run(store, unpublish_answer, question_id, version=found.version, now=later)
    assert read(store, question_id).published_at == NOW  # it was out on that day


def test_an_answer_that_was_judged_is_not_taken_back(store):
    question_id = answered(store, AnswerStage.PUBLISHED)
    judge = Mover(Party.AUTHOR, "author")

    def assess(db):
        move(db, locked_question(db, question_id), Step.ASSESS, mover=judge, now=NOW)

    in_transaction(store, assess)
    with pytest.raises(TransitionRefused):
        run(store, unpublish_answer, question_id, version=4)


# Rounds


def test_a_follow_up_has_an_answer_of_its_own_and_the_earlier_one_stays(store):
    question_id = answered(store, AnswerStage.PUBLISHED)

    def follow_up(db):
        question = locked_question(db, question_id)
        move(db, question, Step.ASSESS, mover=Mover(Party.AUTHOR, "author"), now=NOW)
        move(db, question, Step.FOLLOW_UP, mover=SYSTEM, now=later)

    later = NOW + timedelta(days=30)
    in_transaction(store, follow_up)
    found = read(store, question_id)
    assert (found.version, found.round, found.stage) == (0, 2, AnswerStage.WRITING)
    assert found.due_at == due_after(later, ANSWER_DAYS)
    assert [(one.round, one.stage) for one in found.history] == [(1, AnswerStage.PUBLISHED)]
    in_transaction(store, _answer, question_id, AnswerStage.PUBLISHED, text_en="Again.", now=later)
    found = read(store, question_id)
    assert (found.round, found.fields.text_en) == (2, "Again.")
    assert found.history[0].fields == ANSWER
    rows = in_transaction(store, lambda db: len(list(db.scalars(select(Answer)))))
    assert rows == 2


# What the logs hold


def test_the_logs_tell_each_step_and_nobodys_words(store):
    question = put(store)
    in_transaction(store, _answer, question.id, AnswerStage.PUBLISHED, commitments=(COMMITMENT,))
    lines = in_transaction(store, lambda db: list(db.scalars(select(AuditEvent))))
    assert [line.action for line in lines if line.action.startswith("answer.")] == [
        "answer.saved",
        "answer.commitment_added",
        "answer.submitted",
        "answer.approved",
        "answer.published",
    ]
    said = " ".join(f"{line.subject} {line.detail}" for line in lines)
    for words in (ANSWER.text_en, ANSWER.given_by_cy, COMMITMENT.what_en):
        assert words not in said
    assert in_transaction(store, verify_events, write=False)


# Putting to the board


def test_accepted_questions_are_put_to_the_board_together(store):
    ids = [in_transaction(store, make_question, state=Workflow.ACCEPTED).id for _ in range(3)]
    batch = uuid4()
    done = in_transaction(store, put_to_board, question_ids=ids, actor=GWENT, now=NOW, batch=batch)
    assert done == 3
    for question_id in ids:
        question = in_transaction(store, locked_question, question_id)
        assert (question.workflow, question.put_at) == (Workflow.PUT_TO_BOARD, NOW)
        assert question.due_answer_at == due_after(NOW, ANSWER_DAYS)
    events = select(QuestionEvent.kind).where(QuestionEvent.batch == batch)
    assert in_transaction(store, lambda db: list(db.scalars(events))) == [Step.PUT_TO_BOARD] * 3


def test_a_batch_with_one_that_cannot_go_to_the_board_does_nothing(store):
    ready = in_transaction(store, make_question, state=Workflow.ACCEPTED).id
    waiting = in_transaction(store, make_question).id
    powys = in_transaction(store, make_question, state=Workflow.ACCEPTED, region=Region.POWYS).id
    for other, code in ((waiting, "transition_refused"), (powys, "question_not_found")):
        with pytest.raises(BatchRefused) as refused:
            in_transaction(store, put_to_board, question_ids=[ready, other], actor=GWENT, now=NOW)
        assert refused.value.stops == (Stop(other, code),)
    assert where(store, ready)[0] is Workflow.ACCEPTED


def test_stages_of_an_answer_and_places_of_its_question_go_together(store):
    for stage in AHEAD:
        question_id = answered(store, stage)
        expected = {
            AnswerStage.SUBMITTED: Workflow.PUT_TO_BOARD,
            AnswerStage.APPROVED: Workflow.ANSWERED,
            AnswerStage.PUBLISHED: Workflow.PUBLISHED,
        }[stage]
        assert where(store, question_id)[0] is expected


def test_an_answer_without_kind_keeps_what_it_was_given_empty():
    assert AnswerFields().missing == tuple(
        part for part in Missing if part not in (Missing.BODY, Missing.COMMITMENTS)
    )
