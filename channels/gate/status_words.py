"""A question's status in plain words, as chat and receipt page show it."""

from datetime import date, datetime
from typing import Any

from bot.boards.directory import board_for
from bot.questions.answering.commitment_fields import day_in_wales
from bot.questions.asking.own_answers import OwnAnswer
from bot.questions.asking.status import MergedInto, QuestionStatus
from bot.questions.judging.verdicts import OwnVerdict
from bot.questions.life.reasons import reasons
from bot.safety.cards import named_card
from bot.vocabulary import Answered, Language, Progress, Workflow
from bot.web.dates import spoken_date
from channels.gate.answer_words import Say, body_words, commitment_item, kind_says, time_says

STOPS = ("sent", "read", "accepted", "put", "answered", "judged")
REACHED = {  # how many of the stops each step has come to
    Workflow.SUBMITTED: 0,
    Workflow.IN_REVIEW: 1,
    Workflow.ACCEPTED: 2,
    Workflow.CANDIDATE: 2,
    Workflow.SELECTED: 2,
    Workflow.CARRIED_OVER: 2,
    Workflow.PUT_TO_BOARD: 3,
    Workflow.ANSWERED: 3,
    Workflow.PUBLISHED: 4,
    Workflow.ASSESSED: 5,
    Workflow.REVIEW_DUE: 5,
    Workflow.CLOSED: 5,
}


def status_as_json(
    status: QuestionStatus, now: datetime, language: Language, say: Say
) -> dict[str, Any]:
    """Where a question is, what was answered, and what its author can do now."""
    reason = reasons().get(status.reason) if status.reason else None
    passed_to = body_words(status.passed_to or "", language)
    return {
        "step": status.step,
        "help": _help(status, language),
        "step_says": say(f"terms.step_{_step(status)}"),
        "moved": _moved(status, language, say),
        "looked_again": say("receipt.looked_again") if status.also.looked_again else "",
        "others_see": status.also.others_see,
        "others_see_says": say("receipt.others_see") if status.also.others_see else "",
        "asked_on": status.asked_on.isoformat(),
        "asked_on_says": spoken_date(status.asked_on, language),
        "language": status.language.value,
        "text": status.text,
        "reason": reason.words(language) if reason else None,
        "way_on": reason.way_on(language) if reason else None,
        "answered_page": str(status.answered_page or ""),
        "note": status.note,
        "way": _way(status, say),
        "due_says": _due(status, now, language, say),
        "passed_to": passed_to,
        "passed_to_says": say("receipt.passed_to", body=passed_to) if passed_to else "",
        "merged": _merged(status, language, say),
        "replies": [
            {"text": reply.text, "on": spoken_date(day_in_wales(reply.at), language)}
            for reply in status.lead_replies
        ],
        **_answers(status, day_in_wales(now), language, say),
        "is_public": status.is_public,
        "page_id": _page_id(status),
        "can_withdraw": status.can_withdraw,
        "can_judge": status.can_judge,
        "can_appeal": status.can_appeal,
        "can_rewrite": status.can_rewrite,
    }


def _step(status: QuestionStatus) -> str:
    """The key of the words for this step; some need to be more exact than the step."""
    if status.step == Workflow.ANSWERED.value and status.answer is None:
        return "answer_written"
    if status.workflow is Workflow.PUBLISHED and status.step == "published":
        return "published" if status.is_public else "answered"
    if status.workflow is Workflow.ASSESSED and status.answer and status.answer.verdict:
        return "assessed_by_you"
    if status.also.lead_acted and status.workflow in (Workflow.SUBMITTED, Workflow.IN_REVIEW):
        return "lead_acted"
    return status.step


def _help(status: QuestionStatus, language: Language) -> dict[str, Any] | None:
    """The help numbers, for one whose words somebody reads to keep young people safe."""
    if not status.also.needs_help:
        return None
    card = named_card("help_now", language)
    actions = [{"kind": a.kind, "label": a.label, "value": a.value} for a in card.actions]
    return {"title": card.title, "actions": actions}


