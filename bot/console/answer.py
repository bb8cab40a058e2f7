"""Write the answer to one question in both languages, side by side."""

from dataclasses import replace
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.answer_faults import TO_PUT_RIGHT, fault_of, faults_of
from bot.console.answer_form import AnswerForm, form_of, read_answer
from bot.console.answer_pages import AnswerFile, answer_file, answer_page
from bot.console.answer_saving import keep_answer
from bot.console.conflict import Conflict, show_conflict
from bot.console.decision_forms import decision_form
from bot.console.page import see_other, show
from bot.console.queue import REVIEWERS
from bot.console.reader import names_in, reader_of
from bot.console.work import now_utc, write
from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.answering.fields import TEXT_LONGEST
from bot.questions.answering.plain_words import plain_hint
from bot.questions.answering.put_to_board import put_to_board
from bot.questions.life.batches import BatchRefused
from bot.questions.life.bodies import bodies_for
from bot.questions.life.states import Step
from bot.vocabulary import AnswerStage, AnswerStatus, Language

routes = Blueprint("answer", url_prefix="/answers/<question_id:uuid>")
KINDS = tuple(kind for kind in AnswerStatus if kind is not AnswerStatus.NONE)


@routes.get("/", name="show", strict_slashes=False)
@requires(*REVIEWERS)
async def show_answer(request: Request, question_id: UUID) -> HTTPResponse:
    """The form while it is written; after that both languages to read, and what can be done."""
    kept = await answer_file(request, question_id)
    again = request.args.get("again") == "yes" and _stage(kept) is AnswerStage.SUBMITTED
    if kept.is_written or again:
        room = request.args.get("room") == "yes"
        form = form_of(kept.answer)
        return _editor(request, kept, form.with_room() if room else form)
    return answer_page(request, kept)


@routes.get("/put", name="put_form")
@requires(*REVIEWERS)
async def put_form(request: Request, question_id: UUID) -> HTTPResponse:
    """What begins when the board has it; that cannot be undone."""
    return await decision_form(request, question_id, Step.PUT_TO_BOARD, template="put.html")


@routes.post("/put", name="put")
@requires(*REVIEWERS)
async def put(request: Request, question_id: UUID) -> HTTPResponse:
    """Put the question to the board in writing."""
    actor, now = reader_of(request), now_utc()
    try:
        await write(request, put_to_board, question_ids=[question_id], actor=actor, now=now)
    except BatchRefused as error:
        found = error.stops[0].code != QuestionNotFound.code
        raise (TransitionRefused if found else QuestionNotFound) from error
    return see_other(request, f"/questions/{question_id}", done="case.put")


@routes.post("/", name="save", strict_slashes=False)
@requires(*REVIEWERS)
async def save(request: Request, question_id: UUID) -> HTTPResponse:
    """Keep what was typed; on any mistake or conflict it is all still in the form."""
    form = read_answer(request)
    if form.wrong:
        return await _again(request, question_id, form, 400)
    try:
        await write(
            request,
            keep_answer,
            question_id=question_id,
            actor=reader_of(request),
            form=form,
            now=now_utc(),
        )
    except TO_PUT_RIGHT as error:
        return await _again(request, question_id, replace(form, wrong=faults_of(error)), 400)
    except EditConflict:
        return await _again(request, question_id, form, 409, conflict=True)
    except TransitionRefused:
        return await _too_late(request, question_id, form)
    here, done = f"/answers/{question_id}", f"answers.{form.do}"
    return see_other(request, here, done=done, **({"room": "yes"} if form.do == "add" else {}))


async def _too_late(request: Request, question_id: UUID, form: AnswerForm) -> HTTPResponse:
    """It is approved or no longer with the board: show what was typed, to be copied."""
    file = (await answer_file(request, question_id)).file
    names = await names_in(request, file.history[-1:])
    typed = [(f"answers.text_{one}", form.fields.text(one)) for one in Language]
    conflict = Conflict(file, file.history[-1:], names)
    return show_conflict(request, conflict, typed, back=f"/answers/{question_id}")


async def _again(
    request: Request, question_id: UUID, form: AnswerForm, status: int, *, conflict: bool = False
) -> HTTPResponse:
    """The form with everything that was typed; sent again it counts as having seen what is kept."""
    kept = await answer_file(request, question_id)
    if conflict:
        form = replace(form, version=kept.answer.version if kept.answer else 0)
    return _editor(request, kept, form, status=status, conflict=conflict)


def _editor(
    request: Request,
    kept: AnswerFile,
    form: AnswerForm,
    *,
    status: int = 200,
    conflict: bool = False,
) -> HTTPResponse:
    request.ctx.form_page = f"/answers/{kept.file.question.question_id}"
    return show(
        request,
        "answer_editor.html",
        status,
        kept=kept,
        question=kept.file.question,
        answer=kept.answer,
        promised=[one for one in kept.answer.commitments if one.public] if kept.answer else [],
        form=form,
        conflict=conflict,
        faults=tuple(fault_of(key) for key in form.wrong),
        hints={one.value: plain_hint(form.fields.text(one), one) for one in Language},
        kinds=KINDS,
        bodies=bodies_for(kept.file.question.region),
        most=TEXT_LONGEST,
        now=now_utc(),
    )


def _stage(kept: AnswerFile) -> AnswerStage | None:
    return kept.answer.stage if kept.answer else None
