"""Before and after a question is sent without JavaScript: review, receipt, or "me too" instead."""

from datetime import UTC, datetime
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from bot.directory.themes import theme_name
from bot.errors import DraftMissing, QuestionNotFound
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import erase_draft, put_choice, read_draft
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import forget_receipt, shown_receipt
from bot.questions.asking.review import decide_finding, review_draft, tick_themes
from bot.questions.asking.support import support_question
from bot.questions.life.deadlines import DECISION_DAYS
from bot.questions.likeness.themes import suggest_themes
from bot.safety.cards import Card, card_for
from bot.safety.screening import screen
from bot.vocabulary import Level, Theme
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value, form_values
from channels.gate.fill_question import review_as_json
from channels.gate.young import is_young
from channels.replies import Replies
from channels.site.form_holder import (
    FormHolder,
    checked_holder,
    drop_cookie,
    form_holder,
    form_token,
    keep_cookie,
)
from channels.site.public_words import list_item
from channels.site.see_other import see_other
from channels.site.sent_already import unless_sent

ask_review = Blueprint("ask_review", url_prefix="/ask")


@ask_review.get("/review", name="review")
@unless_sent
async def show_review(request: Request) -> HTTPResponse:
    """Exactly what would be kept, what was found in it, and what others asked already."""
    from bot.questions.likeness.similar import similar_questions  # heavy: not at the start

    holder = form_holder(request)
    known = {"conversation_id": holder.conversation_id, "now": _now()}
    draft = await _replies(request).read(read_draft, **known)
    review = await _replies(request).write(review_draft, **known)
    similar = await _replies(request).read(similar_questions, **known)
    language = page_language(request)
    conversation = request.app.ctx.gate.runner.turns.conversation(
        holder.conversation_id, language, _now()
    )
    guessed = set(map(str, suggest_themes((draft.text if draft else "") or "")))
    chosen = (review.fields.themes or "").split(",")
    page = render(
        request,
        "review.html",
        card=await _card(request, holder),
        csrf=form_token(request, holder),
        similar=[list_item(one, language, request.app.ctx.words) for one in similar],
        themes=[(str(t), theme_name(t, language)) for t in Theme],
        chosen=chosen,
        guessed=bool(guessed) and set(chosen) == guessed,
        **review_as_json(conversation, review),
    )
    return keep_cookie(request, page, holder)


@ask_review.post("/finding", name="finding")
@unless_sent
async def decide(request: Request) -> HTTPResponse:
    """Take a personal detail out, or keep it in."""
    holder = checked_holder(request)
    number = form_value(request, "number")
    await _replies(request).write(
        decide_finding,
        conversation_id=holder.conversation_id,
        number=int(number) if number.isdecimal() else 0,
        take_out=form_value(request, "decision") != "keep_in",
        now=_now(),
    )
    return see_other(request, "/ask/review")


@ask_review.post("/themes", name="themes")
@unless_sent
async def choose_themes(request: Request) -> HTTPResponse:
    """What the question is about, as its author sees it; none is an answer too."""
    holder = checked_holder(request)
    await _replies(request).write(
        put_choice,
        conversation_id=holder.conversation_id,
        field=DraftField.THEMES,
        value=",".join(form_values(request, "themes")),
        now=_now(),
    )
    return see_other(request, "/ask/review")


@ask_review.post("/support", name="support")
@unless_sent
async def support(request: Request) -> HTTPResponse:
    """Ask what somebody asked already, instead of sending one's own: the draft is deleted."""
    holder = checked_holder(request)
    try:
        question_id = UUID(form_value(request, "question"))
    except ValueError as error:
        raise QuestionNotFound from error
    await request.app.ctx.gate.limiter.count_sending(request.remote_addr or request.ip)
    known = {"conversation_id": holder.conversation_id}
    await _replies(request).write(support_question, **known, question_id=question_id, now=_now())
    await _replies(request).write(erase_draft, **known)
    return see_other(request, f"/questions/{question_id}", said="supported")


@ask_review.post("/send", name="send")
async def send(request: Request) -> HTTPResponse:
    """Send it; the receipt is shown once it is stored."""
    holder = checked_holder(request)
    await request.app.ctx.gate.limiter.count_sending(request.remote_addr or request.ip)
    known = {"conversation_id": holder.conversation_id, "now": _now()}
    if form_value(request, "chose_themes"):
        themes = ",".join(form_values(request, "themes"))
        await _replies(request).write(tick_themes, **known, themes=themes)
    await _replies(request).write(submit_question, **known)
    return see_other(request, "/ask/receipt")


@ask_review.get("/receipt", name="receipt")
async def show_receipt(request: Request) -> HTTPResponse:
    """The receipt code, until the author says that they have it."""
    holder = form_holder(request)
    receipt = await _replies(request).read(
        shown_receipt, conversation_id=holder.conversation_id, now=_now()
    )
    if receipt is None:
        raise DraftMissing
    csrf = form_token(request, holder)
    return render(request, "receipt.html", code=receipt.code, days=DECISION_DAYS, csrf=csrf)


@ask_review.post("/done", name="done")
async def done(request: Request) -> HTTPResponse:
    """Forget the code and everything that was being written."""
    holder = checked_holder(request)
    for erase in (forget_receipt, erase_draft):
        await _replies(request).write(erase, conversation_id=holder.conversation_id)
    said = {"said": "stopped"} if form_value(request, "stopped") else {}
    return drop_cookie(request, see_other(request, "/", **said))


async def _card(request: Request, holder: FormHolder) -> Card | None:
    """The card for what was written, shown before anything else."""
    draft = await _replies(request).read(
        read_draft, conversation_id=holder.conversation_id, now=_now()
    )
    written = (draft.text or "", draft.context or "") if draft else ()
    screening = screen("\n".join(written))
    if screening.level is Level.NONE:
        return None
    young = is_young(draft.age_band if draft else None, *written)
    return card_for(screening, page_language(request), young=young)


def _replies(request: Request) -> Replies:
    replies: Replies = request.app.ctx.gate.eraser.replies
    return replies


def _now() -> datetime:
    return datetime.now(UTC)
