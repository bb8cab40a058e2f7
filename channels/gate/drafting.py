"""Free text for the question: into the draft as written; the engine hears only "given"."""

from datetime import datetime

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import put_text
from bot.vocabulary import Level
from channels.gate.choices import Meaning
from channels.gate.navigation import navigation_meant
from channels.replies import Replies
from channels.state import ConversationState

GIVEN = Meaning("give_text")


def awaits_text(state: ConversationState) -> bool:
    """Tell whether the last form event takes free text."""
    return state.expects.get("takes") == "text"


async def take_text(
    replies: Replies, conversation_id: str, state: ConversationState, text: str, level: Level,
    now: datetime,
) -> Meaning:  # fmt: skip
    """Keep a text in the draft, or read it as navigation.

    Returns: what to ask the engine instead of the text.
    Raises: BadInput: too short or too long; DraftMissing: expired. Nothing is changed then.
    """
    meant = navigation_meant(text)
    if meant is not None:
        return meant
    await replies.write(
        put_text,
        conversation_id=conversation_id,
        field=DraftField(state.expects["step"]),
        text=text,
        level=level,
        now=now,
    )
    return GIVEN
