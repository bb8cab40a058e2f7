"""Parts with a young person's own words: filled each time they are sent, kept nowhere else."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.errors import DraftMissing, QuestionNotFound
from channels.events import from_kept
from channels.gate.conversation import Conversation
from channels.gate.deciding import fill_line, is_line
from channels.gate.fill_question import fill_question_status, fill_receipt, fill_review


async def as_sent(conversation: Conversation, kept: Mapping[str, Any]) -> dict[str, Any]:
    """A kept event as it goes out, with its sequence number.

    What is no longer there (sent, stopped, expired) becomes a notice that says so.
    """
    number = {"seq": kept["seq"]}
    if not kept.get("live"):
        return {**number, **{k: v for k, v in kept.items() if k not in ("answers", "seq")}}
    event = from_kept(kept)
    filled = await _fill(conversation, event.live)
    if not filled:
        gone = conversation.fixed.notice("chat.gone", conversation.language)
        return {**number, **gone.as_json()}
    shown = replace(event, detail={**event.detail, **filled})
    return {**number, **shown.as_json()}


async def _fill(conversation: Conversation, live: str) -> dict[str, Any]:
    what, _, reference = live.partition(":")
    try:
        if what == "review":
            return await fill_review(conversation)
        if is_line(live):
            return await fill_line(conversation, live)
        if what == "receipt":
            return await fill_receipt(conversation)
        return {"status": await fill_question_status(conversation, reference)}
    except (DraftMissing, QuestionNotFound):
        return {}
