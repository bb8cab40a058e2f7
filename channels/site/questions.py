"""Questions that everybody may read: the list, one question with all that came of it, "me too"."""

from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.directory.themes import theme_name
from bot.errors import QuestionNotFound
from bot.language.councils import region_name
from bot.questions.asking.support import support_question
from bot.questions.publication.gone import QuestionMerged, QuestionWithdrawn, Tombstone
from bot.questions.publication.listing import PublicFilter, PublicState, list_public_questions
from bot.questions.publication.page import public_page
from bot.vocabulary import Language, Region, Theme, Workflow
from bot.web.csrf import check_origin
from bot.web.dates import spoken_date
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.words import Words
from channels.replies import Replies
from channels.site.form_holder import form_holder, keep_cookie
from channels.site.own_address import own_address
from channels.site.public_page import question_page
from channels.site.public_words import list_item
from channels.site.say import speaker
from channels.site.see_other import see_other

questions = Blueprint("questions", url_prefix="/questions")

SHOWN = 20  # on one page
LAST_PAGE = 500
LONGEST_WORDS = 80  # characters that are looked for


@questions.get("/", name="list", strict_slashes=False)
async def show_list(request: Request) -> HTTPResponse:
    """Questions that their authors let us publish, narrowed as the reader likes."""
    language, words = page_language(request), request.app.ctx.words
    asked, page = _asked(request), _page(request)
    found = await _replies(request).read(
        list_public_questions, filter=asked, limit=SHOWN, offset=(page - 1) * SHOWN
    )
    first = (page - 1) * SHOWN + 1
    last = first + len(found.questions) - 1
    return render(
        request,
        "questions.html",
        questions=[list_item(one, language, words) for one in found.questions],
        asked=_as_query(asked),
        narrowed=asked.narrows or page > 1,
        filters=_filters(language, words),
        first=first,
        last=last,
        total=found.total,
        before=_address(asked, page - 1, language) if page > 1 else "",
        after=_address(asked, page + 1, language) if last < found.total else "",
    )


@questions.get("/<question_id:uuid>", name="question")
async def show_question(request: Request, question_id: UUID) -> HTTPResponse:
    """You asked, they said, what happened, your verdict."""
    language, words, now = page_language(request), request.app.ctx.words, datetime.now(UTC)
    try:
        found = await _replies(request).read(public_page, question_id=question_id)
    except QuestionMerged as error:
        return see_other(request, f"/questions/{error.root_id}")
    except QuestionWithdrawn as error:
        return _gone(request, error.tombstone)
    except QuestionNotFound:
        return _gone(request, None)
    return render(
        request,
        "public_question.html",
        page=question_page(
            found, now, language, words, speaker(request), site=own_address(request)
        ),
        said=str(request.args.get("said") or ""),
    )


@questions.post("/<question_id:uuid>/support", name="support")
async def support(request: Request, question_id: UUID) -> HTTPResponse:
    """Count one more who asks the same; this browser is counted once while it has its cookie."""
    check_origin(request)
    await request.app.ctx.gate.limiter.count_sending(request.remote_addr or request.ip)
    holder = form_holder(request)
    new = await _replies(request).write(
        support_question,
        question_id=question_id,
        conversation_id=holder.conversation_id,
        now=datetime.now(UTC),
    )
    said = "supported" if new else "supported_before"
    page = see_other(request, f"/questions/{question_id}", said=said)
    return keep_cookie(request, page, holder)


def _gone(request: Request, tombstone: Tombstone | None) -> HTTPResponse:
    """What stands where a question was, or where there never was one: and the ways on."""
    language = page_language(request)
    erased = tombstone is not None and tombstone.why is Workflow.ERASED
    return render(
        request,
        "question_gone.html",
        status=410 if tombstone else 404,
        why="taken_back" if tombstone and not erased else "gone" if tombstone else "not_here",
        region=str(tombstone.region or "") if tombstone else "",
        gone_on=spoken_date(tombstone.gone_on, language) if tombstone else "",
    )


def _asked(request: Request) -> PublicFilter:
    region, theme, state = (str(request.args.get(n) or "") for n in ("region", "theme", "state"))
    return PublicFilter(
        region=Region(region) if region in set(map(str, Region)) else None,
        theme=Theme(theme) if theme in set(map(str, Theme)) else None,
        state=PublicState(state) if state in set(map(str, PublicState)) else None,
        words=str(request.args.get("words") or "").strip()[:LONGEST_WORDS],
    )


def _page(request: Request) -> int:
    asked = str(request.args.get("page") or "")
    plain = asked.isascii() and asked.isdecimal() and len(asked) <= len(str(LAST_PAGE))
    return min(max(int(asked), 1), LAST_PAGE) if plain else 1


def _as_query(asked: PublicFilter) -> dict[str, str]:
    return {
        "region": str(asked.region or ""),
        "theme": str(asked.theme or ""),
        "state": str(asked.state or ""),
        "words": asked.words,
    }


def _address(asked: PublicFilter, page: int, language: Language) -> str:
    query = {**_as_query(asked), "page": str(page), "lang": language.value}
    return "/questions?" + urlencode({name: value for name, value in query.items() if value})


def _filters(language: Language, words: Words) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each choice: its name, the words for "all", and what can be chosen."""
    return [
        (
            "region",
            words.say("terms.all_wales", language),
            [(str(one), region_name(one, language)) for one in Region],
        ),
        (
            "theme",
            words.say("questions.any_theme", language),
            [(str(one), theme_name(one, language)) for one in Theme],
        ),
        (
            "state",
            words.say("questions.any_state", language),
            [(str(one), words.say(f"questions.filter_{one}", language)) for one in PublicState],
        ),
    ]


def _replies(request: Request) -> Replies:
    replies: Replies = request.app.ctx.gate.eraser.replies
    return replies
