"""Apply the adaptations at the moment Rasa is first imported, whoever imports it.

Every interpreter of the environment imports this module at its start, so it imports nothing.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType


class RasaArrives:
    """A finder that finds nothing; at the name `rasa` it adapts and steps aside."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> None:
        """Answer None for every name, so that the usual finders do the finding."""
        if name == "rasa":
            sys.meta_path.remove(self)
            from bot.engine.compat import apply

            apply()


def watch() -> None:
    """Put the finder in place, once; it costs one comparison for each later import."""
    if not any(isinstance(finder, RasaArrives) for finder in sys.meta_path):
        sys.meta_path.insert(0, RasaArrives())
