"""What the chat sends: events, each with its kind, language, text and choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.vocabulary import Language, Term


class EventKind(Term):
    """How an event is shown."""

    MESSAGE = "message"
    DOORS = "doors"
    CARD = "card"
    FORM = "form"
    REVIEW = "review"
    RECEIPT = "receipt"
    NOTICE = "notice"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick instead of typing. `resend` names a message to send once more."""

    id: str
    label: str
    resend: str = ""

    def as_json(self) -> dict[str, str]:
        """The choice on the wire."""
        body = {"id": self.id, "label": self.label}
        return {**body, "resend": self.resend} if self.resend else body


@dataclass(frozen=True, slots=True)
class Event:
    """One thing said to a young person.

    `detail` holds the further fields of its kind. `live` names a part that is filled from the
    store each time it is sent, so that the young person's own words are kept in one place only.
    """

    kind: EventKind
    language: Language
    text: str
    choices: tuple[Choice, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)
    live: str = ""

    def as_json(self) -> dict[str, Any]:
        """The event on the wire, without its sequence number."""
        return {
            "kind": self.kind.value,
            "language": self.language.value,
            "text": self.text,
            "choices": [choice.as_json() for choice in self.choices],
            **self.detail,
        }


def as_kept(event: Event) -> dict[str, Any]:
    """The event as the conversation's state keeps it."""
    return {**event.as_json(), "live": event.live} if event.live else event.as_json()


def from_kept(kept: Mapping[str, Any]) -> Event:
    """Read back what `as_kept` made, without sequence number and message id."""
    plain = ("kind", "language", "text", "choices", "live", "seq", "answers")
    return Event(
        EventKind(kept["kind"]),
        Language(kept["language"]),
        kept["text"],
        tuple(Choice(**choice) for choice in kept["choices"]),
        {key: value for key, value in kept.items() if key not in plain},
        kept.get("live", ""),
    )
