"""What tests of the hall's and the chair's screens share: a room that can be taken to any state."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from bot.questions.answering.spoken import SpokenPromise
from bot.sessions.ballot.ballots import close_ballot, open_ballot
from bot.sessions.ballot.picks import choose_questions
from bot.sessions.ballot.taking import take_picks
from bot.sessions.ballot.voting import vote
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.panel.cards import close_cards, open_cards, show_card
from bot.sessions.panel.records import agree_record, put_question, record_answer
from bot.sessions.panel.verdicts import group_verdict
from bot.sessions.room.chair import begin_item, show_question
from bot.store.tables.rooms import Room
from bot.store.tables.session_terms import DecidedHow, Device
from bot.store.tables.sessions import PanelMember
from bot.vocabulary import Answered, AnswerStatus, Progress
from tests.factories import ANSWER, COMMITMENT
from tests.integration.room_site import RoomSite

GATHER, VOTE, PANEL = 2, 3, 4  # positions of `live_room.MODES`
JUDGED = {
    "answered": Answered.PARTLY,
    "progress": Progress.AMBER,
    "decided_how": DecidedHow.CARDS,
    "people": PeopleBand.TO_19,
    "reason_en": "They named a day.",
    "reason_cy": "Fe enwon nhw ddiwrnod.",
}
OFFICE = ("Chair of the board", "Cadeirydd y bwrdd")


@dataclass
class Hall:
    """Takes a room from one state to the next, as its host and participants do."""

    site: RoomSite

    @property
    def live(self) -> Any:
        return self.site.live

    def step(self, use_case: Any, **more: Any) -> Any:
        """A step of the host with the session."""
        live = self.live
        return live.at(use_case, session_id=live.session_id, actor=live.host, **more)

    def begin(self, position: int, *, ago: timedelta = timedelta()) -> None:
        self.live.act(begin_item, position=position)
        began = datetime.now(UTC) - ago

        def set_back(db: Any) -> None:
            db.get(Room, self.live.session_id).item_began_at = began

        self.live.do(set_back)

    def vote_opened(self, places: int = 2, voters: int = 0, **how: Any) -> UUID:
        ballot_id = self.step(open_ballot, places=places)
        for _ in range(voters):
            self.votes(ballot_id, frozenset(how["on"]))
        return ballot_id

    def votes(self, ballot_id: UUID, question_ids: frozenset[UUID]) -> None:
        who = self.live.join(Device.OWN).participant_id
        given = {"ballot_id": ballot_id, "participant_id": who, "question_ids": question_ids}
        self.live.at(vote, **given)

    def vote_closed(self, ballot_id: UUID) -> None:
        given = {"ballot_id": ballot_id, "actor": self.live.host}
        self.live.at(close_ballot, **given)
        self.live.at(choose_questions, **given)

    def chosen(self, *questions: UUID, voters: int = 6) -> UUID:
        """These questions voted for and taken on the list."""
        ballot_id = self.vote_opened(len(questions), voters, on=questions)
        self.vote_closed(ballot_id)
        self.live.at(take_picks, ballot_id=ballot_id, actor=self.live.host)
        return ballot_id

    def put(self, question_id: UUID) -> None:
        self.step(put_question, question_id=question_id)
        self.live.act(show_question, question_id=question_id)

    def recorded(self, question_id: UUID, *, agreed: bool = False, **said: Any) -> None:
        self.live.do(self._seat)
        given = {
            "members": (1,),
            "kind": AnswerStatus.DIRECT,
            "text_en": ANSWER.text_en,
            "text_cy": ANSWER.text_cy,
            "commitments": (SpokenPromise(replace(COMMITMENT, due_on=_next_year())),),
        }
        self.step(record_answer, question_id=question_id, **{**given, **said})
        if agreed:
            self.step(agree_record, question_id=question_id)

    def carded(self, question_id: UUID, shown: dict[Progress, int], *, closed: bool) -> None:
        self.step(open_cards, question_id=question_id)
        for progress, people in shown.items():
            for _ in range(people):
                ids = {"session_id": self.live.session_id, "question_id": question_id}
                ids["participant_id"] = self.live.join().participant_id
                self.live.at(show_card, **ids, answered=Answered.PARTLY, progress=progress)
        if closed:
            self.step(close_cards, question_id=question_id)

    def judged(self, question_id: UUID, **said: Any) -> None:
        self.step(group_verdict, question_id=question_id, **{**JUDGED, **said})

    def _seat(self, db: Any) -> None:
        """One office on the panel."""
        if db.get(PanelMember, (self.live.session_id, 1)) is None:
            row = {"session_id": self.live.session_id, "position": 1, "region": self.live.region}
            db.add(PanelMember(**row, office_en=OFFICE[0], office_cy=OFFICE[1]))
            db.flush()


def _next_year() -> Any:
    return datetime.now(UTC).date() + timedelta(days=200)
