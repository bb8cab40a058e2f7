"""Apply the adaptations at the moment Rasa is imported, whoever imports it.

Every interpreter of the environment imports this module at its start, so it imports nothing more.
"""

from __future__ import annotations

import sys

from bot.engine.compat import AFTER_MODULE, apply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any


class RasaWatch:
    """A finder that finds what the usual one finds, and adapts before and after."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer None, so that the usual finders do it, but for the modules to be adapted."""
        if name == "rasa":
            apply()
        if name not in AFTER_MODULE:
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None:
            _adapt_after(spec.loader, AFTER_MODULE[name])
        return spec


def _adapt_after(loader: Any, adaptation: str) -> None:
    """Make the loader of one module call `adapt(module)` once it has run it."""
    run = loader.exec_module

    def run_and_adapt(module: ModuleType) -> None:
        from importlib import import_module

        run(module)
        import_module(adaptation).adapt(module)

    loader.exec_module = run_and_adapt


def watch() -> None:
    """Put the finder in place, once; it costs two comparisons for each later import."""
    if not any(isinstance(finder, RasaWatch) for finder in sys.meta_path):
        sys.meta_path.insert(0, RasaWatch())