def _moved(status: QuestionStatus, language: Language, say: Say) -> dict[str, str] | None:
    """Which board has it now that it was moved, and why."""
    moved = status.also.moved
    if moved is None:
        return None
    reason = reasons().get(moved.reason or "")
    return {
        "says": say("receipt.moved", board=board_for(moved.region).name(language)),
        "reason": reason.words(language) if reason else "",
        "way_on": reason.way_on(language) if reason else "",
    }


def _way(status: QuestionStatus, say: Say) -> list[dict[str, str]]:
    """The stops on its way, each done, here or next; none where it has left the way."""
    step = status.merged.step if status.merged else status.step
    here = REACHED.get(Workflow(step)) if step in set(map(str, Workflow)) else None
    if here is None:
        return []
    states = ["done"] * here + ["here"] + ["next"] * (len(STOPS) - here - 1)
    return [
        {"says": say(f"receipt.way_{stop}"), "state": state}
        for stop, state in zip(STOPS, states, strict=True)
    ]


def _due(status: QuestionStatus, now: datetime, language: Language, say: Say) -> str:
    """By when the answer is due, while one is waited for."""
    if status.answer is not None or status.deadline.answered_at is not None:
        return ""
    return time_says(status.deadline, status.deadline.timing(now), language, say)


def _merged(status: QuestionStatus, language: Language, say: Say) -> dict[str, str] | None:
    """That there is one answer for all who ask the same, where that is, and its words.

    That it was put together with others is `step_says`, and is not said again.
    """
    if status.merged is None:
        return None
    told = status.merged.step == Workflow.MERGED.value
    return {
        "says": say("receipt.merged"),
        "step_says": "" if told else say(f"terms.step_{_merged_step(status, status.merged)}"),
        "text": status.merged.words(language),
    }


def _merged_step(status: QuestionStatus, merged: MergedInto) -> str:
    """The key of the words for where the question is that stands for this one."""
    if status.answer is None:
        written = merged.step == Workflow.ANSWERED.value
        return "answer_written" if written else merged.step
    if merged.step == Workflow.ASSESSED.value and status.answer.verdict:
        return "assessed_by_you"
    hidden = merged.step == Workflow.PUBLISHED.value and merged.page_id is None
    return "answered" if hidden else merged.step


def _answers(status: QuestionStatus, today: date, language: Language, say: Say) -> dict[str, Any]:
    answer = status.answer
    verdict = answer.verdict if answer else None
    return {
        "answer": _answer(answer, today, language, say) if answer else None,
        "earlier": [_answer(one, today, language, say) for one in status.history],
        "verdict": {"answered": str(verdict.answered), "progress": str(verdict.progress)}
        if verdict
        else None,
        "verdict_says": say(
            "receipt.judge_given",
            answered=say(f"verdict.{verdict.answered}"),
            progress=say(f"verdict.{verdict.progress}"),
        )
        if verdict
        else "",
        "verdict_next": _next(verdict, say) if verdict else "",
    }


def _next(verdict: OwnVerdict, say: Say) -> str:
    """What follows from a verdict."""
    bad = verdict.answered is Answered.NO or verdict.progress is Progress.RED
    return say("receipt.judge_next_bad" if bad else "receipt.judge_next")


def _answer(answer: OwnAnswer, today: date, language: Language, say: Say) -> dict[str, Any]:
    fields = answer.fields
    on = spoken_date(answer.published_on, language)
    return {
        "text": fields.text(language),
        "other": fields.text(language.other),
        "given_by": fields.given_by(language),
        "on": say("questions.answered_on", date=on),
        "kind_says": kind_says(fields, language, say),
        "commitments": [commitment_item(one, today, language, say) for one in answer.commitments],
    }


def _page_id(status: QuestionStatus) -> str:
    """The public page of the question, or of the one that stands for it; empty if there is none."""
    if status.merged is not None:
        return str(status.merged.page_id or "")
    return str(status.question_id) if status.is_public else ""
