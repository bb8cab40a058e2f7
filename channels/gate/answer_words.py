"""An answer, what it promised and how it was judged, in plain words; for pages and for the chat."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.questions.answering.fields import AnswerFields
from bot.questions.answering.views import CommitmentView
from bot.questions.judging.verdict_counts import PublicVerdict, VerdictCounts
from bot.questions.life.bodies import BodyUnknown, body_named
from bot.questions.life.timing import Deadline, Timing
from bot.vocabulary import AnswerStatus, Judge, Language
from bot.web.dates import spoken_date

Say = Callable[..., str]  # a key and values, in the language of the page

TIMES = {
    Timing.ON_TIME: "questions.time_on_time",
    Timing.LATE: "questions.time_late",
    Timing.DUE: "questions.time_due",
    Timing.OVERDUE: "questions.time_overdue",
    Timing.VERY_OVERDUE: "questions.time_overdue",
}


def time_says(deadline: Deadline, timing: Timing, language: Language, say: Say) -> str:
    """Whether the answer came in time, or by when it is due; empty while nobody has to answer."""
    if timing not in TIMES or deadline.due_on is None:
        return ""
    return say(TIMES[timing], due=spoken_date(deadline.due_on, language))


def kind_says(fields: AnswerFields, language: Language, say: Say) -> str:
    """What kind of answer it is: a promise to think about it is not a deed."""
    if fields.kind is AnswerStatus.NONE:
        return ""
    return say(f"questions.kind_{fields.kind}", body=body_words(fields.body, language))


def body_words(code: str, language: Language) -> str:
    """What a body is called; empty for none."""
    try:
        return body_named(code).name(language) if code else ""
    except BodyUnknown:
        return code


def commitment_item(
    view: CommitmentView, today: date, language: Language, say: Say
) -> dict[str, Any]:
    """Who does what by when, and what became of it."""
    fields = view.fields
    state = "day_passed" if view.overdue(today) else str(view.state)
    due = fields.due_on
    return {
        "promise": fields.what(language),
        "who": fields.who(language),
        "due": say("questions.by_day", date=spoken_date(due, language))
        if due
        else say("questions.no_day"),
        "state_says": say(f"questions.state_{state}"),
        "happened": view.happened(language),
        "verdicts": [],
    }


def verdict_lines(verdict: PublicVerdict | None, language: Language, say: Say) -> list[str]:
    """How those who asked judged an answer; no count of fewer than five is told."""
    if verdict is None:
        return []
    day = spoken_date(verdict.judged_on, language)
    lines = []
    if verdict.judge is Judge.GROUP:
        lines.append(say("verdict.by_group", date=day))
    if verdict.counts is not None:
        lines.append(say("verdict.judged_by", count=verdict.counts.total))
    if verdict.answered is not None:
        lines.append(say("verdict.most_answered", said=say(f"verdict.{verdict.answered}")))
    if verdict.progress is not None:
        lines.append(
            say(
                "verdict.most_progress",
                said=say(f"verdict.{verdict.progress}"),
                means=say(f"verdict.{verdict.progress}_means"),
            )
        )
    if verdict.counts is not None:
        lines += _counts(verdict.counts, say)
    return lines


def _counts(counts: VerdictCounts, say: Say) -> list[str]:
    """How the verdicts split, where every part may be told."""
    lines = []
    if counts.answered is not None:
        said = {str(one): count for one, count in counts.answered.items()}
        lines.append(say("verdict.answered_line", **said))
    if counts.progress is not None:
        moved = {str(one): count for one, count in counts.progress.items()}
        lines.append(say("verdict.progress_line", **moved))
    return lines or [say("verdict.no_split")]
