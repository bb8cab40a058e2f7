"""What staff keep beside a question: who looks after it, notes, themes, replies of the lead."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.accounts.account import create_account
from bot.errors import BadInput, QuestionNotFound, TransitionRefused
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.status import withdraw_question
from bot.questions.reviewing.assignment import AccountUnknown, assign_question
from bot.questions.reviewing.lead_reply import replies_for, reply_to_author
from bot.questions.reviewing.notes import NoteEmpty, add_note, notes_of
from bot.questions.reviewing.safeguarding import mark_safeguarding
from bot.questions.reviewing.tagging import set_themes
from bot.store.tables.accounts import StaffAccount
from bot.store.tables.questions import QuestionTheme
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Region, Role, Safeguarding, Theme, Workflow
from tests.factories import NOW, make_actor
from tests.integration.question_steps import (
    GWENT,
    GWENT_LEAD,
    LEAD,
    POWYS,
    POWYS_LEAD,
    TEAM,
    act,
    audited,
    kept,
    made,
    steps_of,
)

WORDS = "She wrote about Siân: please read it twice."


def account(store, role=Role.RPB_STAFF, region=Region.GWENT, *, open_=True):
    def add(db):
        made = create_account(
            db,
            name=f"nia-{uuid4().hex[:8]}",
            role=role,
            region=region,
            password="thunder marble cliff",
            now=NOW,
        )
        db.get(StaffAccount, made.id).active = open_
        return made.id

    return in_transaction(store, add)


def assign(store, question_id, account_id, actor=GWENT):
    return act(store, assign_question, question_id, actor, account_id=account_id)


def notes(store, question, actor=GWENT):
    ask = {"question_id": question, "actor": actor, "write": False}
    return in_transaction(store, notes_of, **ask)


def replies(store, question):
    return [reply.text for reply in in_transaction(store, replies_for, question, write=False)]


def test_a_question_is_given_to_somebody_and_taken_from_them(store):
    question, nia = made(store), account(store)
    first = kept(store, question).version
    assert assign(store, question, nia) == first + 1
    assert assign(store, question, nia) == first + 1
    assert kept(store, question).assigned_to == nia
    assert audited(store, question)[-1].detail == {"to": f"account:{nia}"}
    assert assign(store, question, None) == first + 2
    assert audited(store, question)[-1].detail == {"to": "nobody"}
    assert steps_of(store, question) == ["submit"]


@pytest.mark.parametrize(
    ("role", "region", "open_", "takes"),
    [
        pytest.param(Role.RPB_STAFF, Region.GWENT, True, True, id="own-board"),
        pytest.param(Role.COMMISSIONER_TEAM, None, True, True, id="team"),
        pytest.param(Role.RPB_STAFF, Region.POWYS, True, False, id="other-board"),
        pytest.param(Role.RPB_STAFF, Region.GWENT, False, False, id="closed"),
        pytest.param(Role.YOUTH_WORKER, Region.GWENT, True, False, id="youth-worker"),
        pytest.param(Role.SAFEGUARDING_LEAD, None, True, False, id="lead"),
        pytest.param(Role.OPERATOR, None, True, False, id="operator"),
    ],
)
def test_only_those_who_review_the_region_are_given_a_question(store, role, region, open_, takes):
    question, who = made(store), account(store, role, region, open_=open_)
    if takes:
        assign(store, question, who)
        assert kept(store, question).assigned_to == who
    else:
        with pytest.raises(AccountUnknown):
            assign(store, question, who)
        assert kept(store, question).assigned_to is None


def test_an_account_that_is_not_there_is_given_nothing(store):
    with pytest.raises(AccountUnknown):
        assign(store, made(store), uuid4())


def test_where_no_area_was_given_only_the_team_looks_after_it(store):
    question = made(store, region=None, council=None)
    with pytest.raises(AccountUnknown):
        assign(store, question, account(store), TEAM)
    team = account(store, Role.COMMISSIONER_TEAM, None)
    assign(store, question, team, TEAM)
    assert kept(store, question).assigned_to == team


def test_nobody_assigns_what_is_not_theirs(store):
    mine, in_lane = made(store), made(store, level=Level.FULL)
    for question, actor in ((mine, POWYS), (in_lane, GWENT), (in_lane, LEAD)):
        with pytest.raises(QuestionNotFound):
            assign(store, question, account(store), actor)
    assert kept(store, mine).assigned_to is None


def test_notes_stay_among_those_who_review(store):
    question = made(store)
    act(store, add_note, question, text=f"  {WORDS}\r\nTwice. ")
    act(store, add_note, question, TEAM, text="Done.")
    [first, second] = notes(store, question)
    assert (first.text, first.actor) == (f"{WORDS}\nTwice.", f"account:{GWENT.account_id}")
    assert (second.text, second.at) == ("Done.", NOW)
    for reader in (POWYS, LEAD, make_actor(Role.YOUTH_WORKER), make_actor(Role.OPERATOR, None)):
        with pytest.raises(QuestionNotFound):
            notes(store, question, reader)
        with pytest.raises(QuestionNotFound):
            act(store, add_note, question, reader, text="Mine.")
    assert audited(store, question)[-1].detail == {}
    assert audited(store, question)[-1].action == "question.note"


@pytest.mark.parametrize(("text", "code"), [(" \n", "note_empty"), ("a" * 1_001, "note_too_long")])
@pytest.mark.parametrize(("use_case", "actor"), [(add_note, GWENT), (reply_to_author, LEAD)])
def test_a_note_or_reply_has_its_limits(store, text, code, use_case, actor):
    fields = {"level": Level.FULL} if actor is LEAD else {}
    question = made(store, **fields)
    with pytest.raises(BadInput) as refused:
        act(store, use_case, question, actor, text=text)
    assert refused.value.code == code
    act(store, use_case, question, actor, text="a" * 1_000)
    assert issubclass(NoteEmpty, BadInput)


def test_staff_say_what_a_question_is_about(store):
    question = made(store, themes="housing,access")
    act(store, set_themes, question, themes=[Theme.ACCESS, Theme.FUNDING])
    rows = in_transaction(store, lambda db: db.scalars(select(QuestionTheme)).all())
    assert {(row.theme.value, row.source.value) for row in rows} == {
        ("access", "asker"),
        ("funding", "staff"),
    }
    assert audited(store, question)[-1].detail == {"funding": "added", "housing": "removed"}
    lines = len(audited(store, question))
    act(store, set_themes, question, themes=[Theme.FUNDING, Theme.ACCESS])
    assert len(audited(store, question)) == lines
    act(store, set_themes, question, themes=list(Theme))
    assert len(audited(store, question)[-1].detail) == len(Theme) - 2
    with pytest.raises(QuestionNotFound):
        act(store, set_themes, question, POWYS, themes=[])


@pytest.mark.parametrize("lead", [LEAD, GWENT_LEAD])
@pytest.mark.parametrize(
    "outcome", [None, Safeguarding.HELD, Safeguarding.ACTIONED, Safeguarding.CLEARED]
)
def test_the_lead_writes_back_during_the_lane_and_after(store, lead, outcome):
    question = made(store, level=Level.FULL)
    if outcome is not None:
        act(store, mark_safeguarding, question, LEAD, outcome=outcome)
    act(store, reply_to_author, question, lead, text="We read it. You can ring Meic.")
    act(store, reply_to_author, question, lead, text="And we are here.")
    assert replies(store, question) == ["We read it. You can ring Meic.", "And we are here."]
    line = audited(store, question)[-1]
    assert (line.action, line.detail) == ("question.reply", {})


def test_nobody_else_writes_back_from_the_lane(store):
    in_lane, ordinary = made(store, level=Level.FULL), made(store)
    for question, actor in (
        (in_lane, POWYS_LEAD),
        (in_lane, GWENT),
        (in_lane, TEAM),
        (ordinary, LEAD),
        (ordinary, GWENT),
    ):
        with pytest.raises(QuestionNotFound):
            act(store, reply_to_author, question, actor, text="Hello.")
        assert replies(store, question) == []


def test_a_reply_outlives_a_question_that_was_taken_back_until_it_can_be_read(store):
    code = mint_receipt()
    question = made(store, code=code, level=Level.FULL)
    in_transaction(store, withdraw_question, receipt_hash=receipt_hash(code), now=NOW)
    act(store, reply_to_author, question, LEAD, text="Are you safe?")
    act(store, mark_safeguarding, question, LEAD, outcome=Safeguarding.ACTIONED)
    assert replies(store, question) == ["Are you safe?"]
    with pytest.raises(TransitionRefused):
        act(store, reply_to_author, question, LEAD, text="Are you safe?")
    assert kept(store, question).workflow is Workflow.WITHDRAWN
