"""Write down how serious a message is: in `rasa shell`, where no gate has screened it before."""

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
        """Annotate each message, with the level that the gate found where it has."""
        for message in messages:
            known = (message.get("metadata") or {}).get(LEVEL)
            level = known or screen(message.get(TEXT) or "").level.value
            message.set(LEVEL, level, add_to_output=True)
        return messages
