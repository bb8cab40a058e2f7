"""Work that a process does at its leisure once it answers, so that nobody waits for it before."""

import gc
import threading
import time
from collections.abc import Callable, Iterable

RESTS = 3  # times as long as each step took
LONGEST_REST_S = 0.3


def do_gently(steps: Iterable[Callable[[], object]], stop: threading.Event) -> None:
    """Do one step after the other, and rest after each for longer than it took.

    The answers of the same process come first: most of its time stays theirs. Whoever needs what
    is not done yet does it themselves.

    Args: stop: set when the process is to end.
    Raises: what a step raises; then the service must not go on.
    """
    for step in steps:
        began = time.perf_counter()
        step()
        if stop.wait(min(RESTS * (time.perf_counter() - began), LONGEST_REST_S)):
            return


def hold_garbage() -> None:
    """Look for no garbage while nearly all that is made is kept: a fifth of the start's time."""
    gc.disable()


def clear_garbage() -> None:
    """Look for garbage again, but not among what the start has made, which stays."""
    gc.freeze()
    gc.enable()
