"""Questions that live at random: what may be tried with them, one try at a time."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import BotError
from bot.questions.answering.answers import save_answer
from bot.questions.answering.commitments import add_commitment
from bot.questions.answering.rows import answer_of
from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_text
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import mint_receipt, receipt_hash
from bot.questions.asking.review import review_draft
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.asking.status import withdraw_question
from bot.questions.asking.support import support_question
from bot.questions.life.erase import erase_question
from bot.questions.life.move import Actor, Mover, move
from bot.questions.life.states import Party, Step
from bot.questions.reviewing.lead_reply import reply_to_author
from bot.questions.reviewing.merge import merge_questions, unmerge_question
from bot.questions.reviewing.moderation import (
    accept_question,
    decline_question,
    return_question,
    start_review,
)
from bot.questions.reviewing.notes import add_note
from bot.questions.reviewing.pass_on import move_region, pass_on_question, take_back_question
from bot.questions.reviewing.safeguarding import (
    decline_in_lane,
    flag_question,
    mark_safeguarding,
)
from bot.questions.reviewing.undo import undo_decision
from bot.questions.reviewing.wording import redact_question, translate_question
from bot.sessions.room.moderating import Chosen, approve, flag, merge, park, send_back, unmerge
from bot.sessions.room.passes import PassView
from bot.sessions.room.rooms import open_room
from bot.store.tables.questions import Question, QuestionEvent
from bot.store.tables.rooms import RoomQuestion
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Language, Level, Permission, Region, Role, Safeguarding
from tests.factories import ANSWER, COMMITMENT, NOW, TEXT_OTHER, make_actor, make_question
from tests.integration.live_room import add_plan

HOST = make_actor(Role.YOUTH_WORKER)  # has a live room with the first two questions
REVIEWERS = (
    make_actor(),
    make_actor(),
    make_actor(region=Region.POWYS),
    make_actor(Role.COMMISSIONER_TEAM, None),
    make_actor(Role.COMMISSIONER_TEAM, None),
    HOST,
)
LEAD = make_actor(Role.SAFEGUARDING_LEAD, None)
SYSTEM = Mover(Party.SYSTEM, "system")
ANSWERING = (
    (Step.MAKE_CANDIDATE, Party.YOUTH_WORKER),
    (Step.SELECT, Party.YOUTH_WORKER),
    (Step.CARRY_OVER, Party.YOUTH_WORKER),
    (Step.PUT_TO_BOARD, Party.SYSTEM),
    (Step.ANSWER, Party.RPB_STAFF),
    (Step.REOPEN, Party.RPB_STAFF),
    (Step.PUBLISH, Party.COMMISSIONER_TEAM),
    (Step.ASSESS, Party.AUTHOR),
    (Step.FOLLOW_UP, Party.SYSTEM),
    (Step.DECISION_OVERDUE, Party.SYSTEM),
)
MINUTES = (0, 1, 40, 60 * 24 * 8)  # between two tries

RARE = {
    "withdraw",
    "erase",
    "flag",
    "room_flag",
    "room_park",
    "note",
    "reply",
}  # nearly always open: never a second try


@dataclass
class Lives:
    """Some questions with their receipts, and the time it is."""

    db: Session
    codes: dict[UUID, str] = field(default_factory=dict)
    now: datetime = NOW
    in_room: frozenset[UUID] = frozenset()
    host: PassView | None = None

    def begin(self) -> None:
        """Four questions: one that nobody lets be published, one of another region."""
        for fields in ({}, {"text_other": None}, {"region": Region.POWYS}, {}):
            code = mint_receipt()
            permission = Permission.READ_OUT if len(self.codes) == 3 else Permission.BOTH
            question = make_question(self.db, code=code, permission=permission, **fields)
            self.codes[question.id] = code
        self.open_room()

    def open_room(self) -> None:
        """A live room of the host's with the first two questions in it."""
        session_id = add_plan(self.db, HOST)
        view = open_room(self.db, session_id=session_id, actor=HOST, now=self.now)
        self.in_room = frozenset(list(self.codes)[:2])
        for question_id in self.in_room:
            row = RoomQuestion(session_id=session_id, question_id=question_id, added_at=self.now)
            self.db.add(row)
        self.db.flush()
        self.host = PassView(uuid4(), view.session_id, Surface.MODERATOR, HOST)

    def in_the_room(self, use_case, **more) -> None:
        use_case(self.db, host=self.host, now=self.now, **more)

    def question(self, pick: int) -> Question:
        ids = list(self.codes)
        return self.db.get(Question, ids[pick % len(ids)])

    def live(self, what: int, which: int, who: int) -> None:
        """Try things with one question from `what` on until one is not refused."""
        self.now += timedelta(minutes=MINUTES[(what + who) % len(MINUTES)])
        question, tries = self.question(which), list(TRIES)
        for at in range(what, what + 8):
            name = tries[at % len(tries)]
            if name in RARE and at > what:
                continue
            try:
                with self.db.begin_nested():
                    TRIES[name](self, question, REVIEWERS[who % len(REVIEWERS)], what)
            except BotError:
                self.db.expire_all()
            else:
                return

    def staff(self, use_case, question: Question, actor: Actor, **more) -> None:
        ids = {"question_id": question.id, "actor": actor, "version": question.version}
        use_case(self.db, now=self.now, **ids, **more)

    def plain(self, use_case, question: Question, actor: Actor, **more) -> None:
        use_case(self.db, question_id=question.id, actor=actor, now=self.now, **more)

    def undo(self, question: Question) -> None:
        """Whoever took the newest step tries to take it back, if they review questions."""
        events = select(QuestionEvent.actor).where(QuestionEvent.question_id == question.id)
        newest = self.db.scalar(events.order_by(QuestionEvent.id.desc()).limit(1))
        actor = next((one for one in REVIEWERS if one.mover.name == newest), REVIEWERS[0])
        self.plain(undo_decision, question, actor)

    def author(self, use_case, question: Question) -> None:
        receipt = receipt_hash(self.codes[question.id])
        use_case(self.db, receipt_hash=receipt, now=self.now)

    def answer(self, question: Question, pick: int) -> None:
        step, party = ANSWERING[pick % len(ANSWERING)]
        move(self.db, question, step, mover=Mover(party, party.value), now=self.now)

    def write_anew(self, question: Question, pick: int) -> None:
        chat = {"conversation_id": f"chat-{question.id}", "now": self.now}
        open_rewrite(self.db, question_id=question.id, language=Language.EN, **chat)
        level = Level.SOFT if pick % 5 == 0 else Level.NONE
        text = f"What will you do about number {pick} for us?"
        put_text(self.db, field=DraftField.TEXT, text=text, level=level, **chat)
        review_draft(self.db, **chat)
        submit_question(self.db, **chat)

    def write_answer(self, question: Question, actor: Actor) -> None:
        kept = answer_of(self.db, question)
        version = kept.version if kept else 0
        who = {"question_id": question.id, "actor": actor, "now": self.now}
        version = save_answer(self.db, version=version, fields=ANSWER, **who)
        promised = replace(COMMITMENT, due_on=None)
        add_commitment(self.db, version=version, fields=promised, **who)

    def merge(self, question: Question, actor: Actor, pick: int) -> None:
        into = self.question(pick).id
        merge_questions(self.db, question_ids=[question.id], into=into, actor=actor, now=self.now)


