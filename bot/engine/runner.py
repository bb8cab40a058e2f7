"""Run the component graph in an order worked out once, instead of anew for every message."""

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

Step = tuple[str, Callable[..., Any], tuple[str, ...]]


def plan(needs: Mapping[str, Iterable[str]], targets: Iterable[str]) -> list[str]:
    """The nodes that the targets need, each after the ones it takes its input from.

    Args: needs: of each node, the names of its inputs; a name that is no node comes from outside.
    """
    order: list[str] = []
    seen: set[str] = set()

    def visit(name: str) -> None:
        if name in seen or name not in needs:
            return
        seen.add(name)
        for need in needs[name]:
            visit(need)
        order.append(name)

    for target in targets:
        visit(target)
    return order


def adapt(dask: ModuleType) -> None:
    """Make Rasa's graph runner follow the plan.

    Args: dask: the module rasa.engine.runner.dask.
    """

    def steps(self: Any, targets: tuple[str, ...]) -> list[Step]:
        plans: dict[tuple[str, ...], list[Step]] = self.__dict__.setdefault("_plans", {})
        if targets not in plans:
            nodes = self._graph_schema.nodes
            needs = {name: tuple(node.needs.values()) for name, node in nodes.items()}
            plans[targets] = [
                (name, self._instantiated_nodes[name], needs[name]) for name in plan(needs, targets)
            ]
        return plans[targets]

    def run(
        self: Any, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        wanted = tuple(targets or self._graph_schema.target_names)
        values = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, node, needs in steps(self, wanted):
            if name not in values:
                values[name] = node(*[values[need] for need in needs])
        return dict(values[target] for target in wanted)

    dask.DaskGraphRunner.run = run
