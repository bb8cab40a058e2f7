"""What comes after a verdict: asked again, looked at again, or closed. Pure functions."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.questions.answering.fields import NOT_DONE
from bot.questions.life.deadlines import (
    REVIEW_DAYS,
    TEAM_DAYS,
    VERDICT_DAYS,
    day_in_wales,
    due_after,
)
from bot.questions.life.states import Step
from bot.vocabulary import Answered, AnswerStatus, CommitmentState, Progress, Workflow

DONE = (CommitmentState.KEPT, CommitmentState.REPLACED)  # of the latter another tells


@dataclass(frozen=True, slots=True)
class Promised:
    """The state of one commitment, and its day."""

    state: CommitmentState
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a question that was judged."""

    workflow: Workflow
    round: int
    kind: AnswerStatus
    due_review_at: datetime
    stage: int  # of the verdict: 2 and more, those who asked have looked again
    verdict: tuple[Answered, Progress]
    commitments: tuple[Promised, ...] = ()

    @property
    def judged_at(self) -> datetime:
        """When the first verdict of this stage was given."""
        return self.due_review_at - timedelta(days=REVIEW_DAYS)

    @property
    def settled(self) -> bool:
        """Answered, moved on, and everything that was promised is done."""
        kept = all(one.state in DONE for one in self.commitments)
        return kept and self.kind not in NOT_DONE and self.verdict == (Answered.YES, Progress.GREEN)

    @property
    def unanswered(self) -> bool:
        """Those who asked say that it was not answered, or that nothing moves."""
        answered, progress = self.verdict
        return answered is Answered.NO or progress is Progress.RED


def next_step(standing: Standing, now: datetime) -> Step | None:
    """The step that the system takes now, if any.

    Others who asked have VERDICT_DAYS to judge as well before anything follows from a verdict. It
    asks a board again once; after that the Commissioner's team follows the question up or closes
    it. Where nobody has, TEAM_DAYS after the review was due, the board is asked again.
    """
    waited = now >= due_after(standing.judged_at, VERDICT_DAYS)
    looked_again = standing.stage > 1 and waited
    if standing.settled and (looked_again or now >= standing.due_review_at):
        return Step.CLOSE
    left_lying = now >= due_after(standing.due_review_at, TEAM_DAYS)
    if standing.unanswered and (left_lying or (standing.round == 1 and waited)):
        return Step.FOLLOW_UP
    if standing.workflow is Workflow.ASSESSED and review_due(standing, now):
        return Step.MARK_REVIEW_DUE
    return None


def review_due(standing: Standing, now: datetime) -> bool:
    """REVIEW_DAYS have passed, or since the verdict the day of a commitment still open."""
    judged_on, today = day_in_wales(standing.judged_at), day_in_wales(now)
    return now >= standing.due_review_at or any(
        one.state is CommitmentState.OPEN
        and one.due_on is not None
        and judged_on <= one.due_on < today
        for one in standing.commitments
    )
