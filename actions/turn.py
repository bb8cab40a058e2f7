"""What this turn means, read once from the tracker: no action looks inside it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from rasa_sdk import Tracker

from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Turn:
    """One message as the engine understood it."""

    conversation_id: str
    language: Language
    intent: str
    entities: Mapping[str, tuple[str, ...]]

    def first(self, name: str) -> str | None:
        """The first value of an entity, if there is one."""
        values = self.entities.get(name, ())
        return values[0] if values else None

    def every(self, name: str) -> tuple[str, ...]:
        """Every value of an entity, in the order they were said."""
        return self.entities.get(name, ())


def read_turn(tracker: Tracker) -> Turn:
    """Read the conversation's id, language, and the intent and entities of the latest message."""
    message = tracker.latest_message
    found: dict[str, tuple[str, ...]] = {}
    for entity in message.get("entities", []):
        name = entity["entity"]
        found[name] = (*found.get(name, ()), str(entity["value"]))
    return Turn(
        conversation_id=tracker.sender_id,
        language=Language(tracker.get_slot("language") or Language.EN),
        intent=(message.get("intent") or {}).get("name") or "",
        entities=found,
    )
