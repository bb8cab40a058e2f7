"""Answers through whatever may happen to them, alone and at the same moment."""

import threading
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.errors import BotError, EditConflict, TransitionRefused
from bot.questions.answering.answers import AnswerFields, save_answer
from bot.questions.answering.commitments import add_commitment
from bot.questions.answering.following import report_commitment
from bot.questions.answering.publishing import publish_answers, unpublish_answer
from bot.questions.answering.rows import answer_of, forget_answers
from bot.questions.answering.stages import approve_answer, send_back_answer, submit_answer
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.judging.follow_up import follow_judged
from bot.questions.judging.verdicts import give_verdict
from bot.questions.life.move import Mover, locked_question, move
from bot.questions.life.states import Party, Step
from bot.store.events import verify_events
from bot.store.tables.answers import Answer, Commitment, Verdict
from bot.store.transaction import in_transaction
from bot.vocabulary import (
    Answered,
    AnswerStage,
    AnswerStatus,
    CommitmentState,
    Progress,
    Role,
    Workflow,
)
from tests.factories import ANSWER, COMMITMENT, NOW, make_actor, make_answer, make_question

ACTORS = (make_actor(), make_actor(), make_actor(Role.COMMISSIONER_TEAM, None))
WRITTEN = (AnswerStage.WRITING, AnswerStage.SUBMITTED)
LEAD = Mover(Party.SAFEGUARDING_LEAD, "lead")
STAGES = {
    Workflow.PUT_TO_BOARD: {None, *WRITTEN},
    Workflow.ANSWERED: {AnswerStage.APPROVED},
    Workflow.PUBLISHED: {AnswerStage.PUBLISHED},
    Workflow.ASSESSED: {AnswerStage.PUBLISHED},
    Workflow.REVIEW_DUE: {AnswerStage.PUBLISHED},
    Workflow.CLOSED: {AnswerStage.PUBLISHED},
}


class Life:
    """One question, and everything that anybody can do to its answer."""

    def __init__(self, db):
        self.db, self.now, self.code = db, NOW, mint_receipt()
        self.question = make_question(db, state=Workflow.PUT_TO_BOARD, code=self.code)

    @property
    def answer(self):
        return answer_of(self.db, self.question)

    def ids(self, actor):
        version = self.answer.version if self.answer else 0
        return {
            "question_id": self.question.id,
            "actor": actor,
            "version": version,
            "now": self.now,
        }

    def save(self, actor):
        save_answer(self.db, **self.ids(actor), fields=ANSWER)

    def save_half(self, actor):
        save_answer(self.db, **self.ids(actor), fields=AnswerFields(text_en="We will."))

    def promise(self, actor):
        add_commitment(self.db, **self.ids(actor), fields=COMMITMENT)

    def submit(self, actor):
        submit_answer(self.db, **self.ids(actor))

    def approve(self, actor):
        approve_answer(self.db, **self.ids(actor))

    def send_back(self, actor):
        send_back_answer(self.db, **self.ids(actor), note="Once more.")

    def publish(self, actor):
        publish_answers(self.db, question_ids=[self.question.id], actor=actor, now=self.now)

    def unpublish(self, actor):
        unpublish_answer(self.db, **self.ids(actor), correcting=True)

    def judge(self, _):
        said = {"answered": Answered.NO, "progress": Progress.RED}
        key = receipt_hash(self.code)
        give_verdict(self.db, receipt_hash=key, now=self.now, **said)

    def follow(self, _):
        self.now += timedelta(days=20)
        follow_judged(self.db, question_id=self.question.id, now=self.now)

    def report(self, actor):
        told = {"happened_en": "Done.", "happened_cy": "Wedi’i wneud."}
        for row in self.db.scalars(select(Commitment)):
            state = CommitmentState.KEPT
            ids = {"commitment_id": row.id, "version": row.version, "actor": actor}
            report_commitment(self.db, state=state, now=self.now, **ids, **told)

    def flag(self, actor):
        move(self.db, self.question, Step.FLAG, mover=actor.mover, now=self.now)

    def clear(self, _):
        move(self.db, self.question, Step.CLEAR, mover=LEAD, now=self.now)

    def check(self):
        question, answer = self.question, self.answer
        stage = answer.stage if answer else None
        assert stage in STAGES[question.workflow]
        answered = stage in (AnswerStage.APPROVED, AnswerStage.PUBLISHED)
        assert question.answer_status is (answer.kind if answered else AnswerStatus.NONE)
        for row in self.db.scalars(select(Answer)):
            if row.stage in (AnswerStage.APPROVED, AnswerStage.PUBLISHED):
                assert row.submitted_by and row.approved_by not in (None, row.submitted_by)
                assert all((row.text_en, row.text_cy, row.given_by_en, row.given_by_cy))
                assert row.kind is not AnswerStatus.NONE
            if row.round < question.answer_round:
                assert row.stage is AnswerStage.PUBLISHED
            if row.stage is AnswerStage.PUBLISHED:
                assert row.put_at <= row.published_at <= self.now
        for row in self.db.scalars(select(Commitment)):
            out = self.db.get(Answer, row.answer_id).stage is AnswerStage.PUBLISHED
            assert out or row.state is CommitmentState.OPEN or answer.published_at


