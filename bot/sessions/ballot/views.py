"""A vote as each screen of the room shows it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.questions.life.public_words import words_in
from bot.sessions.ballot.ballots import newest_ballot
from bot.sessions.ballot.held import found_ballot, standing
from bot.sessions.ballot.order import random_order
from bot.sessions.ballot.pick_rows import picks_of
from bot.sessions.ballot.reasons import Why, pick_reason
from bot.sessions.ballot.tally import Turnout, turnout
from bot.sessions.scope import found_session, host_scope
from bot.store.tables.ballots import Ballot, BallotVote, Pick
from bot.store.tables.questions import Question
from bot.store.tables.rooms import Participant
from bot.store.tables.session_terms import BallotState, Device, PickRule
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """A question that stands in a vote."""

    question_id: UUID
    language: Language  # that it was asked in
    words_en: str | None  # None: nobody has written it in English yet
    words_cy: str | None

    def words(self, language: Language) -> str:
        """The question in this language if it is there, otherwise as it was asked."""
        both = {Language.EN: self.words_en, Language.CY: self.words_cy}
        return both[language] or both[self.language] or ""


@dataclass(frozen=True, slots=True)
class OwnBallot:
    """A vote as one participant sees it: in their own order, with what they approve of."""

    ballot_id: UUID
    state: BallotState
    places: int
    choices: tuple[ChoiceLine, ...]
    approved: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class RoomBallot:
    """A vote as projector and host see it: what stands, and how many have voted; no counts."""

    ballot_id: UUID
    state: BallotState
    places: int
    choices: tuple[ChoiceLine, ...]
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class PickLine:
    """A question that was picked, and why."""

    choice: ChoiceLine
    why: Why

    def reason(self, language: Language, *, numbers: bool = True) -> str:
        """Why, in one sentence; see `pick_reason`."""
        return pick_reason(self.why, language, numbers=numbers)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper dot sheet that was typed in."""

    sheet_id: UUID
    approved: frozenset[UUID]


def own_ballot(db: Db, *, session_id: UUID, participant_id: UUID) -> OwnBallot | None:
    """The newest vote of a room for one of its participants; None: there is none yet."""
    ballot_id = newest_ballot(db, session_id=session_id)
    if ballot_id is None:
        return None
    ballot = found_ballot(db, ballot_id)
    lines = _lines(db, ballot)
    mine = select(BallotVote.question_id).where(
        BallotVote.ballot_id == ballot_id, BallotVote.participant_id == participant_id
    )
    return OwnBallot(
        ballot_id=ballot_id,
        state=ballot.state,
        places=min(ballot.places, len(lines)) or ballot.places,
        choices=tuple(lines[one] for one in random_order(ballot_id, participant_id, lines)),
        approved=frozenset(db.scalars(mine)) & lines.keys(),
    )


def room_ballot(db: Db, *, session_id: UUID) -> RoomBallot | None:
    """The newest vote of a room; None: there is none yet."""
    ballot_id = newest_ballot(db, session_id=session_id)
    if ballot_id is None:
        return None
    ballot = found_ballot(db, ballot_id)
    choices = tuple(_lines(db, ballot).values())
    return RoomBallot(ballot_id, ballot.state, ballot.places, choices, turnout(db, ballot_id))


def picked(db: Db, *, ballot_id: UUID) -> tuple[PickLine, ...]:
    """What was picked in a vote, in order; what may no longer be shown is left out.

    Raises: BallotNotFound.
    """
    ballot = found_ballot(db, ballot_id)
    lines = _lines(db, ballot)
    shown = [(pick, lines.get(pick.question_id)) for pick in picks_of(db, ballot_id)]
    return tuple(PickLine(line, _why(pick, line)) for pick, line in shown if line is not None)


def paper_sheets(db: Db, *, ballot_id: UUID, actor: Actor) -> tuple[Sheet, ...]:
    """The dot sheets that were typed in, in the order they were.

    Raises: BallotNotFound; SessionNotFound.
    """
    ballot = found_ballot(db, ballot_id)
    found_session(db, host_scope(actor), ballot.session_id)
    wanted = (
        select(BallotVote.participant_id, BallotVote.question_id)
        .join(Participant, Participant.id == BallotVote.participant_id)
        .where(BallotVote.ballot_id == ballot_id, Participant.device == Device.PAPER)
        .order_by(Participant.joined_at, Participant.id)
    )
    sheets: dict[UUID, set[UUID]] = {}
    for sheet_id, question_id in db.execute(wanted):
        sheets.setdefault(sheet_id, set()).add(question_id)
    return tuple(Sheet(one, frozenset(approved)) for one, approved in sheets.items())


def _lines(db: Db, ballot: Ballot) -> dict[UUID, ChoiceLine]:
    return {question.id: _line(question) for question in standing(db, ballot)}


def _line(question: Question) -> ChoiceLine:
    return ChoiceLine(
        question_id=question.id,
        language=question.language,
        words_en=words_in(question, Language.EN),
        words_cy=words_in(question, Language.CY),
    )


def _why(pick: Pick, line: ChoiceLine) -> Why:
    by_host = pick.rule is PickRule.HOST
    return Why(
        rule=pick.rule,
        position=pick.position,
        votes=pick.votes,
        voters=pick.voters,
        unheard=pick.unheard,
        language=line.language,
        reason_en=pick.reason_en if by_host else "",
        reason_cy=pick.reason_cy if by_host else "",
    )
