"""The questions of my region, with filters that can be sent to a colleague as an address."""

from typing import Any
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request, redirect

from bot.console.access import requires
from bot.console.list_labels import Labels
from bot.console.list_page import Left, ListPage, read_list
from bot.console.list_panel import chips, list_address, panel_of
from bot.console.page import show
from bot.console.reader import reader_of
from bot.console.work import now_utc, read
from bot.questions.finding.queue_filter import QueueFilter
from bot.questions.finding.search_words import wanted_words
from bot.questions.reviewing.bulk import MOST_AT_ONCE
from bot.questions.reviewing.bulk_steps import BulkStep
from bot.vocabulary import Role
from bot.web.language import page_language

routes = Blueprint("queue", url_prefix="/questions")
REVIEWERS = (Role.RPB_STAFF, Role.COMMISSIONER_TEAM)
PICKED = ("page", "all")  # what is ticked when the page opens


@routes.get("/", name="list", strict_slashes=False)
@requires(*REVIEWERS)
async def list_questions(request: Request) -> HTTPResponse:
    """A page of questions; what the address says wrongly is left aside."""
    given = request.get_query_args(keep_blank_values=True)
    wanted = QueueFilter.from_query(given)
    in_place = request.headers.get("hx-request") == "true"
    address = list_address(wanted.to_query(), page_language(request).value)
    if not in_place and any(not value for _, value in given):
        return redirect(address, status=303)  # a form sends its empty fields too
    asked = request.args.get("page", "1")
    page = await read(
        request,
        read_list,
        reader=reader_of(request),
        filter=wanted,
        number=max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1,
        left=left_in(request),
        now=now_utc(),
    )
    values = _values(request, wanted, page)
    if not in_place:
        return show(request, "queue.html", **values)
    response = show(request, "queue_partial.html", **values)
    response.headers["hx-push-url"] = address
    return response


def left_in(request: Request) -> Left:
    """The questions that the step before this page left out, and why, as its address says."""
    found = []
    for part in request.args.get("left", "").split(","):
        question_id, _, why = part.partition(":")
        try:
            found.append((UUID(question_id), why))
        except ValueError:
            continue
    return tuple(found)


def _values(request: Request, wanted: QueueFilter, page: ListPage) -> dict[str, Any]:
    spoken, labels = page_language(request), Labels(request, _people(page))
    language = spoken.value
    picked, words = request.args.get("picked", ""), request.app.ctx.words
    return {
        "page": page,
        "found": page.found,
        "wanted": wanted,
        "chosen": wanted.to_query(),
        "chips": chips(wanted, labels, language),
        "panel": panel_of(wanted, labels, reader=reader_of(request), colleagues=page.colleagues),
        "turn": lambda **more: list_address(wanted.to_query(), language, **more),
        "turn_to": list_address(wanted.to_query(), spoken.other.value),
        "clear": list_address(wanted.only_sort().anywhere().to_query(), language),
        "narrowed": bool(wanted.chosen()),
        "anywhere": list_address(wanted.anywhere().to_query(), language),
        "too_common": bool(wanted.words) and not wanted_words(wanted.words),
        "picked": picked if picked in PICKED else "",
        "why": lambda code: why_key(words, code),
        "steps": tuple(BulkStep),
        "most": MOST_AT_ONCE,
        "now": now_utc(),
    }


def why_key(words: Any, code: str) -> str:
    """The key of the text that says why a question was left out."""
    key = f"bulk.why_{code}"
    return key if words.has(key) else "bulk.why_transition_refused"


def _people(page: ListPage) -> dict[UUID, str]:
    return page.people | {one.id: one.display_name for one in page.colleagues}
