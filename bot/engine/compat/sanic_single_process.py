"""Sanic 22.9 starts its workers from a manager process that must be able to import the app.

Rasa makes its app in a function and means one process: single-process mode is what it had.
"""

import functools
from typing import Any

from sanic import Sanic


def adapt() -> None:
    """Make `run` serve in the calling process when one worker, or none, is asked for."""
    if getattr(Sanic.run, "__wrapped__", None):
        return
    run = Sanic.run

    @functools.wraps(run)
    def run_here(self: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("workers", 1) == 1 and not kwargs.get("fast"):
            kwargs.pop("workers", None)
            kwargs.setdefault("single_process", True)
        return run(self, *args, **kwargs)

    Sanic.run = run_here  # type: ignore[method-assign]
