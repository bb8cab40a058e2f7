"""What leaves in a file of questions, from both stores; above all what does not."""

import re
from pathlib import Path

import pytest

from bot.console.app import __file__ as console_app
from bot.questions.exports.reading import count_exported
from bot.questions.exports.rows import Profile
from bot.questions.finding.queue_filter import SHOWN_STATES, Assigned, QueueFilter
from bot.questions.life.states import APPROVED, IN_LANE
from bot.store.tables.questions import (
    Channel,
    QuestionSupport,
)
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    AgeBand,
    AnswerStage,
    Language,
    Level,
    Permission,
    Region,
    Role,
    Theme,
    Workflow,
)
from bot.web.words import Words
from tests.factories import NOW, make_actor
from tests.integration.export_steps import (
    GWENT,
    POWYS,
    TEAM,
    as_csv,
    as_json,
    as_xlsx,
    ask,
    everything_hidden,
    facts,
    rows_of,
    texts_of,
)

OTHERS = [Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.OPERATOR]


CANARY = re.compile(r"zz(\d+)(\w+?)zz")


HIDDEN = ("original", "context", "note", "private", "reply", "wording", "receipt")


PERMITS = (Permission.BOTH, Permission.PUBLISH)


@pytest.fixture(scope="module")
def say():
    return Words([Path(console_app).parent / "locale"]).say


def expected(made, reader, profile):
    """The canaries that may stand in a file, by the rules and not by the code."""
    found = set()
    if reader.role not in (Role.COMMISSIONER_TEAM, Role.RPB_STAFF) or reader is POWYS:
        return found
    for workflow, permission, lane, translated, stage, number in made:
        if workflow not in APPROVED or lane in IN_LANE:
            continue
        if profile is Profile.SHARED and not (permission in PERMITS and translated):
            continue
        found.add((str(number), "words"))
        if translated:
            found.add((str(number), "other"))
        out = {AnswerStage.PUBLISHED} | (
            {AnswerStage.APPROVED} if profile is Profile.TEAM else set()
        )
        if stage in out:
            found |= {(str(number), part) for part in ("answer", "ateb", "what", "happened")}
    return found


@pytest.mark.parametrize("profile", list(Profile), ids=str)
def test_canaries_of_everything_hidden_are_in_no_file_of_anybody(store, say, tmp_path, profile):
    made = in_transaction(store, everything_hidden)
    readers = [GWENT, POWYS, TEAM, *(make_actor(role, Region.GWENT) for role in OTHERS)]
    for reader in readers:
        rows = rows_of(store, reader, profile=profile)
        files = {
            "csv": as_csv(rows, say),
            "json": as_json(rows, facts(store, reader, profile=profile)),
            "xlsx": texts_of(as_xlsx(rows, say, tmp_path)),
        }
        for kind, text in files.items():
            allowed = expected(made, reader, profile)
            assert set(CANARY.findall(text)) == allowed, (kind, reader.role)
            assert not {part for _, part in CANARY.findall(text)} & set(HIDDEN)
            for told in ("W06000022", "14-16", "soft", "flagged", "withdrawn", "erased"):
                assert f"{told}," not in text and f'"{told}"' not in text, (kind, told)


def test_a_file_holds_the_list_it_was_made_of(store):
    wanted = ask(store, themes="housing", state=Workflow.ACCEPTED)
    ask(store, themes="access", state=Workflow.ACCEPTED)
    ask(store, themes="housing")
    ask(store, themes="housing", state=Workflow.ACCEPTED, region=Region.POWYS, council=None)
    narrowed = QueueFilter(workflows=(Workflow.ACCEPTED,), themes=(Theme.HOUSING,))

    assert [row.question_id for row in rows_of(store, filter=narrowed)] == [wanted]
    assert len(rows_of(store, TEAM, filter=narrowed)) == 2
    given = {"reader": GWENT, "filter": narrowed, "profile": Profile.SHARED, "now": NOW}
    assert in_transaction(store, count_exported, **given) == 1


@pytest.mark.parametrize(
    "narrowed",
    [
        {"age_band": AgeBand.AGE_7_10},
        {"council": "W06000018"},
        {"level": Level.SOFT},
        {"language": Language.CY},
        {"channel": Channel.PAPER},
        {"assigned": Assigned.NOBODY},
        {"words": "zzzz"},
    ],
    ids=lambda one: next(iter(one)),
)
def test_a_file_is_not_narrowed_by_what_it_must_not_tell(store, narrowed):
    ask(store, state=Workflow.ACCEPTED)

    assert len(rows_of(store, filter=QueueFilter(workflows=SHOWN_STATES, **narrowed))) == 1


@pytest.mark.parametrize("state", [Workflow.SUBMITTED, Workflow.DECLINED, Workflow.RETURNED])
def test_what_nobody_approved_is_no_row_of_a_file_for_anybody(store, state):
    ask(store, state=state, permission=Permission.NEITHER)
    ask(store, state=Workflow.ACCEPTED, permission=Permission.NEITHER)

    assert rows_of(store, TEAM) == []
    assert len(rows_of(store, TEAM, profile=Profile.TEAM)) == 2


def test_parts_hold_each_question_once_also_of_one_moment(store):
    made = {ask(store, state=Workflow.ACCEPTED) for _ in range(10)}
    rows = rows_of(store, limit=3)

    assert [row.question_id for row in rows] == sorted(made, key=lambda one: one.hex)


def test_others_who_ask_are_told_from_five_on(store):
    few, many = ask(store, state=Workflow.ACCEPTED), ask(store, state=Workflow.ACCEPTED)

    def support(db):
        for one, count in ((few, 4), (many, 5)):
            for number in range(count):
                db.add(QuestionSupport(question_id=one, supporter_hash=str(number), created_at=NOW))

    in_transaction(store, support)
    assert {row.question_id: row.support for row in rows_of(store)} == {few: None, many: 5}
