"""A review that is open already is not posted again below every answer: one line points to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from channels.gate.conversation import Conversation
from channels.gate.deciding import review_is_open
from channels.state import ConversationState

Message = Mapping[str, Any]
REVIEW, SIMILAR = "question_review", "similar_questions"


def without_repeats(
    conversation: Conversation, state: ConversationState, messages: Sequence[Message]
) -> Sequence[Message]:
    """The engine's messages, the review as one line where it follows an answer to something else.

    A review by itself is shown in full: it comes when something in it has changed.
    """
    others = [one for one in messages if _part(one) not in (REVIEW, SIMILAR)]
    if not others or len(others) == len(messages) or not review_is_open(state):
        return messages
    line = conversation.say("chat.review_above")
    return [
        {**one, "text": line, "custom": None} if _part(one) == REVIEW else one
        for one in messages
        if _part(one) != SIMILAR
    ]


def _part(message: Message) -> str:
    return str((message.get("custom") or {}).get("part", ""))
