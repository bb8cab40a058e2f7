"""Which needs a message speaks of: none, one or several, in the order they are mentioned."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.features import words_of
from bot.engine.components.linear import Linear, learn_several
from bot.engine.components.phrases import find_phrases

NEED = "need"
EXPECTED_IN = "find_help"


def needs_of(example: Message) -> frozenset[str]:
    """The needs that the training file names for an example: `metadata: {needs: [...]}`."""
    metadata = example.get("metadata") or {}
    return frozenset((metadata.get("intent") or {}).get("needs") or ())


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NeedClassifier(GraphComponent, EntityExtractorMixin):  # type: ignore[misc]
    """One yes-or-no classifier a need, over the same features as the topics."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model: Linear | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength` as for topics; `sure` and `guess`: see `_name`."""
        return {"strength": 1.0, "sure": -0.2, "guess": -0.7}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NeedClassifier:
        """Make an untrained one."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NeedClassifier:
        """Read a trained one from the model; it names nothing where no example had a need."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            if (Path(folder) / "words.json").exists():
                classifier._model = Linear.read(Path(folder))
        return classifier

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the needs named in the examples' metadata; the others are counterexamples."""
        examples = training_data.intent_examples
        answers = [needs_of(example) for example in examples]
        with self._storage.write_to(self._resource) as folder:
            if any(answers):
                texts = [example.get(TEXT) for example in examples]
                self._model = learn_several(texts, answers, float(self._config["strength"]))
                self._model.write(Path(folder))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Add an entity for each need that a message speaks of."""
        for message in messages:
            found = list(self._find(message))
            if found:
                kept = message.get(ENTITIES) or []
                message.set(ENTITIES, kept + self.add_extractor_name(found), add_to_output=True)
        return messages

    def _find(self, message: Message) -> Iterable[dict[str, Any]]:
        text = message.get(TEXT) or ""
        if self._model is None:
            return
        topic = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
        for need in self._name(self._model, text, expected=topic == EXPECTED_IN):
            yield {"entity": NEED, "value": need, "start": 0, "end": len(text)}

    def _name(self, model: Linear, text: str, *, expected: bool) -> list[str]:
        """Every need that is `sure`, in order of mention.

        Where none is, but one is expected: those called by their plain names, else the likeliest
        unless it is below `guess`.
        """
        words = words_of(text)
        margins = model.margins(words)
        named = [at for at, margin in enumerate(margins) if margin >= self._config["sure"]]
        if named or not expected:
            named.sort(key=lambda at: model.mentions(words, at))
            return [model.labels[at] for at in named]
        plain = [match.value for match in find_phrases(text) if match.entity == NEED]
        if plain or margins.max() < self._config["guess"]:
            return list(dict.fromkeys(plain))
        return [model.labels[int(margins.argmax())]]
