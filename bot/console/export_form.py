"""What the form for a file carries."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar
from urllib.parse import urlencode

from sanic import Request

from bot.questions.exports.facts import Format, Purpose
from bot.questions.exports.rows import Profile
from bot.questions.finding.queue_filter import QueueFilter
from bot.vocabulary import Term
from bot.web.types import form_value

T = TypeVar("T", bound=Term)


@dataclass(frozen=True, slots=True)
class ExportForm:
    """A file as it was asked for; `faults` names what has to be put right."""

    filter: QueueFilter
    purpose: Purpose = Purpose.OTHER
    format: Format = Format.CSV
    profile: Profile = Profile.SHARED
    bom: bool = True
    faults: tuple[str, ...] = ()
    begun: bool = False  # something was sent: what was chosen stays chosen

    def with_fault(self, fault: str) -> "ExportForm":
        """The same with one more thing to put right."""
        return replace(self, faults=(*self.faults, fault))

    def back(self, language: str) -> str:
        """Where the list is that the file is made of."""
        return f"/questions?{self._query(language)}"

    def again(self, language: str) -> str:
        """Where the form is in which a file of the same list is made."""
        return f"/exports?{self._query(language)}"

    def _query(self, language: str) -> str:
        return urlencode((*self.filter.to_query(), ("lang", language)))


@dataclass(frozen=True, slots=True)
class ExportPage:
    """What the page says of the file before it is made."""

    counts: dict[Profile, int]
    chosen: list[tuple[str, str]]  # field and value, as people call them
    left_out: bool  # the list is narrowed by something that no file tells


def read_form(request: Request) -> ExportForm:
    """Read what was sent; without a purpose or a known shape there is no file."""
    sent: dict[str, list[Any]] = request.form or {}
    pairs = [(name, str(value)) for name, values in sent.items() for value in values]
    purpose = _known(Purpose, form_value(request, "purpose"))
    shape = _known(Format, form_value(request, "format"))
    profile = _known(Profile, form_value(request, "profile"))
    missing = {"purpose": purpose, "format": shape, "profile": profile}
    return ExportForm(
        filter=QueueFilter.from_query(pairs),
        purpose=purpose or Purpose.OTHER,
        format=shape or Format.CSV,
        profile=profile or Profile.SHARED,
        bom=form_value(request, "bom") == "yes",
        faults=tuple(name for name, value in missing.items() if value is None),
        begun=purpose is not None,
    )


def _known(term: type[T], sent: str) -> T | None:
    return next((one for one in term if one.value == sent), None)
