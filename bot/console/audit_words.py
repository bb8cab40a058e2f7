"""What stands in the audit log, in words of the page's language: ids stay, codes do not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sanic import Request

from bot.accounts.audit_log import ACCOUNT, EventView
from bot.console.list_labels import Labels
from bot.directory.themes import theme_name
from bot.errors import BotError
from bot.language.councils import region_name
from bot.questions.life.bodies import body_named
from bot.questions.life.reasons import reasons
from bot.vocabulary import Region, Theme
from bot.web.language import page_language

NOBODY = "nobody"
# Where the words for the values of a detail stand; without one the value is an id or a number.
VALUES = {
    "workflow": "terms.workflow_",
    "safeguarding": "terms.safeguarding_",
    "visibility": "audit.visibility_",
    "referral_for": "safeguarding.for_",
    "lane_done": "safeguarding.did_",
    "kind": "answers.kind_",
    "state": "commitments.state_",
    "purpose": "exports.purpose_",
    "profile": "exports.profile_",
    "format": "audit.format_",
    "edition": "session_prints.edition_",
    "surface": "audit.surface_",
    "role": "roles.",
}


@dataclass(frozen=True, slots=True)
class Detail:
    """One detail of an event; `plain`: an id, a number or a code that no language knows."""

    label: str
    value: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One event as it is read."""

    number: int
    at: datetime
    who: str
    what: str
    thing: str
    thing_name: str  # of a person; empty for every other thing
    thing_id: str
    details: tuple[Detail, ...]


class AuditWords:
    """The words of one page."""

    def __init__(self, request: Request, people: Mapping[str, str]) -> None:
        """Take `people`: display names by actor, for those whom an event is about or names."""
        self._words, self._language = request.app.ctx.words, page_language(request)
        self._people, self._labels = people, Labels(request, {})

    def lines(self, events: Iterable[EventView]) -> tuple[Line, ...]:
        """Each event in words."""
        return tuple(self._line(event) for event in events)

    def _line(self, event: EventView) -> Line:
        kind, _, thing_id = event.subject.partition(":")
        return Line(
            number=event.number,
            at=event.at,
            who=self._who(event.who),
            what=self._say(event.action, *action_keys(event.action)),
            thing=self._say(kind, f"audit.thing_{kind}"),
            thing_name=self._people.get(event.subject, ""),
            thing_id=thing_id,
            details=tuple(self._details(event.detail)),
        )

    def _who(self, who: str) -> str:
        if who.startswith(ACCOUNT):
            return self._people.get(who) or self._say(who, "case.a_colleague")
        return self._say(who, f"terms.actor_{who}", f"audit.actor_{who}")

    def _details(self, detail: Mapping[str, str]) -> Iterator[Detail]:
        for key, value in detail.items():
            if key in {theme.value for theme in Theme}:
                name = theme_name(Theme(key), self._language)
                yield Detail(name, self._say(value, f"audit.theme_{value}"), False)
            elif value:
                said = self._value(key, value)
                yield Detail(self._say(key, f"audit.part_{key}"), said or value, not said)

    def _value(self, key: str, value: str) -> str:
        """A value in words; empty if there are none for it."""
        if key in VALUES:
            return self._say("", f"{VALUES[key]}{value}")
        if key == "reason" and value in reasons():
            return reasons()[value].words(self._language)
        if key == "filter":
            return ", ".join(self._narrowed(part) for part in value.split("+"))
        return self._place(value) if key in ("to", "region") else ""

    def _place(self, value: str) -> str:
        """Somebody, a region or a body."""
        if value in {region.value for region in Region}:
            return region_name(Region(value), self._language)
        if value.startswith(ACCOUNT):
            return self._who(value)
        if value in (NOBODY, "all"):
            return self._say(value, "case.nobody" if value == NOBODY else "regions.all")
        try:
            return body_named(value).name(self._language)
        except BotError:
            return ""  # the id of a question

    def _narrowed(self, part: str) -> str:
        """One part of a filter; a long filter may be cut off in the middle of its last one."""
        name, _, value = part.partition(":")
        field = self._say(name, f"queue.field_{name}")
        try:
            return field if name == "words" else f"{field}: {self._labels.value(name, value)}"
        except (KeyError, ValueError, BotError):
            return field

    def _say(self, otherwise: str, *keys: str) -> str:
        """The first of these texts that there is; an old log may hold codes of long ago."""
        known = next((key for key in keys if self._words.has(key)), "")
        return str(self._words.say(known, self._language)) if known else otherwise


def action_keys(action: str) -> tuple[str, ...]:
    """Where the words for an action stand: its own, or those of the step of a question."""
    topic, _, verb = action.partition(".")
    own = f"audit.did_{topic}_{verb}"
    return (own, f"terms.step_{verb}") if topic == "question" else (own,)