# What is tried, by name: called with the lives, the question, who tries, and a number.
TRIES = {
    "start": lambda x, q, a, n: x.staff(start_review, q, a),
    "accept": lambda x, q, a, n: x.staff(accept_question, q, a, details_checked=True),
    "merge": lambda x, q, a, n: x.merge(q, a, n),
    "accept_both": lambda x, q, a, n: x.staff(
        accept_question, q, a, details_checked=True, text_other=TEXT_OTHER
    ),
    "answer": lambda x, q, a, n: x.answer(q, n),
    "write_answer": lambda x, q, a, n: x.write_answer(q, a),
    "return": lambda x, q, a, n: x.staff(return_question, q, a, reason="unclear"),
    "return_details": lambda x, q, a, n: x.staff(
        return_question, q, a, reason="personal_information"
    ),
    "write_anew": lambda x, q, a, n: x.write_anew(q, n),
    "decline": lambda x, q, a, n: x.staff(decline_question, q, a, reason="unlawful"),
    "appeal": lambda x, q, a, n: x.author(appeal_question, q),
    "undo": lambda x, q, a, n: x.undo(q),
    "unmerge": lambda x, q, a, n: x.plain(unmerge_question, q, a),
    "merge_again": lambda x, q, a, n: x.merge(q, a, n // 3),
    "translate": lambda x, q, a, n: x.staff(translate_question, q, a, text=TEXT_OTHER),
    "redact": lambda x, q, a, n: x.staff(redact_question, q, a, spans=[(0, 3)]),
    "pass_on": lambda x, q, a, n: x.staff(
        pass_on_question, q, a, body="school", reason="one_place"
    ),
    "take_back": lambda x, q, a, n: x.staff(take_back_question, q, a),
    "flag": lambda x, q, a, n: x.staff(flag_question, q, a),
    "clear": lambda x, q, a, n: x.staff(mark_safeguarding, q, LEAD, outcome=Safeguarding.CLEARED),
    "hold": lambda x, q, a, n: x.staff(mark_safeguarding, q, LEAD, outcome=Safeguarding.HELD),
    "decline_in_lane": lambda x, q, a, n: x.staff(
        decline_in_lane, q, LEAD, reason="help_not_answer"
    ),
    "move": lambda x, q, a, n: x.staff(
        move_region, q, a, region=list(Region)[n % 2], reason="other_area"
    ),
    "vote": lambda x, q, a, n: support_question(
        x.db, question_id=q.id, conversation_id=f"chat-{n}", now=x.now
    ),
    "author_votes": lambda x, q, a, n: support_question(
        x.db, question_id=x.question(n // 3).id, conversation_id=f"chat-{q.id}", now=x.now
    ),
    "note": lambda x, q, a, n: x.plain(add_note, q, a, text="Look at this."),
    "reply": lambda x, q, a, n: x.plain(reply_to_author, q, LEAD, text="We are here."),
    "withdraw": lambda x, q, a, n: x.author(withdraw_question, q),
    "room_approve": lambda x, q, a, n: x.in_the_room(
        approve, chosen=Chosen(q.id), details_checked=True, text_other=TEXT_OTHER if n % 2 else ""
    ),
    "room_back": lambda x, q, a, n: x.in_the_room(
        send_back, chosen=Chosen(q.id, q.version), reason="unclear", note_text="Where?"
    ),
    "room_merge": lambda x, q, a, n: x.in_the_room(
        merge, chosen=[Chosen(q.id)], into=Chosen(x.question(n // 3).id)
    ),
    "room_unmerge": lambda x, q, a, n: x.in_the_room(unmerge, chosen=Chosen(q.id)),
    "room_park": lambda x, q, a, n: x.in_the_room(park, chosen=Chosen(q.id)),
    "room_flag": lambda x, q, a, n: x.in_the_room(flag, chosen=Chosen(q.id)),
    "erase": lambda x, q, a, n: erase_question(x.db, question_id=q.id, now=x.now),
}
