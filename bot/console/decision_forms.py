"""The forms of decisions, and what happens when a colleague decided first."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sanic import HTTPResponse, Request

from bot.console.conflict import Conflict, show_conflict, take_step
from bot.console.forms import Decision, read_version
from bot.console.page import see_other, show
from bot.console.reader import reader_of
from bot.console.work import read
from bot.questions.life.bodies import bodies_for
from bot.questions.life.reasons import Reason, reasons
from bot.questions.life.states import Step
from bot.questions.reviewing.staff import StaffQuestion, question_for_staff
from bot.vocabulary import Region


async def decision_form(
    request: Request,
    question_id: UUID,
    step: Step,
    decision: Decision | None = None,
    *,
    template: str = "decision.html",
    status: int = 200,
    conflict: Conflict | None = None,
) -> HTTPResponse:
    """One of the forms about a question that this reader may see."""
    file = await read(
        request, question_for_staff, question_id=question_id, reader=reader_of(request)
    )
    request.ctx.form_page = request.path
    return show(
        request,
        template,
        status,
        question=file.question,
        step=step.value,
        decision=decision or Decision(version=file.question.version),
        choices=_choices(step, file.question),
        places=_places(step, file.question.region),
        reasons=reasons(),
        conflict=conflict,
    )


def _choices(step: Step, question: StaffQuestion) -> list[Reason]:
    """The reasons for a step; to decline words about harm, only those that are kind to read."""
    kind = {Step.DECLINE_IN_LANE} if step is Step.DECLINE and question.kept_back else set()
    return [reason for reason in reasons().values() if reason.steps >= kind | {step}]


def _places(step: Step, region: Region | None) -> tuple[str, ...]:
    """Where a step may lead: codes of bodies, or other regions."""
    if step is Step.PASS_ON:
        return tuple(body.code for body in bodies_for(region))
    if step is Step.MOVE_REGION:
        return tuple(one.value for one in Region if one is not region)
    return ()


async def decide(
    request: Request, question_id: UUID, use_case: Any, done: str, *, to: str = ""
) -> HTTPResponse:
    """Take a step that needs no words, unless a colleague was first."""
    version = read_version(request)
    conflict = await take_step(request, use_case, question_id=question_id, version=version)
    if conflict is not None:
        return show_conflict(request, conflict)
    return see_other(request, to or f"/questions/{question_id}", done=done)


async def decide_with_words(
    request: Request,
    question_id: UUID,
    step: Step,
    decision: Decision,
    *,
    use_case: Any,
    done: str,
    to: str = "",
    template: str = "decision.html",
    **given: Any,
) -> HTTPResponse:
    """Take it; the same form again with the words still in it if a colleague was first.

    Args: given: what the use case takes beside reason and note.
    """
    conflict = await take_step(
        request,
        use_case,
        question_id=question_id,
        version=decision.version,
        **decision.why,
        **given,
    )
    if conflict is None:
        return see_other(request, to or f"/questions/{question_id}", done=done)
    if not conflict.allows(step):
        return show_conflict(request, conflict, [("decision.your_note", decision.note)])
    again = replace(decision, version=conflict.file.question.version, confirmed=False)
    return await decision_form(
        request, question_id, step, again, template=template, status=409, conflict=conflict
    )
