"""What is wrong with a plan as it was typed, and the checks that find it."""

from bot.errors import BadInput
from bot.sessions.planning.lessons import Twin

TITLE_LONGEST = 200  # characters, as in the table
TEXT_LONGEST = 4_000  # characters


class PlanIncomplete(BadInput):
    """Something in a plan is missing, too long or cannot be; `field` and `fault` say what."""

    code = "plan_incomplete"

    def __init__(self, field: str, fault: str) -> None:
        super().__init__(f"{field}:{fault}")
        self.field, self.fault = field, fault


def check_twin(field: str, text: Twin, *, needed: bool = False, longest: int = 200) -> None:
    """Refuse a text that lacks its other language. Raises: PlanIncomplete."""
    if max(len(text.en), len(text.cy)) > longest:
        raise PlanIncomplete(field, "too_long")
    if bool(text.en) != bool(text.cy):
        raise PlanIncomplete(field, "twin_missing")
    if needed and not text.en:
        raise PlanIncomplete(field, "missing")
