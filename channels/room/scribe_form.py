"""The form of a record: read from what was sent, or from what is kept; the same fields for both."""

from dataclasses import dataclass
from datetime import date, datetime

from sanic import Request

from bot.errors import BadInput
from bot.questions.answering.commitment_fields import CommitmentFields
from bot.questions.answering.fields import AnswerFields
from bot.questions.answering.spoken import SpokenPromise
from bot.sessions.planning.lessons import Twin
from bot.sessions.surfaces.scribe import Office, PutQuestion
from bot.vocabulary import AnswerStatus, Language, Region
from bot.web.types import form_value, form_values
from bot.web.words import Words

MOST_PROMISES = 12  # to one question
OTHER = "other"  # whoever is not on the panel
NOBODY = Twin()
READY = ("chair", "social", "health", "council", "carers", "member")  # room_office.yml


class DayUnreadable(BadInput):
    """What was typed is no day; `number` is that of the promise."""

    code = "day_unreadable"

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(str(number))


@dataclass(frozen=True, slots=True)
class PromiseTyped:
    """One promise as it stands in the form."""

    what_en: str = ""
    what_cy: str = ""
    owner: str = ""  # the position of an office on the panel; OTHER; "" for nobody
    who_en: str = ""
    who_cy: str = ""
    due: str = ""
    region: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed: such a row is left out."""
        return not any((self.what_en, self.what_cy, self.who_en, self.who_cy, self.due, self.owner))


@dataclass(frozen=True, slots=True)
class RecordTyped:
    """A record as it stands in the form."""

    members: tuple[int, ...] = ()
    kind: str = ""
    text_en: str = ""
    text_cy: str = ""
    body: str = ""
    promises: tuple[PromiseTyped, ...] = ()
    office: Twin = NOBODY  # who answered too, and is not on the panel yet

    @property
    def fields(self) -> AnswerFields:
        """What was said. Raises: BadInput: no such kind."""
        kind = self.kind or AnswerStatus.NONE.value
        if kind not in set(map(str, AnswerStatus)):
            raise BadInput("kind")
        return AnswerFields(AnswerStatus(kind), self.text_en, self.text_cy, body=self.body)

    @property
    def words(self) -> tuple[str, ...]:
        """All words that were typed, to be copied where the form is closed."""
        said = [self.office.en, self.office.cy, self.text_en, self.text_cy]
        for one in self.promises:
            said += [one.what_en, one.what_cy, one.who_en, one.who_cy, one.due]
        return tuple(one for one in said if one.strip())


def typed_record(request: Request) -> RecordTyped:
    """What was sent."""
    members = [one for one in form_values(request, "member") if _is_number(one)]
    rows = form_value(request, "rows")
    count = min(int(rows), MOST_PROMISES) if _is_number(rows) else 0
    return RecordTyped(
        members=tuple(int(one) for one in members),
        kind=form_value(request, "kind"),
        text_en=form_value(request, "text_en"),
        text_cy=form_value(request, "text_cy"),
        body=form_value(request, "body"),
        promises=tuple(_typed_promise(request, number) for number in range(1, count + 1)),
        office=_typed_office(request),
    )


def kept_record(question: PutQuestion, offices: tuple[Office, ...]) -> RecordTyped:
    """What is written down already."""
    record, fields = question.record, question.record.fields
    return RecordTyped(
        members=record.members,
        kind="" if fields.kind is AnswerStatus.NONE else fields.kind.value,
        text_en=fields.text_en,
        text_cy=fields.text_cy,
        body=fields.body,
        promises=tuple(
            _kept_promise(one.fields, one.region, offices) for one in record.commitments
        ),
    )


def spoken_promises(typed: RecordTyped, offices: tuple[Office, ...]) -> tuple[SpokenPromise, ...]:
    """The promises that were typed. Raises: DayUnreadable."""
    by_position = {str(one.position): one for one in offices}
    return tuple(
        _spoken(number, one, by_position.get(one.owner))
        for number, one in enumerate(typed.promises, start=1)
        if not one.empty
    )


def read_seen(request: Request) -> datetime | None:
    """When the record was last written, as the page showed it. Raises: BadInput."""
    said = form_value(request, "seen")
    try:
        return datetime.fromisoformat(said) if said else None
    except ValueError as error:
        raise BadInput("seen") from error


def _spoken(number: int, typed: PromiseTyped, owner: Office | None) -> SpokenPromise:
    who = (owner.office_en, owner.office_cy) if owner else (typed.who_en, typed.who_cy)
    try:
        due_on = date.fromisoformat(typed.due) if typed.due else None
    except ValueError as error:
        raise DayUnreadable(number) from error
    said = typed.region if typed.region in set(map(str, Region)) else ""
    region = Region(said) if said else owner.region if owner else None
    return SpokenPromise(CommitmentFields(typed.what_en, typed.what_cy, *who, due_on), region)


def _typed_office(request: Request) -> Twin:
    """An office that was chosen from the list, else the one that was typed."""
    words: Words = request.app.ctx.words
    ready = form_value(request, "office")
    if ready in READY:
        said = [words.say(f"room_office.{ready}", one) for one in (Language.EN, Language.CY)]
        return Twin(*said)
    return Twin(form_value(request, "office_en").strip(), form_value(request, "office_cy").strip())


def _typed_promise(request: Request, number: int) -> PromiseTyped:
    def said(name: str) -> str:
        return form_value(request, f"{name}_{number}").strip()

    return PromiseTyped(
        what_en=said("what_en"),
        what_cy=said("what_cy"),
        owner=said("owner"),
        who_en=said("who_en"),
        who_cy=said("who_cy"),
        due=said("due"),
        region=said("region"),
    )


def _kept_promise(
    fields: CommitmentFields, region: Region | None, offices: tuple[Office, ...]
) -> PromiseTyped:
    who = (fields.who_en, fields.who_cy)
    found = [one for one in offices if (one.office_en, one.office_cy) == who]
    return PromiseTyped(
        what_en=fields.what_en,
        what_cy=fields.what_cy,
        owner=str(found[0].position) if found else OTHER if any(who) else "",
        who_en="" if found else fields.who_en,
        who_cy="" if found else fields.who_cy,
        due=fields.due_on.isoformat() if fields.due_on else "",
        region=region.value if region else "",
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 4
