"""A question's status in plain words."""

from collections.abc import Callable
from typing import Any

from bot.questions.reasons import reasons
from bot.questions.status import QuestionStatus
from bot.vocabulary import Language


def status_as_json(
    status: QuestionStatus, language: Language, say: Callable[[str], str]
) -> dict[str, Any]:
    """A status as chat and page show it."""
    reason = reasons().get(status.reason) if status.reason else None
    return {
        "step": status.step,
        "step_says": say(f"terms.step_{status.step}"),
        "asked_on": status.asked_on.isoformat(),
        "language": status.language.value,
        "text": status.text,
        "reason": reason.words(language) if reason else None,
        "way_on": reason.way_on(language) if reason else None,
        "note": status.note,
        "answer": status.answer_text,
        "is_public": status.is_public,
        "can_withdraw": status.can_withdraw,
    }
