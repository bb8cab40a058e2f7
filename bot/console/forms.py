"""What the forms about a question carry."""

from dataclasses import dataclass

from sanic import Request

from bot.errors import BadInput
from bot.questions.moderation import NOTE_LONGEST
from bot.questions.reasons import reasons
from bot.questions.states import Step
from bot.web.types import form_value


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was filled in; `wrong` names what has to be put right."""

    version: int
    reason: str = ""
    note: str = ""
    confirmed: bool = False
    wrong: str = ""

    @property
    def why(self) -> dict[str, str]:
        """The part that the use case takes."""
        return {"reason": self.reason, "note": self.note}


def read_version(request: Request) -> int:
    """The version of the question that the form was made from. Raises: BadInput."""
    sent = form_value(request, "version")
    if not sent.isdecimal() or len(sent) > 9:
        raise BadInput("version")
    return int(sent)


def read_decision(request: Request, step: Step) -> Decision:
    """Read a decision and look at what is missing. Raises: BadInput: no version."""
    reason = form_value(request, "reason")
    note = form_value(request, "note").replace("\r\n", "\n").replace("\0", "").strip()
    known = reason in reasons() and step in reasons()[reason].steps
    wrong = "" if known else "no_reason"
    if len(note) > NOTE_LONGEST:
        wrong = "note_too_long"
    return Decision(
        version=read_version(request),
        reason=reason if known else "",
        note=note,
        confirmed=form_value(request, "confirmed") == "yes",
        wrong=wrong,
    )
