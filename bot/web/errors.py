"""Errors become a page, or JSON for programs: what happened, and what to do next."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from sanic import HTTPResponse, Request
from sanic.exceptions import SanicException

from bot import errors as tree
from bot.errors import BotError
from bot.vocabulary import Language
from bot.web.csrf import FormExpired
from bot.web.draining import drain_body
from bot.web.language import page_language
from bot.web.logs import describe_error
from bot.web.pages import render
from bot.web.types import App
from bot.web.words import Words

STATUS: dict[type[BotError], int] = {
    tree.BadInput: 400,
    tree.QuestionNotFound: 404,
    tree.DraftMissing: 410,
    tree.DraftIncomplete: 409,
    tree.TransitionRefused: 409,
    tree.EditConflict: 409,
    tree.SignInRefused: 401,
    FormExpired: 403,
    tree.NotAllowed: 403,
    tree.EngineFailed: 503,
    tree.RateLimited: 429,
}
CODES = {
    400: "bad_input",
    401: "sign_in_refused",
    403: "not_allowed",
    404: "page_not_found",
    405: "method_not_allowed",
    408: "too_slow",
    413: "too_large",
    429: "rate_limited",
    503: "engine_failed",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, ready to be said."""

    code: str
    status: int

    def says(self, words: Words, language: Language) -> str:
        """One sentence: what happened."""
        return words.say(f"errors.{self._known(words)}_says", language)

    def next_step(self, words: Words, language: Language) -> str:
        """One sentence: what to do now."""
        return words.say(f"errors.{self._known(words)}_next", language)

    def _known(self, words: Words) -> str:
        return self.code if words.has(f"errors.{self.code}_says") else "bot_error"


def problem_of(error: BaseException) -> Problem:
    """The problem an exception stands for; anything unknown is 500 "bot_error"."""
    if isinstance(error, BotError):
        status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
        if error.code.startswith("store_"):
            return Problem("store_failed", 503)
        return Problem(error.code, status)
    if isinstance(error, SanicException):
        return Problem(CODES.get(error.status_code, "bot_error"), error.status_code)
    return Problem("bot_error", 500)


def handle_errors(app: App) -> None:
    """Answer every error of `app`; addresses in `app.ctx.json_errors` answer programs in JSON."""

    @app.exception(Exception)
    async def answer(request: Request, error: Exception) -> HTTPResponse:
        problem = problem_of(error)
        if problem.status == 413:
            await drain_body(request)
        if problem.status >= 500:
            structlog.get_logger("errors").error("failed", **describe_error(error))
        return _for_program(request, problem) or _page(request, problem)


def _for_program(request: Request, problem: Problem) -> HTTPResponse | None:
    """The answer in JSON; None where people read this address, or this request of it."""
    answers: dict[str, Callable[[Request, Problem], HTTPResponse | None]]
    answers = request.app.ctx.json_errors
    for start, make in answers.items():
        if request.path.startswith(start):
            return make(request, problem)
    return None


def _page(request: Request, problem: Problem) -> HTTPResponse:
    """What happened, and the ways on: `ways_CODE.html` where an app has it, or the first page."""
    words: Words = request.app.ctx.words
    language = page_language(request)
    return render(
        request,
        "error.html",
        status=problem.status,
        problem_code=problem.code,
        problem_says=problem.says(words, language),
        problem_next=problem.next_step(words, language),
        other_problem_says=problem.says(words, language.other),
        other_problem_next=problem.next_step(words, language.other),
    )
