"""Event types looked up once: Rasa walks all its classes for every event it reads."""

from types import ModuleType
from typing import Any


def adapt(events: ModuleType) -> None:
    """Make `Event.resolve_by_type` answer from a table, made at its first use.

    Args: events: the module rasa.shared.core.events.
    """
    table: dict[str, type] = {}

    def resolve_by_type(type_name: str, default: Any = None) -> Any:
        if not table:
            found = events.rasa.shared.utils.common.all_subclasses(events.Event)
            table.update((kind.type_name, kind) for kind in reversed(found) if kind.type_name)
        return table.get(type_name, default)

    events.Event.resolve_by_type = staticmethod(resolve_by_type)
