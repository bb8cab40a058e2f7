"""Choose questions in proportion: every group that is large enough for a place gets one.

Source: the Method of Equal Shares, completed by Phragmén's sequential method (ADR 9). It gives
    extended justified representation, and so justified representation.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Generic, TypeVar

from bot.store.tables.session_terms import PickRule

Q = TypeVar("Q", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Q]):
    """A question that is chosen, by which rule, and the numbers that say why."""

    question: Q
    rule: PickRule  # SHARE or VOTES
    votes: int  # voters who approve of it
    voters: int  # all who approve of anything that can be chosen
    unheard: int  # of its voters, those who approve of nothing chosen before


def choose(
    approvals: Sequence[frozenset[Q]], questions: Sequence[Q], places: int, seed: str
) -> tuple[Choice[Q], ...]:
    """Choose up to `places` questions, first the one that most agree on.

    Every voter has an equal share of the places. A question costs one place, and those who
    approve of it pay it together, each as little as possible; the one that costs each of them
    least is next. When no group can pay a whole place, all shares grow alike until one can.

    Args:
        approvals: what each voter approves of; one who approves of nothing does not count.
        questions: what can be chosen; other approvals are left out.
        seed: settles ties that more votes do not settle, by a lot that anybody can draw again.

    Returns: the chosen in their order; fewer than `places` if nobody approves of more.
    """
    shares = _Shares(approvals, questions, places, seed)
    chosen: list[Choice[Q]] = []
    while len(chosen) < places and shares.paid_by:
        affordable = shares.affordable()
        if affordable is not None:
            chosen.append(shares.take(affordable, PickRule.SHARE))
        else:
            chosen.append(shares.take(shares.nearest(), PickRule.VOTES))
    return tuple(chosen)


def represents(
    approvals: Sequence[frozenset[Q]], chosen: Collection[Q], questions: Sequence[Q], places: int
) -> bool:
    """Whether every group large enough for a place, with a question in common, has one chosen.

    Source: justified representation, Aziz and others 2017 (ADR 9).
    """
    wanted, picked = frozenset(questions), frozenset(chosen)
    given = [approved & wanted for approved in approvals if approved & wanted]
    unheard = Counter(one for approved in given if not approved & picked for one in approved)
    return all(people * places < len(given) for people in unheard.values())


def lot(seed: str, question: object) -> str:
    """The lot of a question: of two that tie, the lower one is taken."""
    return sha256(f"{seed}:{question}".encode()).hexdigest()


class _Shares(Generic[Q]):
    """What each voter has left to spend. Those who voted alike are kept together."""

    def __init__(
        self, approvals: Sequence[frozenset[Q]], questions: Sequence[Q], places: int, seed: str
    ) -> None:
        wanted = frozenset(questions)
        alike = Counter(approved & wanted for approved in approvals if approved & wanted)
        self.people = list(alike.values())
        self.voters = sum(self.people)
        self.left = [Fraction(places, self.voters) for _ in alike]
        self.heard = [False for _ in alike]
        payers = {q: [n for n, approved in enumerate(alike) if q in approved] for q in wanted}
        self.paid_by = {question: groups for question, groups in payers.items() if groups}
        self.votes = {q: sum(self.people[n] for n in groups) for q, groups in self.paid_by.items()}
        self.lots = {question: lot(seed, question) for question in self.paid_by}
        self.cost_before = {question: Fraction(0) for question in self.paid_by}

    def affordable(self) -> Q | None:
        """The question whose voters can pay it at the least cost to each; then the most votes."""
        best: tuple[Fraction, int, str] | None = None
        found: Q | None = None
        for question in sorted(self.paid_by, key=lambda one: self.cost_before[one]):
            if best is not None and self.cost_before[question] > best[0]:
                break  # what something costs never falls
            cost = self._cost(question)
            if cost is None:
                continue
            self.cost_before[question] = cost
            rank = cost, -self.votes[question], self.lots[question]
            if best is None or rank < best:
                best, found = rank, question
        if found is not None and best is not None:
            self._pay(found, best[0])
        return found

    def nearest(self) -> Q:
        """The question that is paid first when all shares grow alike; grows and pays them."""
        missing = {question: self._missing(question) for question in self.paid_by}
        found = min(missing, key=lambda q: (missing[q], -self.votes[q], self.lots[q]))
        self.left = [left + missing[found] for left in self.left]
        for group in self.paid_by[found]:
            self.left[group] = Fraction(0)
        return found

    def take(self, question: Q, rule: PickRule) -> Choice[Q]:
        """Note that a question is chosen, and that its voters were heard."""
        groups = self.paid_by.pop(question)
        unheard = sum(self.people[group] for group in groups if not self.heard[group])
        for group in groups:
            self.heard[group] = True
        return Choice(question, rule, self.votes[question], self.voters, unheard)

    def _cost(self, question: Q) -> Fraction | None:
        """The least that each of its voters must be ready to pay; None: they have too little."""
        price, payers = Fraction(1), self.votes[question]
        for left, people in self._purses(question):
            if left * payers >= price:
                return price / payers
            price -= left * people
            payers -= people
        return None

    def _missing(self, question: Q) -> Fraction:
        """How much each share must grow until its voters can pay."""
        together = sum((left * people for left, people in self._purses(question)), Fraction(0))
        return (1 - together) / self.votes[question]

    def _purses(self, question: Q) -> Iterator[tuple[Fraction, int]]:
        groups = self.paid_by[question]
        return iter(sorted((self.left[group], self.people[group]) for group in groups))

    def _pay(self, question: Q, cost: Fraction) -> None:
        for group in self.paid_by[question]:
            self.left[group] -= min(self.left[group], cost)
