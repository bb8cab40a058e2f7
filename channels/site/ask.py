"""Ask a question without JavaScript: the form. What follows it is in `ask_review`."""

import asyncio
from datetime import UTC, datetime

from sanic import Blueprint, HTTPResponse, Request

from bot.errors import BadInput
from bot.questions.asking.draft_fields import (
    CONTEXT_LONGEST,
    TEXT_LONGEST,
    ContextTooLong,
    DraftField,
    TextTooLong,
)
from bot.questions.asking.drafts import open_draft, put_choice, put_text, read_draft
from bot.questions.asking.status import question_status
from bot.questions.life.reasons import reasons
from bot.questions.likeness.themes import suggest_themes
from bot.safety.cards import card_for
from bot.safety.screening import screen
from bot.store.errors import StoreFailed
from bot.store.tables.questions import Channel
from bot.vocabulary import Level
from bot.web.csrf import FormExpired, check_origin
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import form_value, form_values
from channels.gate.young import is_young
from channels.replies import Replies
from channels.site.form_choices import form_choices
from channels.site.form_holder import (
    FormHolder,
    checked_holder,
    form_holder,
    form_token,
    keep_cookie,
)
from channels.site.see_other import see_other

ask = Blueprint("ask", url_prefix="/ask")

NOT_KEPT = "not_kept"  # the database did not take it
SHORT_PATIENCE = 1.5  # seconds
WRITTEN = (DraftField.TEXT, DraftField.CONTEXT)
Values = dict[str, str]


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
    values["chose_themes"] = "yes" if draft and draft.themes is not None else ""
    return keep_cookie(request, await _form(request, holder, values), holder)


@ask.post("/", name="write", strict_slashes=False)
async def write(request: Request) -> HTTPResponse:
    """Keep what was written for 30 minutes and show what would be sent."""
    values = {f.value: form_value(request, f.value) for f in DraftField}
    values["themes"] = ",".join(form_values(request, "themes"))
    values["chose_themes"] = form_value(request, "chose_themes")
    request.ctx.form_page = "/ask"
    try:
        holder = checked_holder(request)
    except FormExpired:
        check_origin(request)  # what another site sends is not shown again
        holder = form_holder(request)
        page = await _form(request, holder, values, problem=FormExpired.code, status=403)
        return keep_cookie(request, page, holder)
    if form_value(request, "only_show"):  # in the other language, with what was written
        return await _form(request, holder, values, problem="not_sent_yet")
    try:
        await asyncio.wait_for(_keep(request, holder, values), _patience(request, values))
    except (TextTooLong, ContextTooLong) as error:
        return await _form(
            request, holder, values, problem=error.code, status=400, length=int(str(error))
        )
    except BadInput as error:
        return await _form(request, holder, values, problem=error.code, status=400)
    except (StoreFailed, TimeoutError):
        return await _form(request, holder, values, problem=NOT_KEPT, status=503)
    return see_other(request, "/ask/review")


def _patience(request: Request, values: Values) -> float:
    """How long the database may take, in seconds: words that need a card do not wait for it."""
    written = "\n".join(values[field.value] for field in WRITTEN)
    return SHORT_PATIENCE if screen(written).level is Level.FULL else _replies(request).patience


async def _keep(request: Request, holder: FormHolder, values: Values) -> None:
    """Put every field into the draft; raises BadInput at the first that does not fit.

    Where no theme was ever chosen, or only those that the words before suggested, those that the
    words suggest are marked: the next page shows them, and the author may change them.
    """
    replies, known = _replies(request), {"conversation_id": holder.conversation_id}
    before = await replies.read(read_draft, **known, now=_now())
    await replies.write(
        open_draft, **known, language=page_language(request), now=_now(), channel=Channel.FORM
    )
    guessed = set(map(str, suggest_themes((before.text if before else "") or "")))
    untouched = guessed and set(values["themes"].split(",")) == guessed
    if untouched or not (values["themes"] or values["chose_themes"]):
        values["themes"] = ",".join(map(str, suggest_themes(values["text"])))
    for field in DraftField:
        value = values[field.value]
        if field in WRITTEN:
            level = screen(value).level
            await replies.write(put_text, **known, field=field, text=value, level=level, now=_now())
        else:
            await replies.write(put_choice, **known, field=field, value=value, now=_now())


async def _form(
    request: Request,
    holder: FormHolder,
    values: Values,
    problem: str = "",
    status: int = 200,
    length: int = 0,
) -> HTTPResponse:
    language = page_language(request)
    screening = screen(values["text"] + "\n" + values["context"])
    young = is_young(values["age_band"], values["text"], values["context"])
    full = screening.level is Level.FULL
    card = card_for(screening, language, young=young) if full else None
    return render(
        request,
        "ask.html",
        status=status,
        values=values,
        chosen=values["themes"].split(","),
        problem=problem,
        length=length,
        over=length - (CONTEXT_LONGEST if problem == ContextTooLong.code else TEXT_LONGEST),
        card=card,
        returned=None if problem == NOT_KEPT else await _returned(request, holder),
        csrf=form_token(request, holder),
        **form_choices(language),
    )


async def _returned(request: Request, holder: FormHolder) -> dict[str, str | None] | None:
    """Why a question that is written anew came back, and how it read; None for a new one."""
    known = {"conversation_id": holder.conversation_id, "now": _now()}
    draft = None if holder.is_new else await _replies(request).read(read_draft, **known)
    if draft is None or draft.rewrites is None:
        return None
    status = await _replies(request).read(question_status, question_id=draft.rewrites, now=_now())
    reason, language = reasons().get(status.reason or ""), page_language(request)
    return {
        "text": status.text,
        "language": status.language.value,
        "why": reason.words(language) if reason else "",
        "way_on": reason.way_on(language) if reason else "",
        "note": status.note,
    }


def _replies(request: Request) -> Replies:
    replies: Replies = request.app.ctx.gate.eraser.replies
    return replies


def _now() -> datetime:
    return datetime.now(UTC)
