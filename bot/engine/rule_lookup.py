"""Find the rules that fit a conversation, each rule's states taken apart once and not each time."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

State = dict[str, Any]
PREVIOUS_ACTION = "prev_action"
SHOULD_NOT_BE_SET = "should_not_be_set"  # Rasa's word in a rule for "must be empty"


@lru_cache(maxsize=4096)
def _latest_first(rule: str) -> tuple[State, ...]:
    return tuple(reversed(json.loads(rule)))


@lru_cache(maxsize=4096)
def _latest_names(rule: str) -> tuple[str | None, str | None]:
    """The action and the intent that a rule's latest state asks for; None where it asks none."""
    told = _latest_first(rule)[0] if _latest_first(rule) else {}
    return _names(told) if told.get(PREVIOUS_ACTION) else (None, None)


def _names(state: State) -> tuple[str | None, str | None]:
    found = (
        state.get(PREVIOUS_ACTION, {}).get("action_name"),
        state.get("user", {}).get("intent"),
    )
    action, intent = (None if name == SHOULD_NOT_BE_SET else name for name in found)
    return action, intent


def fitting_rules(policy: Any, lookup: Mapping[str, str], states: Sequence[State]) -> set[str]:
    """The keys of the rules whose states all fit the latest states of a conversation.

    Args: policy: Rasa's rule policy, which compares two states. states: oldest first.
    """
    latest_first = states[::-1]
    action, intent = _names(latest_first[0]) if latest_first else (None, None)
    likely = (
        rule
        for rule in lookup
        for told_action, told_intent in (_latest_names(rule),)
        if told_action in (None, action) and told_intent in (None, intent)
    )
    return {
        rule
        for rule in likely
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
