"""The wrong board is no wrong door: passed on, taken back, moved to another region."""

import pytest

from bot.errors import BadInput, QuestionNotFound, TransitionRefused
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.life.bodies import bodies_for, body_named
from bot.questions.life.reasons import reasons
from bot.questions.life.states import Step
from bot.questions.reviewing.moderation import accept_question
from bot.questions.reviewing.pass_on import (
    BodyUnknown,
    RegionUnchanged,
    move_region,
    pass_on_question,
    take_back_question,
)
from bot.questions.reviewing.staff import question_for_staff
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Workflow
from tests.factories import make_actor
from tests.integration.question_steps import GWENT, POWYS, TEAM, act, audited, kept, made, steps_of

OTHER_AREA = {"region": Region.POWYS, "reason": "other_area"}
NEWPORT = {"body": "council_W06000022", "reason": "their_decision"}


@pytest.mark.parametrize("region", [*Region, None])
def test_every_region_has_its_councils_health_board_police_and_the_rest(region):
    bodies = bodies_for(region)
    codes = [body.code for body in bodies]
    assert len(set(codes)) == len(codes)
    for kind in ("council_", "health_board_", "_police", "school", "welsh_government", "llais"):
        assert any(kind in code for code in codes), kind
    for body in bodies:
        assert body.name(Language.EN) and body.name(Language.CY)
        assert body_named(body.code) is body
    polices = [code for code in codes if code.endswith("_police")]
    assert len(polices) == (1 if region else 4)


def test_a_body_is_named_in_both_languages():
    body = body_named("council_W06000022")
    assert (body.name(Language.EN), body.name(Language.CY)) == (
        "Newport Council",
        "Cyngor Casnewydd",
    )
    with pytest.raises(BodyUnknown):
        body_named("council_W06000099")


def test_passing_on_keeps_the_receipt_and_says_to_whom(store):
    code = mint_receipt()
    question = made(store, code=code)
    version = act(store, pass_on_question, question, **NEWPORT, note="They run the buses.")
    now = kept(store, question)
    assert (now.workflow, now.passed_to) == (Workflow.PASSED_ON, "council_W06000022")
    assert now.version == version
    status = in_transaction(store, question_by_receipt, receipt_hash=receipt_hash(code))
    assert (status.reason, status.note) == ("their_decision", "They run the buses.")
    assert audited(store, question)[-1].detail["to"] == "council_W06000022"


@pytest.mark.parametrize("body", ["council_W06000023", "powys", "", "health_board_powys"])
def test_a_body_of_another_region_is_refused(store, body):
    question = made(store)
    with pytest.raises(BodyUnknown):
        act(store, pass_on_question, question, body=body, reason="their_decision")
    assert kept(store, question).passed_to is None


@pytest.mark.parametrize(
    ("use_case", "more"),
    [(pass_on_question, {"body": "school"}), (move_region, {"region": Region.POWYS})],
)
@pytest.mark.parametrize("reason", ["", "unclear", "other_body", "because"])
def test_it_needs_a_reason_of_its_own(store, use_case, more, reason):
    question = made(store)
    with pytest.raises(BadInput):
        act(store, use_case, question, reason=reason, **more)


def test_what_was_passed_on_can_be_taken_back(store):
    question = made(store)
    act(store, pass_on_question, question, **NEWPORT)
    act(store, take_back_question, question)
    now = kept(store, question)
    assert (now.workflow, now.passed_to, now.reason) == (Workflow.IN_REVIEW, None, None)
    act(store, accept_question, question)
    with pytest.raises(TransitionRefused):
        act(store, take_back_question, question)


def test_another_region_gets_the_question_and_the_first_loses_it(store):
    question = made(store, assigned_to=GWENT.account_id)
    act(store, move_region, question, **OTHER_AREA)
    now = kept(store, question)
    assert (now.region, now.assigned_to, now.council) == (Region.POWYS, None, "W06000022")
    assert now.workflow is Workflow.SUBMITTED
    ask = {"question_id": question, "write": False}
    with pytest.raises(QuestionNotFound):
        in_transaction(store, question_for_staff, reader=GWENT, **ask)
    assert in_transaction(store, question_for_staff, reader=POWYS, **ask)
    assert audited(store, question)[-1].detail["to"] == "powys"
    assert steps_of(store, question) == ["submit", "move_region"]


def test_a_question_without_an_area_is_given_to_a_board_by_the_team(store):
    question = made(store, region=None, council=None)
    with pytest.raises(QuestionNotFound):
        act(store, move_region, question, GWENT, region=Region.GWENT, reason="area_found")
    act(store, move_region, question, TEAM, region=Region.GWENT, reason="area_found")
    assert kept(store, question).region is Region.GWENT


def test_to_its_own_region_or_after_the_decision_it_is_not_moved(store):
    with pytest.raises(RegionUnchanged):
        act(store, move_region, made(store), region=Region.GWENT, reason="other_area")
    with pytest.raises(TransitionRefused):
        act(store, move_region, made(store, state=Workflow.ACCEPTED), **OTHER_AREA)


def test_another_boards_staff_pass_nothing_on(store):
    question = made(store)
    for use_case, more in ((pass_on_question, NEWPORT), (move_region, OTHER_AREA)):
        with pytest.raises(QuestionNotFound):
            act(store, use_case, question, make_actor(region=Region.NORTH_WALES), **more)
    passed = made(store, state=Workflow.PASSED_ON)
    with pytest.raises(QuestionNotFound):
        act(store, take_back_question, passed, POWYS)


@pytest.mark.parametrize("step", [Step.PASS_ON, Step.MOVE_REGION])
def test_each_step_has_reasons_with_a_way_on(step):
    found = [reason for reason in reasons().values() if step in reason.steps]
    assert len(found) >= 3
    for reason in found:
        for language in Language:
            assert reason.words(language) and reason.way_on(language)
