"""The page of one question in the safeguarding lane, as its forms show it again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sanic import HTTPResponse, Request

from bot.console.lane_clock import clock_lines
from bot.console.page import show
from bot.console.reader import names_of
from bot.console.work import now_utc, read
from bot.questions.life.lane import lane_clocks
from bot.questions.life.lane_times import LaneClock
from bot.questions.life.states import IN_LANE
from bot.questions.reviewing.lane_actions import BY_ITSELF, LaneActionView, lane_actions
from bot.questions.reviewing.lead_reply import LeadReplyView, replies_for
from bot.questions.reviewing.staff import QuestionFile
from bot.vocabulary import LaneDone

CHOICES = tuple(one for one in LaneDone if one not in BY_ITSELF)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a form of the page and is to be put right."""

    reply: str = ""
    wrong: str = ""  # with the reply
    done: str = ""
    note: str = ""
    done_wrong: str = ""  # with what was done


NOTHING = Typed()


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the question: its clock, what was done, what was written."""

    clock: LaneClock | None
    actions: tuple[LaneActionView, ...]
    replies: tuple[LeadReplyView, ...]


def read_beside(db: Any, *, question_id: UUID) -> Beside:
    """Everything that its lead finds beside a question."""
    return Beside(
        clock=lane_clocks(db, [question_id]).get(question_id),
        actions=lane_actions(db, question_id),
        replies=replies_for(db, question_id),
    )


async def lane_page(
    request: Request, file: QuestionFile, typed: Typed = NOTHING, *, status: int = 200
) -> HTTPResponse:
    """The page, with what was typed if it has to be put right."""
    question = file.question
    beside: Beside = await read(request, read_beside, question_id=question.question_id)
    actors = [*(entry.actor for entry in file.history), *(one.actor for one in beside.actions)]
    in_lane, now = question.safeguarding in IN_LANE, now_utc()
    request.ctx.form_page = f"/safeguarding/{question.question_id}"
    return show(
        request,
        "lane_question.html",
        status,
        file=file,
        question=question,
        steps={step.value for step in file.steps},
        names=await names_of(request, actors),
        clock=clock_lines(beside.clock, now) if beside.clock and in_lane else (),
        actions=beside.actions,
        may_record=in_lane or bool(question.text),
        done_choices=CHOICES,
        done_chosen=typed.done,
        done_note=typed.note,
        done_wrong=typed.done_wrong,
        replies=beside.replies,
        typed_reply=typed.reply,
        wrong=typed.wrong,
        now=now,
    )
