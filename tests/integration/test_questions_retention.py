"""What is not kept for ever, and what is."""

from datetime import timedelta

import pytest

from bot.errors import TransitionRefused
from bot.jobs.schedule import JOBS
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.life.retention import erase_past_keeping, questions_past_keeping
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.safeguarding import flag_question, mark_safeguarding
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Safeguarding, Workflow
from tests.factories import NOW
from tests.integration.question_steps import LEAD, act, kept, made

DAYS = {Workflow.RETURNED: 60, Workflow.DECLINED: 44}
DAY = timedelta(days=1)


def past(store, now):
    return set(in_transaction(store, questions_past_keeping, now=now, write=False))


@pytest.mark.parametrize(("state", "days"), DAYS.items(), ids=[str(one) for one in DAYS])
def test_the_job_erases_a_question_when_its_time_is_over(store, state, days):
    question = made(store, state=state)
    [job] = [job for job in JOBS if job.name == "erase_past_keeping"]
    job.run(store, NOW + days * DAY - timedelta(seconds=1))
    assert kept(store, question).workflow is state
    job.run(store, NOW + days * DAY)
    row = kept(store, question)
    assert (row.workflow, row.text_original, row.receipt_hash) == (Workflow.ERASED, None, None)


@pytest.mark.parametrize("state", [one for one in Workflow if one not in (*DAYS, Workflow.DRAFT)])
def test_nothing_else_is_ever_erased(store, state):
    if state is not Workflow.MERGED:
        made(store, state=state)
    assert past(store, NOW + 4_000 * DAY) == set()


def test_what_is_in_the_lane_or_has_an_unread_reply_is_kept(store):
    question = made(store, state=Workflow.RETURNED)
    act(store, flag_question, question)
    assert past(store, NOW + 90 * DAY) == set()
    ends = NOW + 90 * DAY
    act(store, reply_to_author, question, LEAD, text="We are here.", now=ends)
    act(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.CLEARED, now=ends)
    assert past(store, ends + 29 * DAY) == set()
    assert past(store, ends + 30 * DAY) == {question}


def test_a_question_that_is_just_being_written_anew_is_kept(store):
    question, now = made(store, state=Workflow.RETURNED), NOW + 61 * DAY
    draft = {"conversation_id": "chat", "question_id": question, "language": Language.EN}
    in_transaction(store, open_rewrite, now=now, **draft)
    assert not in_transaction(store, erase_past_keeping, question_id=question, now=now)
    assert in_transaction(store, erase_past_keeping, question_id=question, now=now + DAY)
    with pytest.raises(TransitionRefused):
        in_transaction(store, open_rewrite, now=now + DAY, **draft)
