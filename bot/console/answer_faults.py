"""What has to be put right in the form of an answer, and where."""

from dataclasses import dataclass

from bot.errors import BadInput
from bot.questions.answering.commitment_fields import CommitmentEmpty, DayInPast
from bot.questions.answering.fields import AnswerIncomplete, AnswerTooLong
from bot.questions.life.bodies import BodyUnknown
from bot.questions.reviewing.decide import NoteTooLong

TO_PUT_RIGHT = (
    AnswerIncomplete,
    AnswerTooLong,
    BodyUnknown,
    CommitmentEmpty,
    DayInPast,
    NoteTooLong,
)
_PLACES = {"commitments": "promises", "note": "private_note"}
_FIELDS = ("kind", "text_en", "text_cy", "given_by_en", "given_by_cy", "body")


@dataclass(frozen=True, slots=True)
class Fault:
    """A text that says what is wrong, and the id of the field; `number` of its commitment."""

    key: str
    place: str
    number: int = 0


def faults_of(error: BadInput) -> tuple[str, ...]:
    """What is wrong, as short codes that the form carries."""
    if isinstance(error, AnswerIncomplete):
        return tuple(f"missing_{part}" for part in error.missing)
    if isinstance(error, AnswerTooLong):
        return (f"long_{error}",)
    return (error.code,)


def fault_of(code: str) -> Fault:
    """The text and the place of one of them."""
    kind, _, field = code.partition("_")
    if kind == "day" and field.isdecimal():
        return Fault("answers.wrong_day", f"c{field}_due_on", int(field) + 1)
    if code == BodyUnknown.code:
        return Fault("answers.wrong_missing_body", "body")
    if kind not in ("missing", "long"):
        place = "private_note" if code == "note_too_long" else "promises"
        return Fault(f"answers.wrong_{code}", place)
    place = field if field in _FIELDS else _PLACES.get(field, "promises")
    known = code if field in _FIELDS or field == "commitments" else f"{kind}_promise"
    return Fault(f"answers.wrong_{known}", place)
