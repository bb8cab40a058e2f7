"""Take words out of a promise that everybody reads."""

from collections import defaultdict
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.console.access import requires
from bot.console.commitments import read_commitment
from bot.console.forms import read_version
from bot.console.page import see_other, show
from bot.console.queue import REVIEWERS
from bot.console.reader import reader_of
from bot.console.wording import pieces_of, read_span
from bot.console.work import now_utc, read, write
from bot.errors import BadInput, EditConflict
from bot.questions.reviewing.promise_words import PromisePart, parts_of, take_words_out
from bot.questions.reviewing.wording import Span
from bot.web.types import form_values

routes = Blueprint("promise_words", url_prefix="/commitments/<commitment_id:uuid>/words")


@routes.get("/", name="words", strict_slashes=False)
@requires(*REVIEWERS)
async def show_words(request: Request, commitment_id: UUID) -> HTTPResponse:
    """The words of a promise one by one, what was found ticked already."""
    return await _form(request, commitment_id)


@routes.post("/", name="take_out", strict_slashes=False)
@requires(*REVIEWERS)
async def take_out(request: Request, commitment_id: UUID) -> HTTPResponse:
    """Take out what is ticked, for good."""
    spans = _spans(request)
    if not spans:
        return await _form(request, commitment_id, status=400, wrong="nothing_ticked")
    try:
        await write(
            request,
            take_words_out,
            commitment_id=commitment_id,
            actor=reader_of(request),
            version=read_version(request),
            spans=spans,
            now=now_utc(),
        )
    except EditConflict:
        return await _form(request, commitment_id, status=409, wrong="changed")
    return see_other(request, f"/commitments/{commitment_id}", done="commitments.words_out")


async def _form(
    request: Request, commitment_id: UUID, *, status: int = 200, wrong: str = ""
) -> HTTPResponse:
    promise = await read(
        request, read_commitment, commitment_id=commitment_id, reader=reader_of(request)
    )
    request.ctx.form_page = request.path
    texts = [(part, pieces_of(text, part.language)) for part, text in parts_of(promise).items()]
    return show(
        request,
        "promise_words.html",
        status,
        one=promise,
        texts=[(part, pieces) for part, pieces in texts if pieces],
        wrong=wrong,
    )


def _spans(request: Request) -> dict[PromisePart, tuple[Span, ...]]:
    """Each sent as the text it is in, and its place there. Raises: BadInput."""
    found: dict[PromisePart, tuple[Span, ...]] = defaultdict(tuple)
    for sent in form_values(request, "spans"):
        part, _, place = sent.partition(":")
        if part not in {one.value for one in PromisePart}:
            raise BadInput("spans")
        found[PromisePart(part)] += (read_span(place),)
    return dict(found)
