"""Whatever is tried with questions, in whatever order: what must hold after every try."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.questions.asking.receipts import receipt_hash
from bot.questions.asking.status import question_by_receipt
from bot.questions.life.audience import lane_scope, public_scope, queue_scope
from bot.questions.life.counts import support_of
from bot.questions.life.marks import DECISIONS
from bot.questions.life.move import state_of
from bot.questions.life.roots import ROOTS, root_of
from bot.questions.life.states import APPROVED, IN_LANE, Step
from bot.sessions.room.scope import room_scope
from bot.store.events import verify_events
from bot.store.tables.answers import Answer, Commitment
from bot.store.tables.audit import AuditEvent
from bot.store.tables.question_work import (
    LeadReply,
    QuestionFeatures,
    QuestionNote,
    QuestionWord,
    QuestionWording,
)
from bot.store.tables.questions import Question, QuestionDraft, QuestionEvent, QuestionSupport
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Role, Visibility, Workflow
from tests.integration.life_of_questions import HOST, LEAD, REVIEWERS, Lives

PICKS = st.lists(st.tuples(*[st.integers(0, 99)] * 3), max_size=40)
GONE = (Workflow.WITHDRAWN, Workflow.ERASED)
OVER_LANE = {
    "max_examples": 15,
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
TEAM = {f"account:{a.account_id}" for a in REVIEWERS if a.role is Role.COMMISSIONER_TEAM}
IN_ROOM = {"start_review", "accept", "translate", "return", "merge", "unmerge", "flag"}
# What a merge must leave as it was; a wording or the lane may change meanwhile.
LASTING = (
    "region council asked_to permission reason assigned_to declined_by appealed_at passed_to "
    "decided_at due_decision_at due_answer_at due_review_at put_at published_at answer_round"
).split()


def events_of(db: Session) -> dict[UUID, list[QuestionEvent]]:
    found = defaultdict(list)
    for event in db.scalars(select(QuestionEvent).order_by(QuestionEvent.id)):
        found[event.question_id].append(event)
    return found


def lines_of(db: Session) -> dict[str, list[str]]:
    found = defaultdict(list)
    for line in db.scalars(select(AuditEvent).order_by(AuditEvent.id)):
        if line.action not in ("question.note", "question.reply"):
            found[line.subject].append(line.action)
    return found


def questions(db: Session) -> list[Question]:
    return list(db.scalars(select(Question).execution_options(populate_existing=True)))


def lasting(question: Question) -> dict[str, object]:
    return {name: getattr(question, name) for name in LASTING}


def check_visible(question: Question, events: list[QuestionEvent]) -> None:
    """Public only if accepted, not held, in both languages, and its author allows it."""
    assert question.visibility is state_of(question).visibility
    if question.visibility not in (Visibility.PUBLIC, Visibility.ROOM):
        return
    kinds = [event.kind for event in events]
    last = {kind: at for at, kind in enumerate(kinds)}
    approved = last.get("accept", -1)
    if "take_over" in last:  # then somebody has written its words after that
        approved = max(approved, last.get("translate", -1))
    assert approved > max(last.get(step, -1) for step in ("resubmit", "undo", "take_back"))
    assert question.safeguarding not in IN_LANE and question.workflow in APPROVED
    assert question.text_original is not None and question.merged_into is None
    if question.visibility is Visibility.PUBLIC:
        assert question.text_other is not None
        assert question.permission in (Permission.BOTH, Permission.PUBLISH)


def check_merged(db: Session, question: Question, merged: dict, before: dict) -> None:
    """One root at the end of each line, in the same region; what came back is what it was."""
    is_merged = question.workflow is Workflow.MERGED
    assert is_merged is (question.merged_into is not None) is (question.merged_from is not None)
    if not is_merged:
        if question.id in merged:
            was, were = merged.pop(question.id)
            if question.workflow not in GONE and not took_over(db, question):
                assert (question.workflow, unmoved(question, were)) == (was, were)
        return
    merged.setdefault(question.id, (question.merged_from, before[question.id]))
    root = root_of(db, question)
    assert root.id != question.id and root.merged_into is None
    above = db.get(Question, question.merged_into)
    if question.safeguarding not in IN_LANE:
        assert above.region is question.region and above.workflow in ROOTS | {Workflow.MERGED}


def took_over(db: Session, question: Question) -> bool:
    return "take_over" in [event.kind for event in events_of(db)[question.id]]


def unmoved(question: Question, were: dict[str, object]) -> dict[str, object]:
    """What lasts; of the days that were due, those that are not later now."""
    now = lasting(question)
    for name in ("due_decision_at", "due_answer_at"):
        if now[name] is not None and were[name] is not None and now[name] > were[name]:
            now[name] = were[name]
    return now


def check_appeal(question: Question, events: list[QuestionEvent]) -> None:
    """After an appeal every decision is the team's, and never of whoever declined first."""
    kinds = [event.kind for event in events]
    if "appeal" not in kinds:
        assert question.appealed_at is None
        return
    assert kinds.count("appeal") == 1
    first = f"account:{question.declined_by}"
    assert events[kinds.index("appeal") - 1].actor != "author"
    for event in events[kinds.index("appeal") :]:
        if Step(event.kind) in DECISIONS:
            assert event.actor in TEAM and event.actor != first


