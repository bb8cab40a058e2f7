"""Rasa runs its component graph with `dask.get`; newer dask refuses the graph's form.

All it needs is each node called once, after the nodes it takes its input from.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from types import ModuleType
from typing import Any

from bot.engine.compat.stand_in import AbsentModule, stand_in_for

Graph = Mapping[Hashable, Any]


def get(graph: Graph, targets: Iterable[Hashable]) -> tuple[Any, ...]:
    """Compute the targets of a graph in dask's form: name -> (function, *names) or a value.

    Args: graph: as Rasa builds it; a tuple whose first item is callable is a task.
    Returns: one value per target, in the order asked for.
    """
    values: dict[Hashable, Any] = {}
    for target in targets:
        _compute(graph, target, values)
    return tuple(values[target] for target in targets)


def _compute(graph: Graph, name: Hashable, values: dict[Hashable, Any]) -> Any:
    if name in values:
        return values[name]
    node = graph[name]
    if isinstance(node, tuple) and node and callable(node[0]):
        function: Callable[..., Any] = node[0]
        node = function(*[_compute(graph, need, values) for need in node[1:]])
    values[name] = node
    return node


def _dask(name: str) -> ModuleType:
    module = AbsentModule(name)
    module.get = get  # type: ignore[attr-defined]
    return module


def adapt() -> None:
    """Stand in for dask with the one function that Rasa calls."""
    stand_in_for("dask", made_by=_dask)
