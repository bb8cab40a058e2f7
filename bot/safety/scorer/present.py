"""The scorer for the present data, where set-up has made one; without it the phrases stand."""

from functools import lru_cache

import structlog

from bot.errors import DataInvalid
from bot.safety.scorer.score import Learned


@lru_cache(maxsize=1)
def present_scorer() -> Learned | None:
    """What was learned; None if there is no model or it cannot be read.

    A model is never made here: somebody may be waiting for a card. What is missing is logged.
    """
    from bot.safety.scorer.scorer import Scorer  # numpy is heavy: only what screens a text needs it
    from bot.safety.scorer.train import SCORER

    try:
        if SCORER.path.exists():
            return Scorer(SCORER.path)
    except (DataInvalid, OSError) as error:
        structlog.get_logger("safety").error("scorer_unreadable", error=type(error).__name__)
        return None
    structlog.get_logger("safety").error("scorer_missing")
    return None
