"""Is it a young child who writes? Only where they say so themselves: nobody is asked for a card."""

from bot.language.ages import find_age, find_own_age
from bot.questions.asking.draft_fields import DraftField
from bot.vocabulary import AgeBand
from channels.gate.choices import Meaning
from channels.state import ConversationState

OLDEST = 10  # years; the end of the age band 7-10


def asks_age(state: ConversationState) -> bool:
    """Tell whether the open step of the form asks for an age."""
    return state.expects.get("step") == DraftField.AGE_BAND.value


def tells_young(text: str, *, asked: bool = False) -> bool | None:
    """Tell whether a text says that its author is 10 or younger; None if it says no age.

    Args: asked: the text answers the question for an age, so that a bare number is one.
    """
    age = find_own_age(text)
    if age is None and asked:
        age = find_age(text)
    return None if age is None else age <= OLDEST


def chose_young(said: Meaning) -> bool | None:
    """Tell whether a choice says so; None if it is about something else."""
    band = said.entities.get(DraftField.AGE_BAND.value)
    if band is None or band == AgeBand.NOT_SAID.value:
        return None
    return bool(band == AgeBand.AGE_7_10.value)


def is_young(band: str | None, *texts: str) -> bool:
    """Tell whether a form's age band, or else what was written, says that the author is young."""
    if band and band != AgeBand.NOT_SAID.value:
        return band == AgeBand.AGE_7_10.value
    return any(tells_young(text) for text in texts)
