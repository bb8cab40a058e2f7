"""Ask a question without JavaScript: the same draft, review, confirmation and receipt."""

from datetime import UTC, datetime

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput, DraftMissing
from bot.questions.draft_fields import DraftField
from bot.questions.drafts import erase_draft, open_draft, put_choice, put_text, read_draft
from bot.questions.intake import submit_question
from bot.questions.receipts import forget_receipt, shown_receipt
from bot.questions.review import decide_finding, review_draft
from bot.safety.cards import Card, card_for
from bot.safety.screening import screen
from bot.store.tables.questions import Channel
from bot.vocabulary import Level
from bot.web.csrf import FormExpired, check_origin
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value, form_values
from channels.gate.fill_question import review_as_json
from channels.replies import Replies
from channels.site.form_choices import form_choices
from channels.site.form_holder import (
    FormHolder,
    checked_holder,
    drop_cookie,
    form_holder,
    form_token,
    keep_cookie,
)
from channels.site.see_other import see_other

ask = Blueprint("ask", url_prefix="/ask")

WRITTEN = (DraftField.TEXT, DraftField.CONTEXT)


@ask.get("/", name="form", strict_slashes=False)
async def show_form(request: Request) -> HTTPResponse:
    """The form, with what has been written so far."""
    holder = form_holder(request)
    draft = None
    if not holder.is_new:
        draft = await _replies(request).read(
            read_draft, conversation_id=holder.conversation_id, now=_now()
        )
    values = {f.value: getattr(draft, f.value) or "" if draft else "" for f in DraftField}
    return keep_cookie(request, _form(request, holder, values), holder)


@ask.post("/", name="write", strict_slashes=False)
async def write(request: Request) -> HTTPResponse:
    """Keep what was written for 30 minutes and show what would be sent."""
    values = {f.value: form_value(request, f.value) for f in DraftField}
    values["themes"] = ",".join(form_values(request, "themes"))
    try:
        holder = checked_holder(request)
    except FormExpired:
        return _card_all_the_same(request, values)
    try:
        await _keep(request, holder, values)
    except BadInput as error:
        request.ctx.form_page = "/ask"
        return _form(request, holder, values, problem=error.code, status=400)
    return see_other(request, "/ask/review")


@ask.get("/review", name="review")
async def show_review(request: Request) -> HTTPResponse:
    """Exactly what would be kept, and the personal details that were found."""
    holder = form_holder(request)
    review = await _replies(request).write(
        review_draft, conversation_id=holder.conversation_id, now=_now()
    )
    conversation = request.app.ctx.gate.runner.turns.conversation(
        holder.conversation_id, page_language(request), _now()
    )
    card = await _card(request, holder)
    shown = review_as_json(conversation, review)
    page = render(request, "review.html", card=card, csrf=form_token(request, holder), **shown)
    return keep_cookie(request, page, holder)


@ask.post("/finding", name="finding")
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


@ask.post("/send", name="send")
async def send(request: Request) -> HTTPResponse:
    """Send it; the receipt is shown once it is stored."""
    holder = checked_holder(request)
    await request.app.ctx.gate.limiter.count_sending(request.remote_addr or request.ip)
    await _replies(request).write(
        submit_question, conversation_id=holder.conversation_id, now=_now()
    )
    return see_other(request, "/ask/receipt")


@ask.get("/receipt", name="receipt")
async def show_receipt(request: Request) -> HTTPResponse:
    """The receipt code, until the author says that they have it."""
    holder = form_holder(request)
    receipt = await _replies(request).read(
        shown_receipt, conversation_id=holder.conversation_id, now=_now()
    )
    if receipt is None:
        raise DraftMissing
    return render(request, "receipt.html", code=receipt.code, csrf=form_token(request, holder))


@ask.post("/done", name="done")
async def done(request: Request) -> HTTPResponse:
    """Forget the code and everything that was being written."""
    holder = checked_holder(request)
    for erase in (forget_receipt, erase_draft):
        await _replies(request).write(erase, conversation_id=holder.conversation_id)
    return drop_cookie(request, see_other(request, "/"))


async def _keep(request: Request, holder: FormHolder, values: dict[str, str]) -> None:
    """Put every field into the draft; raises BadInput at the first that does not fit."""
    replies, known = _replies(request), {"conversation_id": holder.conversation_id}
    await replies.write(
        open_draft, **known, language=page_language(request), now=_now(), channel=Channel.FORM
    )
    for field in DraftField:
        value = values[field.value]
        if field in WRITTEN:
            level = screen(value).level
            await replies.write(put_text, **known, field=field, text=value, level=level, now=_now())
        else:
            await replies.write(put_choice, **known, field=field, value=value, now=_now())


def _card_all_the_same(request: Request, values: dict[str, str]) -> HTTPResponse:
    """The card and the words, where a form that is too old tells of danger; raises FormExpired."""
    check_origin(request)
    if screen(values["text"] + "\n" + values["context"]).level is not Level.FULL:
        raise FormExpired
    holder = form_holder(request)
    request.ctx.form_page = "/ask"
    return keep_cookie(request, _form(request, holder, values, status=403), holder)


async def _card(request: Request, holder: FormHolder) -> Card | None:
    """The card for what was written, shown before anything else."""
    draft = await _replies(request).read(
        read_draft, conversation_id=holder.conversation_id, now=_now()
    )
    written = "\n".join((draft.text or "", draft.context or "")) if draft else ""
    screening = screen(written)
    return None if screening.level is Level.NONE else card_for(screening, page_language(request))


def _form(
    request: Request, holder: FormHolder, values: dict[str, str], problem: str = "",
    status: int = 200,
) -> HTTPResponse:  # fmt: skip
    language = page_language(request)
    screening = screen(values["text"] + "\n" + values["context"])
    card = card_for(screening, language) if screening.level is Level.FULL else None
    return render(
        request,
        "ask.html",
        status=status,
        values=values,
        chosen=values["themes"].split(","),
        problem=problem,
        card=card,
        csrf=form_token(request, holder),
        **form_choices(language),
    )


def _replies(request: Request) -> Replies:
    replies: Replies = request.app.ctx.gate.eraser.replies
    return replies


def _now() -> datetime:
    return datetime.now(UTC)
