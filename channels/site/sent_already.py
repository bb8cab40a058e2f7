"""Going back after a question was sent: there is no draft any more, but there is a receipt."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from sanic import HTTPResponse, Request

from bot.errors import DraftMissing
from bot.questions.asking.receipts import shown_receipt
from channels.site.form_holder import form_holder
from channels.site.see_other import see_other

Handler = Callable[[Request], Awaitable[HTTPResponse]]


def unless_sent(handler: Handler) -> Handler:
    """Show the receipt where the draft is missing because it was sent."""

    @wraps(handler)
    async def answer(request: Request) -> HTTPResponse:
        try:
            return await handler(request)
        except DraftMissing:
            known: dict[str, Any] = {
                "conversation_id": form_holder(request).conversation_id,
                "now": datetime.now(UTC),
            }
            if await request.app.ctx.gate.eraser.replies.read(shown_receipt, **known) is None:
                raise
            return see_other(request, "/ask/receipt")

    return answer
