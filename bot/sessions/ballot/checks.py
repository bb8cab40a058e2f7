"""Check that the other language and a small area are among the picks; the host may take it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from bot.questions.life.move import Actor
from bot.sessions.ballot.approvals import Approvals, approvals_of, votes_for
from bot.sessions.ballot.choosing import lot, represents
from bot.sessions.ballot.held import found_ballot, standing
from bot.sessions.ballot.pick_rows import picks_of
from bot.sessions.scope import found_session, host_scope
from bot.store.tables.ballots import Ballot, Pick
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import BallotState, PickRule
from bot.store.tables.sessions import Session
from bot.vocabulary import Language, Region

Mark = Callable[[Question], str | None]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that would put a language, or a small area, among the picks."""

    rule: PickRule  # LANGUAGE or AREA
    question_id: UUID
    missing: Language | Region | str  # what is not among them; a str is a council's code
    position: int  # where it would stand
    instead_of: UUID | None  # what it would take the place of; None: it is put after the last
    votes: int
    voters: int


def suggestions(db: Db, *, ballot_id: UUID, actor: Actor) -> tuple[Suggestion, ...]:
    """What the checks suggest to the host of a closed vote; the area is for the host alone.

    Raises: BallotNotFound; SessionNotFound.
    """
    ballot = found_ballot(db, ballot_id)
    found_session(db, host_scope(actor), ballot.session_id)
    return suggestions_for(db, ballot)


def suggestions_for(db: Db, ballot: Ballot) -> tuple[Suggestion, ...]:
    """At most one for the language and one for an area; none before anything is picked."""
    picks = picks_of(db, ballot.id)
    if ballot.state is not BallotState.CLOSED or not picks:
        return ()
    stands, approvals = standing(db, ballot), approvals_of(db, ballot)
    check = _Check(ballot, stands, picks, approvals, _area_of(db, ballot))
    found = check.language(), check.area()
    return tuple(one for one in found if one is not None)


def _area_of(db: Db, ballot: Ballot) -> Mark:
    """Which area a question comes from: a council's, or at a national meeting a region."""
    region = db.scalar(select(Session.region).where(Session.id == ballot.session_id))
    if region is None:
        return lambda question: question.region
    return lambda question: question.council


def _language_of(question: Question) -> str:
    return question.language


class _Check:
    """What stands, what is picked of it, and who approves of what."""

    def __init__(
        self,
        ballot: Ballot,
        stands: list[Question],
        picks: list[Pick],
        approvals: Approvals,
        area_of: Mark,
    ) -> None:
        self.ballot, self.picks, self.approvals, self.area_of = ballot, picks, approvals, area_of
        self.stands = {question.id: question for question in stands}
        self.picked = [pick.question_id for pick in picks]
        self.votes = votes_for(approvals)

    def language(self) -> Suggestion | None:
        """The question with the most votes in a language that none of the picks is in."""
        for language in Language:
            found = self._best(_language_of, language)
            if found is not None:
                return self._suggest(PickRule.LANGUAGE, found, language)
        return None

    def area(self) -> Suggestion | None:
        """The same for an area that is small: fewer questions stand from it than for a place."""
        found = Counter(self.area_of(question) for question in self.stands.values())
        found.pop(None, None)
        for area in sorted(found, key=lambda one: (found[one], lot(self.ballot.seed, one))):
            small = found[area] * self.ballot.places < len(self.stands)
            best = self._best(self.area_of, area) if small else None
            if best is not None and area is not None:
                return self._suggest(PickRule.AREA, best, area)
        return None

    def _best(self, mark: Mark, wanted: str | None) -> UUID | None:
        """Of what has this mark, what most approve of; None: nobody does, or one is picked."""
        ids = [one for one, question in self.stands.items() if mark(question) == wanted]
        if any(one in self.picked for one in ids):
            return None
        ids = [one for one in ids if self.votes[one]]
        return min(
            ids, key=lambda one: (-self.votes[one], lot(self.ballot.seed, one)), default=None
        )

    def _suggest(self, rule: PickRule, question_id: UUID, missing: str) -> Suggestion:
        free = self._free(question_id)
        return Suggestion(
            rule=rule,
            question_id=question_id,
            missing=missing,
            position=free.position if free else self.picks[-1].position + 1,
            instead_of=free.question_id if free else None,
            votes=self.votes[question_id],
            voters=len(self.approvals),
        )

    def _free(self, question_id: UUID) -> Pick | None:
        """The last pick that can give way: no group, language or area loses its place by it."""
        chosen = [pick for pick in self.picks if pick.rule in (PickRule.SHARE, PickRule.VOTES)]
        chosen.sort(key=lambda pick: (pick.rule is PickRule.VOTES, pick.position), reverse=True)
        for pick in chosen:
            others = [one for one in self.picked if one != pick.question_id] + [question_id]
            if self._keeps(others) and self._gives_way(pick, others):
                return pick
        return None

    def _gives_way(self, pick: Pick, others: list[UUID]) -> bool:
        """A place that was left can; one that a group deserves, if each of them keeps another."""
        backers = [approved for approved in self.approvals if pick.question_id in approved]
        if pick.rule is PickRule.SHARE and any(one.isdisjoint(others) for one in backers):
            return False
        return represents(self.approvals, others, list(self.stands), self.ballot.places)

    def _keeps(self, others: list[UUID]) -> bool:
        marks = (_language_of, self.area_of)
        return all(self._marks(mark, self.picked) <= self._marks(mark, others) for mark in marks)

    def _marks(self, mark: Mark, ids: list[UUID]) -> set[str | None]:
        return {mark(self.stands[one]) for one in ids if one in self.stands} - {None}
