"""Merged questions: every asker is credited, nothing is lost, and no other region is touched."""

from concurrent.futures import ThreadPoolExecutor
from itertools import permutations

import pytest

from bot.errors import BotError, NotAllowed, QuestionNotFound, TransitionRefused
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.asking.support import support_question
from bot.questions.life.counts import support_of
from bot.questions.life.erase import erase_question
from bot.questions.reviewing.merge import MergeRefused, merge_questions, root_of, unmerge_question
from bot.questions.reviewing.merged import merged_into
from bot.questions.reviewing.moderation import accept_question, decline_question, return_question
from bot.questions.reviewing.pass_on import move_region
from bot.questions.reviewing.safeguarding import flag_question, mark_safeguarding
from bot.store.tables.questions import QuestionEvent
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Permission, Region, Role, Safeguarding, Workflow
from tests.factories import NOW, TEXT_OTHER, make_actor, make_draft
from tests.integration.question_steps import (
    GWENT,
    LEAD,
    POWYS,
    TEAM,
    act,
    audited,
    count,
    facts,
    kept,
    made,
    steps_of,
)

MERGEABLE = (Workflow.IN_REVIEW, Workflow.ACCEPTED, Workflow.CARRIED_OVER, Workflow.PUT_TO_BOARD)


def merge(store, ids, into, actor=GWENT):
    return in_transaction(store, merge_questions, question_ids=ids, into=into, actor=actor, now=NOW)


def support(store, question_id):
    return in_transaction(store, support_of, [question_id], write=False)[question_id]


def me_too(store, question_id, people):
    for number in range(people):
        asks = {"question_id": question_id, "conversation_id": f"{question_id}{number}"}
        in_transaction(store, support_question, now=NOW, **asks)


def says_me_too(store, question_id, conversation_id):
    asks = {"question_id": question_id, "conversation_id": conversation_id}
    return in_transaction(store, support_question, now=NOW, **asks)


@pytest.mark.parametrize("first", ["merge", "support"])
def test_one_who_asks_both_of_two_merged_questions_counts_once(store, first):
    root, question = (made(store, state=Workflow.ACCEPTED) for _ in range(2))
    assert says_me_too(store, question, "chat-1")
    assert says_me_too(store, question, "chat-2")
    if first == "merge":
        merge(store, [question], root)
    says_me_too(store, root, "chat-1")
    if first == "support":
        assert (support(store, root), support(store, question)) == (1, 2)
        merge(store, [question], root)
    assert support(store, root) == 2 + 1  # two people, and the author of the other
    assert support(store, question) == 2


def asks(store, conversation_id):
    """Somebody sends a question of their own in this chat, and staff accept it."""
    in_transaction(store, make_draft, conversation_id=conversation_id)
    sent = in_transaction(store, submit_question, conversation_id=conversation_id, now=NOW)
    act(store, accept_question, sent.question_id, text_other=TEXT_OTHER)
    return sent.question_id


STEPS = permutations(["asks", "me too", "merge"])
ORDERS = [order for order in STEPS if order.index("asks") < order.index("merge")]


@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_an_author_who_also_says_me_too_counts_once_as_long_as_they_are_merged(store, order):
    root, own = made(store, state=Workflow.ACCEPTED), None
    assert says_me_too(store, root, "somebody-else")
    for step in order:
        if step == "asks":
            own = asks(store, "author")
        elif step == "me too":
            assert says_me_too(store, root, "author")
        else:
            merge(store, [own], root)
    assert support(store, root) == 1 + 1  # somebody else, and the author
    act(store, unmerge_question, own)
    assert (support(store, root), support(store, own)) == (2, 0)  # again two who say "me too"


def test_an_author_is_not_counted_for_their_own_question(store):
    own = asks(store, "author")
    assert not says_me_too(store, own, "author")
    other = made(store, state=Workflow.ACCEPTED)
    says_me_too(store, other, "author")
    merge(store, [other], own)
    assert support(store, own) == 1  # the author of the other


def test_what_is_taken_back_leaves_no_mark_of_its_author(store):
    own, other = asks(store, "author"), made(store, state=Workflow.ACCEPTED)
    says_me_too(store, other, "author")
    assert kept(store, own).asker_mark
    in_transaction(store, erase_question, question_id=own, now=NOW)
    assert kept(store, own).asker_mark is None
    assert support(store, other) == 1


@pytest.mark.parametrize("state", MERGEABLE)
def test_unmerging_restores_exactly_what_was(store, state):
    as_far = state if state is Workflow.PUT_TO_BOARD else Workflow.ACCEPTED
    root, question = made(store, state=as_far), made(store, state=state)
    before = facts(store, question)

    assert merge(store, [question], root) == 1
    merged = kept(store, question)
    assert (merged.workflow, merged.merged_into) == (Workflow.MERGED, root)
    act(store, unmerge_question, question)

    assert facts(store, question) == before
    assert steps_of(store, question)[-2:] == ["merge", "unmerge"]


def test_what_nobody_has_looked_at_is_reviewed_by_being_merged(store):
    root, question = made(store), made(store)
    merge(store, [question], root)
    assert steps_of(store, question) == ["submit", "start_review", "merge"]
    assert audited(store, question)[-1].detail["to"] == str(root)
    act(store, unmerge_question, question)
    restored = kept(store, question)
    assert (restored.workflow, restored.decided_at) == (Workflow.IN_REVIEW, None)


