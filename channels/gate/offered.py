"""A button's words typed instead of pressed mean the button."""

import re

from bot.language import fold
from channels.state import ConversationState


def offered_choice(state: ConversationState, text: str) -> str | None:
    """The id of the choice, among those offered last, whose label is this whole text.

    In a form the end of a label is enough where only one ends so: "not sure", "school".
    """
    said = _plain(text)
    offered = _offered(state) if said else []
    for label, choice_id in offered:
        if label == said:
            return choice_id
    ends = [choice_id for label, choice_id in offered if label.endswith(f" {said}")]
    return ends[0] if state.expects and len(ends) == 1 else None


def _offered(state: ConversationState) -> list[tuple[str, str]]:
    """Label and id of every choice of the latest answer, the newest first."""
    last = state.events[-1]["answers"] if state.events else ""
    offered: list[tuple[str, str]] = []
    for kept in reversed(state.events):
        if kept["answers"] != last:
            break
        choices = [*kept["choices"], *kept.get("steps", ())]
        offered += [(_plain(c["label"]), str(c["id"])) for c in choices if not c.get("resend")]
    return offered


def _plain(text: str) -> str:
    """A text without case, accents and the signs around it."""
    return re.sub(r"^\W+|\W+$", "", fold(text))
