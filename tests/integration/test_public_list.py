"""The public list: what narrows it, what is never in it, and that no word hidden is found."""

from datetime import timedelta

import pytest

from bot.questions.publication.listing import (
    PublicFilter,
    PublicState,
    list_public_questions,
    public_state,
)
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Permission, Region, Role, Theme, Workflow
from tests.factories import NOW, make_actor, make_question

TEAM = make_actor(Role.COMMISSIONER_TEAM, None)


def _listed(store, **wanted):
    options = {name: wanted.pop(name) for name in ("limit", "offset") if name in wanted}
    found = in_transaction(
        store, list_public_questions, filter=PublicFilter(**wanted), write=False, **options
    )
    return [one.question_id for one in found.questions], found.total


@pytest.mark.parametrize(
    "fields",
    [
        {"state": Workflow.SUBMITTED},
        {"state": Workflow.IN_REVIEW},
        {"state": Workflow.RETURNED},
        {"state": Workflow.DECLINED},
        {"state": Workflow.PASSED_ON},
        {"state": Workflow.WITHDRAWN},
        {"state": Workflow.ERASED},
        {"state": Workflow.ACCEPTED, "permission": Permission.READ_OUT},
        {"state": Workflow.ACCEPTED, "permission": Permission.NEITHER},
        {"state": Workflow.ACCEPTED, "text_other": None},
        {"state": Workflow.SUBMITTED, "level": Level.FULL},
    ],
    ids=lambda fields: "-".join(str(value) for value in fields.values()),
)
def test_question_that_may_not_be_read_is_in_no_list(store, fields):
    in_transaction(store, make_question, **fields)
    for wanted in ({}, {"words": "autism"}, {"region": Region.GWENT}):
        assert _listed(store, **wanted) == ([], 0)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["old", "new", "north"]),
        ({"region": Region.NORTH_WALES}, ["north"]),
        ({"theme": Theme.HOUSING}, ["new"]),
        ({"state": PublicState.WAITING}, ["old", "new"]),
        ({"state": PublicState.ANSWERED}, ["north"]),
        ({"state": PublicState.JUDGED}, []),
        ({"words": "assessment"}, ["old", "new", "north"]),
        ({"words": "asesiad autism"}, ["old", "new", "north"]),
        ({"words": "swimming"}, []),
        ({"words": "the"}, ["old", "new", "north"]),
        ({"words": "autism", "region": Region.GWENT, "theme": Theme.HOUSING}, ["new"]),
    ],
    ids=lambda value: str(value),
)
def test_list_is_narrowed_by_what_is_asked_for(store, wanted, found):
    days = {"old": 3, "new": 1, "north": 2}
    states = {"north": Workflow.PUBLISHED}
    made = {
        name: in_transaction(
            store,
            make_question,
            state=states.get(name, Workflow.ACCEPTED),
            created_at=NOW - timedelta(days=days[name]),
            region=Region.NORTH_WALES if name == "north" else Region.GWENT,
            themes="housing" if name == "new" else "transport",
        ).id
        for name in days
    }
    newest_first = sorted(found, key=lambda name: days[name])
    assert _listed(store, **wanted) == ([made[name] for name in newest_first], len(found))


@pytest.mark.parametrize("words", ["", "autism"])
def test_pages_hold_every_question_once(store, words):
    made = [
        in_transaction(
            store, make_question, state=Workflow.ACCEPTED, created_at=NOW - timedelta(days=day)
        ).id
        for day in range(5)
    ]
    pages = [_listed(store, words=words, limit=2, offset=at) for at in (0, 2, 4)]
    assert [one for page, _ in pages for one in page] == made
    assert {total for _, total in pages} == {5}


def test_word_that_was_taken_out_finds_nothing(store):
    text = "Why did Sir Gelert school in Beddgelert turn me away?"
    made = in_transaction(store, make_question, state=Workflow.ACCEPTED, text_original=text)
    assert _listed(store, words="gelert")[1] == 1
    start = text.index("Sir Gelert")
    known = {"question_id": made.id, "actor": TEAM, "now": NOW}
    spans = ((start, start + len("Sir Gelert")),)
    version = in_transaction(store, redact_question, **known, version=made.version, spans=spans)
    welsh = "Pam wnaeth yr ysgol fy nhroi i ffwrdd?"
    in_transaction(store, translate_question, **known, version=version, text=welsh)
    assert _listed(store, words="gelert")[1] == 0
    assert _listed(store, words="sir")[1] == 0
    assert _listed(store, words="school")[1] == 1
    assert _listed(store, words="ysgol")[1] == 1


@pytest.mark.parametrize("workflow", list(Workflow))
def test_every_workflow_has_a_public_state(workflow):
    assert public_state(workflow) in PublicState
