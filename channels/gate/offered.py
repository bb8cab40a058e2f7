"""A button's words typed instead of pressed mean the button."""

import re

from bot.language import fold
from channels.state import ConversationState


def offered_choice(state: ConversationState, text: str) -> str | None:
    """The id of the choice, among those offered last, whose label is this whole text."""
    said = _plain(text)
    if not said or not state.events:
        return None
    last = state.events[-1]["answers"]
    for kept in reversed(state.events):
        if kept["answers"] != last:
            return None
        for choice in [*kept["choices"], *kept.get("steps", ())]:
            if _plain(choice["label"]) == said and not choice.get("resend"):
                return str(choice["id"])
    return None


def _plain(text: str) -> str:
    """A text without case, accents and the signs around it."""
    return re.sub(r"^\W+|\W+$", "", fold(text))