ACTS = [
    name
    for name in vars(Life)
    if not name.startswith("_") and name not in ("answer", "ids", "check")
]
# A life as it should be; what is picked at random comes between.
USUAL = ("save", "submit", "approve", "publish", "judge", "follow")


@given(
    st.lists(
        st.tuples(st.sampled_from(ACTS) | st.sampled_from(USUAL), st.sampled_from(ACTORS)),
        max_size=25,
    ),
    st.booleans(),
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_stage_and_place_agree_whatever_is_tried(sqlite_store, acts, usual):
    """In half of the lives each act is followed by the next usual one, so that they get far."""
    ahead = [(name, ACTORS[at % 2]) for at, name in enumerate(USUAL * 2)]
    paired = [act for pair in zip(acts, ahead, strict=False) for act in pair]

    def live(db):
        db.execute(Commitment.__table__.delete())
        db.execute(Answer.__table__.delete())
        life = Life(db)
        for name, actor in paired if usual else acts:
            before = life.answer.version if life.answer else 0
            at = life.question.answer_round
            try:
                with db.begin_nested():
                    getattr(life, name)(actor)
            except BotError:
                db.expire_all()
            life.check()
            after = life.answer.version if life.answer else 0
            assert after >= before or life.question.answer_round > at
        assert verify_events(db)

    in_transaction(sqlite_store, live)


def test_answers_whose_question_is_gone_keep_no_words(store):
    question_id, other = (put(store, AnswerStage.PUBLISHED, promise=True) for _ in range(2))
    in_transaction(store, forget_answers, question_id)

    def kept(db):
        rows = [*db.scalars(select(Answer)), *db.scalars(select(Commitment))]
        return [repr(vars(row)) for row in rows]

    told = in_transaction(store, kept)
    for words in (ANSWER.text_en, ANSWER.given_by_cy):
        assert sum(words in one for one in told) == 1  # the other question's
    for words in (COMMITMENT.what_cy, COMMITMENT.who_en):
        assert sum(words in one for one in told) == 2  # promised in public
    kinds = in_transaction(store, lambda db: list(db.scalars(select(Answer.kind))))
    assert kinds == [ANSWER.kind] * 2 and other


# At the same moment


def together(store, *acts):
    """Run these use cases at once; gives back what each returned or raised."""
    start, ended = threading.Barrier(len(acts)), [None] * len(acts)

    def run(at, use_case, options):
        start.wait()
        try:
            ended[at] = in_transaction(store, use_case, now=NOW, **options)
        except BotError as error:
            ended[at] = error

    threads = [threading.Thread(target=run, args=(at, *act)) for at, act in enumerate(acts)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return ended


def put(store, stage=None, code=None, promise=False):
    def make(db):
        question = make_question(db, state=Workflow.PUT_TO_BOARD, code=code or mint_receipt())
        if stage:
            promised = (COMMITMENT,) if promise else ()
            make_answer(db, question, stage=stage, commitments=promised)
        return question.id

    return in_transaction(store, make)


def test_of_two_who_begin_an_answer_at_once_one_is_told(store):
    question_id = put(store)
    acts = [
        (save_answer, {"question_id": question_id, "actor": one, "version": 0, "fields": ANSWER})
        for one in ACTORS
    ]
    ended = together(store, *acts)
    assert sorted(str(type(one).__name__) for one in ended) == ["EditConflict"] * 2 + ["int"]
    assert len(in_transaction(store, lambda db: list(db.scalars(select(Answer))))) == 1


def test_an_answer_is_not_approved_and_changed_at_once(store):
    question_id = put(store, AnswerStage.SUBMITTED)
    ids = {"question_id": question_id, "actor": ACTORS[0], "version": 2}
    other = {**ids, "actor": ACTORS[1]}
    ended = together(store, (approve_answer, ids), (save_answer, {**other, "fields": ANSWER}))
    failed = [one for one in ended if isinstance(one, BotError)]
    assert len(failed) == 1 and isinstance(failed[0], EditConflict | TransitionRefused)
    question = in_transaction(store, locked_question, question_id)
    approved = isinstance(ended[1], BotError)
    assert question.workflow is (Workflow.ANSWERED if approved else Workflow.PUT_TO_BOARD)


def test_a_receipt_that_judges_twice_at_once_has_one_verdict(store):
    code = mint_receipt()
    put(store, AnswerStage.PUBLISHED, code)
    said = {"answered": Answered.YES, "progress": Progress.GREEN}
    act = (give_verdict, {"receipt_hash": receipt_hash(code), **said})
    assert together(store, act, act, act) == [None] * 3
    assert len(in_transaction(store, lambda db: list(db.scalars(select(Verdict))))) == 1
    assert in_transaction(store, verify_events, write=False)
