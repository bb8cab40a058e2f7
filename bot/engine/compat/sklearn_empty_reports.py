"""Scikit-learn 1.8 refuses to report on no labels at all; `rasa test` asks it to.

It happens where no test message is split into tokens (our entities are looked up in the whole
text and not annotated), and where the test data holds rules but no stories.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any

Report = Callable[..., Any]


def adapt(test: ModuleType) -> None:
    """Leave out a report where there is nothing to report on.

    Args: test: the module rasa.nlu.test or rasa.core.test.
    """
    if test.__name__ == "rasa.nlu.test":
        test.__dict__["evaluate_entities"] = _unless(_no_tokens, test.evaluate_entities)
    else:
        report = test._plot_story_evaluation
        test.__dict__["_plot_story_evaluation"] = _unless(_no_labels, report)


def _unless(is_empty: Callable[[Any], bool], report: Report) -> Report:
    def report_or_nothing(subject: Any, *args: Any, **kwargs: Any) -> Any:
        return {} if is_empty(subject) else report(subject, *args, **kwargs)

    return report_or_nothing


def _no_tokens(results: Any) -> bool:
    return not any(result.tokens for result in results)


def _no_labels(targets: Any) -> bool:
    return not targets
