"""Scikit-learn 1.8 refuses to report on no labels at all; `rasa test` asks it to.

It happens where no test message is split into tokens: our entities (places, ages, needs) are
looked up in the whole text and not annotated, so that there is nothing to compare.
"""

from collections.abc import Collection
from types import ModuleType
from typing import Any


def adapt(test: ModuleType) -> None:
    """Give an empty entity report where there is nothing to report on.

    Args: test: the module rasa.nlu.test.
    """
    evaluate = test.evaluate_entities

    def evaluate_entities(
        entity_results: Collection[Any], extractors: Any, *args: Any, **kwargs: Any
    ) -> Any:
        if not any(result.tokens for result in entity_results):
            return {}
        return evaluate(entity_results, extractors, *args, **kwargs)

    test.__dict__["evaluate_entities"] = evaluate_entities
