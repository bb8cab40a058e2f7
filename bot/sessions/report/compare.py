"""What was promised in one session, what became of it, and the verdict then and now. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.sessions.report.figures import Figure, FigureName, counted
from bot.sessions.report.lines import (
    LatestVerdict,
    ReportPromise,
    ReportQuestion,
    ReportVerdict,
    SessionReport,
)
from bot.vocabulary import AnswerStatus, CommitmentState, Judge, Progress, Term

N = FigureName


class Moved(Term):
    """How the verdict moved from one session to the next."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """One question of the session before: promised then, what became of it, judged then and now."""

    question_id: UUID
    text_en: str
    text_cy: str
    kind_then: AnswerStatus | None
    promises: tuple[ReportPromise, ...]  # as they stand now
    verdict_then: ReportVerdict | None
    verdict_now: LatestVerdict | None  # of this group, else the latest that may be told
    judged_again: bool  # in this session
    moved: Moved | None  # None: not judged twice


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sessions, one after the other. `not_public` questions of the first are left out."""

    previous_id: UUID
    session_id: UUID
    since: date
    until: date
    questions: tuple[ComparedQuestion, ...]
    not_public: int
    figures: tuple[Figure, ...]


def compare(previous: SessionReport, this: SessionReport) -> Comparison:
    """What came of the questions of the previous session.

    Args: previous: its report as it reads now, so that promises stand as they do today.
    """
    now = {one.question_id: one for one in this.questions if one.question_id is not None}
    listed = [one for one in previous.questions if one.position is not None]
    lines = tuple(
        _compared(one, one.question_id, now.get(one.question_id))
        for one in listed
        if one.question_id is not None
    )
    return Comparison(
        previous_id=previous.session_id,
        session_id=this.session_id,
        since=previous.held_on,
        until=this.held_on,
        questions=lines,
        not_public=len(listed) - len(lines),
        figures=_figures(lines),
    )


def _compared(
    then: ReportQuestion, question_id: UUID, this: ReportQuestion | None
) -> ComparedQuestion:
    again = this.verdict if this is not None else None
    now = _as_latest(again) if again else then.latest
    if now and then.verdict and not again and now.given_on <= then.verdict.given_on:
        now = None  # nobody has judged it since
    return ComparedQuestion(
        question_id=question_id,
        text_en=then.text_en,
        text_cy=then.text_cy,
        kind_then=then.answer.kind if then.answer else None,
        promises=then.promises,
        verdict_then=then.verdict,
        verdict_now=now,
        judged_again=again is not None,
        moved=_moved(then.verdict, now),
    )


def _as_latest(verdict: ReportVerdict) -> LatestVerdict:
    return LatestVerdict(Judge.GROUP, verdict.given_on, verdict.answered, verdict.progress)


def _moved(then: ReportVerdict | None, now: LatestVerdict | None) -> Moved | None:
    if then is None or now is None or now.progress is None:
        return None
    order = list(Progress)  # from red to green
    steps = order.index(now.progress) - order.index(then.progress)
    if steps == 0:
        return Moved.SAME
    return Moved.BETTER if steps > 0 else Moved.WORSE


def _figures(lines: Iterable[ComparedQuestion]) -> tuple[Figure, ...]:
    compared = list(lines)
    promises = [promise for one in compared for promise in one.promises]
    kept = [one for one in promises if one.state is CommitmentState.KEPT]
    still_open = [one for one in promises if one.state is CommitmentState.OPEN]
    return (
        counted(N.PROMISES, "promises", (one.commitment_id for one in promises)),
        counted(N.KEPT, "promises", (one.commitment_id for one in kept)),
        counted(N.STILL_OPEN, "promises", (one.commitment_id for one in still_open)),
        *(
            counted(
                N(way.value),
                "questions",
                (one.question_id for one in compared if one.moved is way),
            )
            for way in Moved
        ),
    )