def test_everybody_who_asks_is_counted_once(store):
    ids = [made(store, state=Workflow.ACCEPTED) for _ in range(4)]
    for people, question_id in enumerate(ids, start=1):
        me_too(store, question_id, people)
    root, one, other, below = ids
    merge(store, [below], one)
    merge(store, [one, other], root)

    assert support(store, root) == (1 + 2 + 3 + 4) + 3
    together = in_transaction(store, support_of, ids, write=False)
    assert [together[one] for one in ids] == [13, (2 + 4) + 1, 3, 4]
    assert support(store, one) == (2 + 4) + 1
    assert {q.question_id for q in merged(store, root)} == {one, other, below}
    act(store, unmerge_question, one)
    assert support(store, root) == (1 + 3) + 1


def test_the_root_of_a_merged_question_is_at_the_end_of_the_line(store):
    below, one, root = (made(store, state=Workflow.ACCEPTED) for _ in range(3))
    merge(store, [below], one)
    merge(store, [one], root)
    for question_id in (below, one, root):
        question = kept(store, question_id)
        assert in_transaction(store, root_of, question).id == root


def merged(store, root, actor=GWENT):
    return in_transaction(store, merged_into, question_id=root, actor=actor, write=False)


def test_staff_of_another_region_see_and_merge_nothing(store):
    root, question = made(store), made(store)
    merge(store, [question], root)
    assert merged(store, root, POWYS) == ()
    with pytest.raises(QuestionNotFound):
        merge(store, [made(store, region=Region.POWYS)], root, POWYS)
    with pytest.raises(QuestionNotFound):
        act(store, unmerge_question, question, POWYS)


def test_only_reviewers_merge(store):
    root, question = made(store), made(store)
    for role in (Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR):
        with pytest.raises((QuestionNotFound, NotAllowed)):
            merge(store, [question], root, make_actor(role))


@pytest.mark.parametrize("code", ["itself", "other_region", "already_merged", "root_is_merged"])
def test_what_cannot_be_one_is_refused_by_a_code(store, code):
    root, question = made(store), made(store)
    if code == "itself":
        ids, into = [question, root], root
    elif code == "other_region":
        ids, into = [question, made(store, region=Region.POWYS)], root
    else:
        merge(store, [question], root)
        ids, into = ([question], made(store)) if code == "already_merged" else ([root], question)
    events = count(store, QuestionEvent)
    with pytest.raises(MergeRefused) as refused:
        merge(store, ids, into, TEAM)
    assert refused.value.code == ("already_merged" if code == "root_is_merged" else code)
    assert count(store, QuestionEvent) == events


@pytest.mark.parametrize("state", [Workflow.DECLINED, Workflow.RETURNED])
def test_nothing_is_merged_into_what_will_not_be_answered(store, state):
    with pytest.raises(TransitionRefused):
        merge(store, [made(store)], made(store, state=state))


def test_what_the_lane_has_is_neither_merged_nor_a_root(store):
    in_lane, ordinary = made(store, level=Level.FULL), made(store)
    for ids, into in (([in_lane], ordinary), ([ordinary], in_lane)):
        with pytest.raises(QuestionNotFound):
            merge(store, ids, into, TEAM)


def test_two_who_merge_against_each_other_at_once_make_no_ring(store):
    one, other = made(store), made(store)

    def try_to_merge(pair):
        try:
            return merge(store, [pair[0]], pair[1])
        except BotError:
            return 0

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(try_to_merge, [(one, other), (other, one)]))
    assert sorted(done) == [0, 1]
    roots = {kept(store, question_id).merged_into for question_id in (one, other)}
    assert roots in ({one, None}, {other, None})


@pytest.mark.parametrize("gone", ["withdrawn", "erased", "declined", "returned", "moved"])
def test_what_was_merged_comes_back_when_its_root_is_gone(store, gone):
    code = mint_receipt()
    root = made(store, code=code, state=Workflow.IN_REVIEW)
    question = made(store, state=Workflow.IN_REVIEW)
    before = facts(store, question)
    merge(store, [question], root)

    if gone == "withdrawn":
        in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    elif gone == "erased":
        in_transaction(store, erase_question, question_id=root, now=NOW)
    elif gone == "moved":
        act(store, move_region, root, region=Region.POWYS, reason="other_area")
    else:
        use_case = decline_question if gone == "declined" else return_question
        act(store, use_case, root, reason="abusive")

    assert facts(store, question) == before
    assert audited(store, question)[-1].actor == "system"
    assert support(store, root) == 0


def test_a_merged_question_that_its_author_takes_back_leaves_the_root(store):
    code = mint_receipt()
    root, question = made(store), made(store, code=code)
    merge(store, [question], root)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    gone = kept(store, question)
    assert (gone.workflow, gone.merged_into, gone.merged_from) == (Workflow.WITHDRAWN, None, None)
    assert support(store, root) == 0
    assert kept(store, root).workflow is Workflow.SUBMITTED


def test_what_the_lane_holds_comes_back_when_its_lead_is_done(store):
    code = mint_receipt()
    root, question = made(store, code=code), made(store)
    merge(store, [question], root)
    act(store, flag_question, question)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    assert kept(store, question).workflow is Workflow.MERGED

    act(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.CLEARED)
    back = kept(store, question)
    assert (back.workflow, back.merged_into) == (Workflow.IN_REVIEW, None)


def test_a_merged_question_is_never_shown_to_all(store):
    root = made(store, state=Workflow.ACCEPTED)
    question = made(store, state=Workflow.IN_REVIEW, permission=Permission.BOTH)
    merge(store, [question], root)
    assert kept(store, question).visibility.value == "staff"
    with pytest.raises(TransitionRefused):
        act(store, accept_question, question)
