"""Find the rules that fit a conversation, each rule's states taken apart once and not each time."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

State = dict[str, Any]
PREVIOUS_ACTION = "prev_action"


@lru_cache(maxsize=4096)
def _latest_first(rule: str) -> tuple[State, ...]:
    return tuple(reversed(json.loads(rule)))


def fitting_rules(policy: Any, lookup: Mapping[str, str], states: Sequence[State]) -> set[str]:
    """The keys of the rules whose states all fit the latest states of a conversation.

    Args: policy: Rasa's rule policy, which compares two states. states: oldest first.
    """
    latest_first = states[::-1]
    return {
        rule
        for rule in lookup
        if all(
            _fits(policy, told, state)
            for told, state in zip(_latest_first(rule), latest_first, strict=False)
        )
    }


def _fits(policy: Any, told: State, state: State) -> bool:
    """True where both states begin a conversation, or neither does and what is told is so."""
    begins, began = not told.get(PREVIOUS_ACTION), not state.get(PREVIOUS_ACTION)
    if begins or began:
        return begins and began
    return bool(policy._does_rule_match_state(told, state))


def adapt(rule_policy: ModuleType) -> None:
    """Make Rasa's rule policy look rules up this way.

    Args: rule_policy: the module rasa.core.policies.rule_policy.
    """
    rule_policy.RulePolicy._get_possible_keys = fitting_rules
