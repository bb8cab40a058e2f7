"""Place, age, who asks and the like: found by lookup, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.engine.components.phrases import find_phrases
from bot.language import PlaceMatch, find_places
from bot.language.ages import find_age

RECEIPT = re.compile(r"\breceiptref:([0-9a-f]{64})\b")
ROOM = re.compile(r"\broomref:([0-9A-Z]{6})\b")
ONLY_IN = {"field": "change", "to_language": "switch_language"}  # words too common elsewhere
Found = dict[str, Any]


def place_value(place: PlaceMatch) -> str:
    """A place as one word: outside, council areas with | between, or region:ID."""
    if place.outside:
        return "outside"
    if place.councils:
        return "|".join(place.councils)
    return f"region:{place.region}"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DetailsExtractor(GraphComponent, EntityExtractorMixin):  # type: ignore[misc]
    """Adds entities; comes after the topics, since some details count in one topic only."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DetailsExtractor:
        """Make one; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the details of each message to its entities."""
        for message in messages:
            text = message.get(TEXT) or ""
            topic = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
            found = [
                entity
                for entity in find_details(text)
                if ONLY_IN.get(entity["entity"], topic) == topic
            ]
            if found:
                kept = message.get(ENTITIES) or []
                message.set(ENTITIES, kept + self.add_extractor_name(found), add_to_output=True)
        return messages


def find_details(text: str) -> Iterator[Found]:
    """Every detail of a text as an entity: name, value, offsets."""
    whole = {"start": 0, "end": len(text)}
    for receipt in RECEIPT.finditer(text):
        yield _entity("receipt", receipt[1], receipt.start(), receipt.end())
    for room in ROOM.finditer(text):
        yield _entity("room", room[1], room.start(), room.end())
    text = ROOM.sub("", RECEIPT.sub("", text))
    for place in find_places(text):
        yield _entity("place", place_value(place), place.start, place.end)
    age = find_age(text)
    if age is not None:
        yield {"entity": "age", "value": str(age), **whole}
    for match in find_phrases(text):
        if match.entity != "need":  # NeedClassifier knows more than the words
            yield _entity(match.entity, match.value, match.start, match.end)


def _entity(name: str, value: str, start: int, end: int) -> Found:
    return {"entity": name, "value": value, "start": start, "end": end}
