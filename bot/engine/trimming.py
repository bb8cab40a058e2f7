"""Cut a long conversation: what it has led to stays, how it got there goes.

Every event of a conversation is read and written with each turn; without a limit the hundredth
message takes ten times as long as the first.
"""

from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

MOST_EVENTS = 80
KEPT_TURNS = 4  # more than any rule looks back on


def trimmed(tracker: DialogueStateTracker, domain: Domain) -> DialogueStateTracker:
    """The conversation, cut to its last turns when it has grown long.

    Returns: the same tracker where it is short enough, otherwise a new one with the same slots
        and active form.
    """
    events = list(tracker.events)
    if len(events) <= MOST_EVENTS:
        return tracker
    cut = _last_turns(events)
    if cut == 0:
        return tracker
    before = DialogueStateTracker.from_events(
        tracker.sender_id, events[:cut], domain.slots, domain=domain
    )
    return DialogueStateTracker.from_events(
        tracker.sender_id, [*_summary(before), *events[cut:]], domain.slots, domain=domain
    )


def _last_turns(events: list[Event]) -> int:
    """Where the last turns begin: at a message, after the slots that came with it."""
    messages = [at for at, event in enumerate(events) if isinstance(event, UserUttered)]
    return messages[-KEPT_TURNS] if len(messages) > KEPT_TURNS else 0


def _summary(tracker: DialogueStateTracker) -> list[Event]:
    """Events that lead a new conversation straight to where this one stands."""
    summary: list[Event] = [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
    ]
    summary += [
        SlotSet(slot.name, slot.value)
        for slot in tracker.slots.values()
        if slot.value != slot.initial_value
    ]
    if tracker.active_loop_name:
        summary.append(ActiveLoop(tracker.active_loop_name))
    return summary