def check_gone(db: Session, question: Question, events: list[QuestionEvent]) -> None:
    """No word is left of what was taken back or erased."""
    if question.workflow not in GONE or question.safeguarding in IN_LANE:
        return
    for name in ("text_original", "text_public", "text_other", "context"):
        assert getattr(question, name) is None
    tables = [QuestionWording, QuestionNote, QuestionWord, QuestionFeatures]
    if question.workflow is Workflow.ERASED:
        tables.append(LeadReply)  # before that a receipt opens it
    for table in tables:
        assert not db.scalars(select(table).where(table.question_id == question.id)).first()
    drafts = select(QuestionDraft).where(QuestionDraft.rewrites == question.id)
    assert not db.scalars(drafts).first()
    assert not any(event.note for event in events)
    for answer in db.scalars(select(Answer).where(Answer.question_id == question.id)):
        assert not (answer.text_en or answer.text_cy or answer.given_by_en or answer.given_by_cy)
    promised = select(Commitment).where(Commitment.question_id == question.id)
    assert not db.scalars(promised).first()  # none was ever public here


def check_votes(db: Session, question: Question, events: list[QuestionEvent]) -> None:
    """Nobody is counted for other words, or for another board, than they said "me too" to."""
    if events[-1].kind in ("resubmit", "move_region"):
        mine = select(QuestionSupport).where(QuestionSupport.question_id == question.id)
        assert not db.scalars(mine).first()


def check_logs(question: Question, events: list[QuestionEvent], lines: list[str]) -> None:
    """Every step is one event, one line of the audit log and one version."""
    assert lines == [f"question.{event.kind}" for event in events]
    assert question.version == len(events)
    assert events[0].from_workflow is Workflow.DRAFT
    for before, after in zip(events, events[1:], strict=False):
        assert after.from_workflow is before.to_workflow
        assert after.from_safeguarding is before.to_safeguarding
    assert events[-1].to_workflow is question.workflow
    assert events[-1].to_visibility is question.visibility


def ids_in(db: Session, scope) -> set:
    return set(db.scalars(select(Question.id).where(scope)))


def check_readers(db: Session, rows: Iterable[Question]) -> None:
    """A board sees its own region, only the lead the lane, everybody only what is public."""
    by_id = {row.id: row for row in rows}
    for reader in REVIEWERS:
        for question in (by_id[one] for one in ids_in(db, queue_scope(reader))):
            assert reader.region in (None, question.region)
            assert question.safeguarding not in IN_LANE and question.workflow not in GONE
            assert question.visibility is not Visibility.AUTHOR
            if question.kept_back:  # its lead declined it: an appeal waits, for the team alone
                assert reader.role is Role.COMMISSIONER_TEAM and question.appealed_at
    in_lane = {row.id for row in rows if row.safeguarding in IN_LANE}
    assert ids_in(db, lane_scope(LEAD)) == {i for i in in_lane if by_id[i].erased_at is None}
    public = {row.id for row in rows if row.visibility is Visibility.PUBLIC}
    assert ids_in(db, public_scope()) == public


def check_host(lives: Lives, rows: list[Question], events: dict) -> None:
    """A youth worker reviews what is in their own room; the room shows nothing unapproved."""
    for question_id, own in events.items():
        steps = {event.kind for event in own if event.actor == HOST.mover.name}
        assert not steps or question_id in lives.in_room
        assert steps <= IN_ROOM
    assert ids_in(lives.db, queue_scope(HOST)) == set()
    shown = ids_in(lives.db, room_scope(lives.host.session_id))
    seen = (Visibility.ROOM, Visibility.PUBLIC)
    assert shown == {row.id for row in rows if row.id in lives.in_room and row.visibility in seen}


def check_receipts(lives: Lives) -> None:
    """A receipt opens its question and no other, whatever has become of it."""
    for question_id, code in lives.codes.items():
        question = lives.db.get(Question, question_id)
        if question.workflow is Workflow.ERASED:
            assert question.receipt_hash is None
            continue
        status = question_by_receipt(lives.db, receipt_hash=receipt_hash(code))
        assert status.question_id == question_id


def check_support(db: Session, rows: list[Question]) -> None:
    """Others who ask: those merged into it, and who said "me too" to any, each once."""
    counted = support_of(db, [row.id for row in rows])
    for row in rows:
        line = [other for other in rows if other.id != row.id and row.id in _above(db, other)]
        votes = select(QuestionSupport.supporter_hash).where(
            QuestionSupport.question_id.in_([row.id, *(other.id for other in line)])
        )
        people = set(db.scalars(votes)) - {one.asker_mark for one in (row, *line)}
        assert counted[row.id] == len(line) + len(people)


def _above(db: Session, question: Question) -> set:
    found = set()
    while question.merged_into is not None:
        found.add(question.merged_into)
        question = db.get(Question, question.merged_into)
    return found


def live_and_check(db: Session, picks: list[tuple[int, int, int]]) -> None:
    lives, merged = Lives(db), {}
    lives.begin()
    for pick in picks:
        before = {question.id: lasting(question) for question in questions(db)}
        words = {question.id: question.text_original for question in questions(db)}
        lives.live(*pick)
        rows, events, lines = questions(db), events_of(db), lines_of(db)
        for question in rows:
            own = events[question.id]
            check_visible(question, own)
            check_votes(db, question, own)
            if question.text_original != words[question.id]:
                assert question.text_original is None or own[-1].kind in ("resubmit", "flag")
                assert question.workflow in (*GONE, Workflow.IN_REVIEW)
            check_merged(db, question, merged, before)
            check_appeal(question, own)
            check_gone(db, question, own)
            check_logs(question, own, lines[f"question:{question.id}"])
        check_readers(db, rows)
        check_support(db, rows)
        check_host(lives, rows, events)
    check_receipts(lives)
    assert verify_events(db)
    db.rollback()


@given(PICKS)
@settings(**OVER_LANE)
def test_what_must_hold_holds_whatever_is_tried(store, picks):
    in_transaction(store, live_and_check, picks)
