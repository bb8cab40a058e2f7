"""What each filter leaves of whose list, in which order, and what no search tells."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.questions.finding import queue
from bot.questions.finding.findable import forget_findable, keep_findable
from bot.questions.finding.queue import count_states, review_queue
from bot.questions.finding.queue_filter import SHOWN_STATES, QueueFilter, Sort
from bot.questions.finding.word_search import keep_missing_words
from bot.store.tables.question_work import QuestionWord
from bot.store.transaction import in_transaction
from bot.vocabulary import AgeBand, AskedTo, Language, Level, Region, Role, Safeguarding, Workflow
from tests.factories import NOW, make_actor, make_question

GWENT = make_actor()
POWYS = make_actor(region=Region.POWYS)
TEAM = make_actor(Role.COMMISSIONER_TEAM, None)
READERS = {
    "gwent": GWENT,
    "powys": POWYS,
    "team": TEAM,
    "board without region": make_actor(region=None),
    "youth worker": make_actor(Role.YOUTH_WORKER),
    "lead": make_actor(Role.SAFEGUARDING_LEAD),
    "operator": make_actor(Role.OPERATOR, None),
}
COLLEAGUE = UUID("5c0f6f0e-6f4c-4f0e-9d53-0c6f1b6e2a11")
EVERY = {
    "bus": {"themes": "transport", "text_original": "Why is the bus so late?"},
    "wait": {
        "themes": "waiting_times,access",
        "text_original": "Pam mae’r aros mor hir yn Nolgellau?",
        "text_other": "Why is the wait so long in Dolgellau?",
        "language": Language.CY,
        "council": "W06000019",
        "asked_to": AskedTo.COUNCIL,
        "age_band": AgeBand.AGE_11_13,
        "created_at": NOW - timedelta(days=30),
    },
    "mine": {"assigned_to": GWENT.account_id, "created_at": NOW - timedelta(days=2)},
    "theirs": {"assigned_to": COLLEAGUE, "created_at": NOW - timedelta(days=3)},
    "accepted": {"state": Workflow.ACCEPTED, "themes": "transport"},
    "put": {"state": Workflow.PUT_TO_BOARD, "created_at": NOW - timedelta(days=90)},
    "powys": {"region": Region.POWYS, "council": "W06000023", "themes": "transport"},
    "nowhere": {"region": None, "council": None},
    "lane": {"level": Level.FULL, "text_original": "Is there a bus to somewhere safe?"},
    "withdrawn": {"state": Workflow.WITHDRAWN, "text_original": "Why is the bus red?"},
    "erased": {"state": Workflow.ERASED, "text_original": "Why is the bus blue?"},
}


def fill(db):
    made = {}
    for name, fields in EVERY.items():
        question = make_question(db, **fields)
        keep_findable(db, question)
        made[name] = question.id
    return made


@pytest.fixture
def every(store):
    return in_transaction(store, fill)


def found(store, query, reader=GWENT, **options):
    wanted = QueueFilter.from_query([tuple(pair.split("=")) for pair in query.split("&") if pair])
    return in_transaction(
        store, review_queue, reader=reader, filter=wanted, now=NOW, write=False, **options
    )


def names(store, every, query, reader=GWENT):
    by_id = {question_id: name for name, question_id in every.items()}
    page = found(store, query, reader)
    assert page.total == len(page.items)
    return [by_id[item.question_id] for item in page.items]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"bus", "wait", "mine", "theirs"}),
        ("state=accepted", {"accepted"}),
        ("state=accepted&state=put_to_board", {"accepted", "put"}),
        ("state=any", {"bus", "wait", "mine", "theirs", "accepted", "put"}),
        ("theme=transport", {"bus"}),
        ("theme=transport&theme=access", {"bus", "wait"}),
        ("state=any&theme=transport", {"bus", "accepted"}),
        ("language=cy", {"wait"}),
        ("council=W06000019", {"wait"}),
        ("asked_to=council", {"wait"}),
        ("age_band=11-13", {"wait"}),
        ("assigned=me", {"mine"}),
        ("assigned=nobody", {"bus", "wait"}),
        (f"assigned={COLLEAGUE}", {"theirs"}),
        ("overdue=yes", {"wait", "put"}),
        ("overdue=yes&state=submitted", {"wait"}),
        ("level=none", {"bus", "wait", "mine", "theirs"}),
        ("level=full", set()),
        ("channel=chat", {"bus", "wait", "mine", "theirs"}),
        ("channel=paper", set()),
        ("words=bus", {"bus"}),
        ("words=BUS late", {"bus"}),
        ("words=bus long", set()),
        ("words=dolgellau", {"wait"}),
        ("words=nolgellau", {"wait"}),
        ("words=wait", {"wait", "mine", "theirs"}),
        ("words=the", {"bus", "wait", "mine", "theirs"}),
        ("words=bus&language=cy", set()),
        ("region=powys", set()),
        ("region=none", set()),
        ("region=gwent&theme=transport", {"bus"}),
        ("nonsense=1&state=nonsense&region=x&assigned=y&sort=z", {"bus", "wait", "mine", "theirs"}),
    ],
)
def test_a_filter_leaves_what_fits_it(store, every, query, expected):
    assert set(names(store, every, query)) == expected


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ("gwent", {"bus", "wait", "mine", "theirs", "accepted", "put"}),
        ("powys", {"powys"}),
        ("team", {*EVERY} - {"lane", "withdrawn", "erased"}),
        ("board without region", set()),
        ("youth worker", set()),
        ("lead", set()),
        ("operator", set()),
    ],
)
def test_nobody_finds_more_than_their_own_whatever_they_ask(store, every, reader, expected):
    reader = READERS[reader]
    for query in ("state=any", "state=any&sort=due", "state=any&sort=newest"):
        assert set(names(store, every, query, reader)) == expected
    for query in ("state=any&region=gwent", "state=any&region=powys", "state=any&words=bus"):
        assert set(names(store, every, query, reader)) <= expected
    assert sum(in_transaction(store, count_states, reader=reader, write=False).values()) == len(
        expected
    )


def test_a_search_says_nothing_of_what_is_held_withdrawn_or_erased(store, every):
    in_transaction(
        store,
        lambda db: [
            db.merge(QuestionWord(word="esecret", question_id=every[name]))
            for name in ("lane", "withdrawn", "erased", "powys")
        ],
    )
    page = found(store, "state=any&words=secret")
    assert (page.items, page.total, page.has_more) == ((), 0, False)
    assert found(store, "state=any&words=secret", TEAM).total == 1


def test_what_is_no_longer_kept_is_not_found(store, every):
    in_transaction(store, lambda db: forget_findable(db, every["bus"]))
    assert names(store, every, "words=bus") == []


def test_words_of_questions_from_before_are_kept_once(store):
    ids = in_transaction(
        store, lambda db: [make_question(db, text_original="Why no bus?").id for _ in range(3)]
    )
    in_transaction(store, lambda db: [forget_findable(db, one) for one in ids])
    in_transaction(store, make_question, text_original="Why? Why?", text_other=None)
    assert found(store, "words=bus").total == 0
    rounds, after = 0, None
    while after := in_transaction(store, keep_missing_words, after=after):
        rounds += 1
    assert rounds < 3
    assert found(store, "words=bus").total == 3


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("state=any", ["put", "wait", "theirs", "mine"]),
        ("state=any&sort=newest", ["mine", "theirs", "wait", "put"]),
        ("state=any&sort=due", ["put", "wait", "theirs", "mine"]),
    ],
)
def test_a_list_has_the_order_that_was_asked_for(store, every, query, order):
    listed = [name for name in names(store, every, query) if name in order]
    assert listed == order


def test_what_has_no_day_comes_after_what_is_due(store, every):
    listed = names(store, every, "state=any&sort=due")
    assert listed[-1] == "accepted"


@pytest.mark.parametrize("sort", list(Sort), ids=str)
def test_pages_hold_every_question_once(store, sort):
    def fill(db):
        states = (Workflow.SUBMITTED, Workflow.ACCEPTED, Workflow.PUT_TO_BOARD, Workflow.RETURNED)
        return [
            make_question(db, state=state, created_at=NOW - timedelta(days=day % 3)).id
            for day in range(5)
            for state in states
        ]

    ids = in_transaction(store, fill)
    query, listed = f"state=any&sort={sort}", []
    for offset in range(0, 24, 3):
        page = found(store, query, limit=3, offset=offset)
        assert page.total == 20
        listed += [item.question_id for item in page.items]
    assert sorted(listed) == sorted(ids)
    whole = [item.question_id for item in found(store, query).items]
    assert listed == whole


@pytest.mark.parametrize("sort", list(Sort), ids=str)
def test_more_than_can_be_counted_is_said(store, monkeypatch, sort):
    monkeypatch.setattr(queue, "MOST", 4)
    states = (Workflow.SUBMITTED, Workflow.ACCEPTED)
    in_transaction(store, lambda db: [make_question(db, state=s) for s in states for _ in range(3)])
    page = found(store, f"state=any&sort={sort}", limit=3, offset=3)
    assert (len(page.items), page.total, page.has_more) == (1, 4, True)
    page = found(store, f"state=accepted&sort={sort}")
    assert (len(page.items), page.total, page.has_more) == (3, 3, False)


VALUES = st.one_of(
    st.sampled_from(
        [state.value for state in SHOWN_STATES]
        + ["any", "transport", "access", "gwent", "none", "en", "cy", "me", "nobody", "yes", "no"]
        + ["W06000019", "14-16", "board", "newest", "due", "full", "paper", str(COLLEAGUE)]
    ),
    st.text(max_size=20),
)
NAMES = st.sampled_from(
    "state theme region council language asked_to age_band assigned overdue level channel words "
    "sort page lang x".split()
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=8))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_address_reads_as_a_filter_that_works_and_writes_itself(sqlite_store, pairs):
    wanted = QueueFilter.from_query(pairs)
    assert QueueFilter.from_query(wanted.to_query()) == wanted
    for name, value in wanted.chosen():
        assert (name, value) not in wanted.without(name, value).to_query()
    page = in_transaction(
        sqlite_store, review_queue, reader=GWENT, filter=wanted, now=NOW, write=False
    )
    assert page.total == 0


def test_a_question_that_was_flagged_meanwhile_is_gone_from_every_list(store, every):
    def flag(db):
        kept = db.get(queue.Question, every["bus"])
        kept.safeguarding = Safeguarding.FLAGGED

    in_transaction(store, flag)
    for query in ("", "state=any", "words=bus", "theme=transport"):
        assert "bus" not in names(store, every, query)
