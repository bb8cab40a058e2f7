"""Write down how serious a message is. The gate has acted on it before; nothing changes here."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.safety import screen

LEVEL = "level"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ScreeningAnnotator(GraphComponent, EntityExtractorMixin):  # type: ignore[misc]
    """Adds `level` to what is understood of a message; never an intent, never an answer."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ScreeningAnnotator:
        """Make one; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Annotate each message."""
        for message in messages:
            level = screen(message.get(TEXT) or "").level
            message.set(LEVEL, level.value, add_to_output=True)
        return messages
