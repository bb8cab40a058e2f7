"""Which topic a message is about: the intent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.components.features import words_of
from bot.engine.components.linear import Linear, learn_one
from bot.language import find_places

RANKED = 5  # as many as the fallback and `rasa test nlu` look at


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):  # type: ignore[misc]
    """A linear classifier over words and pieces of words, both languages in one.

    Typed text that looks like Rasa's own `/intent{...}` is text to it.
    """

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model: Linear | None = None

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength`: how closely to follow the examples."""
        return {"strength": 1.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
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
    ) -> TopicClassifier:
        """Read a trained one from the model."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            classifier._model = Linear.read(Path(folder))
        return classifier

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and keep what was learned in the model."""
        examples = training_data.intent_examples
        texts = [example.get(TEXT) for example in examples]
        topics = [example.get(INTENT) for example in examples]
        self._model = learn_one(texts, topics, float(self._config["strength"]))
        with self._storage.write_to(self._resource) as folder:
            self._model.write(Path(folder))
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and its ranking on each message."""
        for message in messages:
            ranking = self._rank(message.get(TEXT) or "")
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _rank(self, text: str) -> list[dict[str, Any]]:
        """The likeliest topics; none where nothing of the text is known, such as a lone emoji."""
        words = words_of(text)
        if self._model is None or _is_strange(self._model, words, text):
            return [{INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}]
        scores = self._model.probabilities(words)
        best = scores.argsort()[::-1][:RANKED]
        return [
            {
                INTENT_NAME_KEY: self._model.labels[at],
                PREDICTED_CONFIDENCE_KEY: float(scores[at]),
            }
            for at in best
        ]


def _is_strange(model: Linear, words: Sequence[str], text: str) -> bool:
    """True where nothing is known, or only pieces of several words that are no place's name.

    One word alone may be a known one misspelt; of several, one should be known.
    """
    if not model.knows(words):
        return True
    return len(words) > 1 and not model.knows_a_word(words) and not find_places(text)
