"""What the forms about a question carry."""

import re
from dataclasses import dataclass
from uuid import UUID

from sanic import Request

from bot.errors import BadInput
from bot.questions.life.reasons import reasons
from bot.questions.life.states import Step
from bot.questions.reviewing.already_answered import ALREADY_ANSWERED
from bot.questions.reviewing.moderation import NOTE_LONGEST
from bot.web.types import form_value

IN_ADDRESS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it was filled in; `wrong` names what has to be put right."""

    version: int
    reason: str = ""
    note: str = ""
    place: str = ""  # the body it is passed on to, or the region it is moved to
    confirmed: bool = False
    answered: str = ""  # the address of a question that was answered already
    wrong: str = ""

    @property
    def answered_by(self) -> UUID | None:
        """The id that stands in the address; None: none."""
        found = IN_ADDRESS.search(self.answered)
        return UUID(found[0]) if found else None

    @property
    def why(self) -> dict[str, str]:
        """The part that the use case takes."""
        return {"reason": self.reason, "note": self.note}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An acceptance as it was filled in."""

    checked: bool = False
    may_be_public: bool = False
    text_other: str = ""
    wrong: str = ""


def read_version(request: Request) -> int:
    """The version of the question that the form was made from. Raises: BadInput."""
    return read_number(request, "version")


def read_number(request: Request, name: str) -> int:
    """A whole number of up to nine digits. Raises: BadInput."""
    sent = form_value(request, name)
    if not (sent.isascii() and sent.isdecimal()) or len(sent) > 9:
        raise BadInput(name)
    return int(sent)


def read_id(request: Request, name: str) -> UUID:
    """An id that a form of ours carries. Raises: BadInput."""
    try:
        return UUID(form_value(request, name))
    except ValueError as error:
        raise BadInput(name) from error


def typed(request: Request, name: str) -> str:
    """A text as it was typed, with one kind of line end; no store holds a NUL."""
    return form_value(request, name).replace("\r\n", "\n").replace("\0", "").strip()


def read_decision(request: Request, step: Step) -> Decision:
    """Read a decision and look at what is missing. Raises: BadInput: no version."""
    reason = form_value(request, "reason")
    note = typed(request, "note")
    known = reason in reasons() and step in reasons()[reason].steps
    wrong = "" if known else "no_reason"
    if len(note) > NOTE_LONGEST:
        wrong = "note_too_long"
    return Decision(
        version=read_version(request),
        reason=reason if known else "",
        note=note,
        place=form_value(request, "place"),
        confirmed=form_value(request, "confirmed") == "yes",
        answered=typed(request, "answered") if reason == ALREADY_ANSWERED else "",
        wrong=wrong,
    )


def read_acceptance(request: Request) -> Acceptance:
    """Read an acceptance; nobody accepts what they have not looked through for details."""
    checked = form_value(request, "details_checked") == "yes"
    wrong = "" if checked else "not_checked"
    return Acceptance(
        checked=checked,
        may_be_public=form_value(request, "may_be_public") == "yes",
        text_other=typed(request, "text_other"),
        wrong=wrong,
    )
