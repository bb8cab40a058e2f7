"""An answer with its commitments as it was typed, and what has to be put right in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sanic import Request

from bot.console.forms import read_number, typed
from bot.errors import BadInput
from bot.questions.answering.answers import AnswerFields, AnswerView
from bot.questions.answering.commitments import CommitmentFields
from bot.vocabulary import AnswerStatus
from bot.web.types import form_value

ROWS_MOST = 10  # commitments of one answer; more would not fit into one form
EMPTY = CommitmentFields()


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment in the form; `number` names its fields, `due` is the day as it was typed."""

    number: int
    fields: CommitmentFields = EMPTY
    commitment_id: UUID | None = None
    due: str = ""
    remove: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into it."""
        return self.fields == EMPTY and not self.due

    @property
    def day_is_wrong(self) -> bool:
        """Whether a day was typed that is none."""
        return bool(self.due) and self.fields.due_on is None


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """The whole form; `wrong` names what has to be put right, `do` what comes after saving."""

    version: int
    fields: AnswerFields
    rows: tuple[Row, ...]
    note: str = ""
    do: str = "save"
    wrong: tuple[str, ...] = ()

    def with_room(self) -> "AnswerForm":
        """The same with one empty row more, if there is room for one."""
        if len(self.rows) >= ROWS_MOST:
            return self
        return replace(self, rows=(*self.rows, Row(len(self.rows))))


def form_of(answer: AnswerView | None) -> AnswerForm:
    """The form as it is opened: what is kept, and room for a commitment."""
    if answer is None:
        return AnswerForm(0, AnswerFields(), (Row(0),))
    rows = tuple(
        Row(number, one.fields, one.commitment_id, _day(one.fields.due_on))
        for number, one in enumerate(one for one in answer.commitments if not one.public)
    )
    return AnswerForm(answer.version, answer.fields, rows or (Row(0),))


def read_answer(request: Request) -> AnswerForm:
    """Read what was typed. Raises: BadInput: not a form of ours."""
    kind = form_value(request, "kind")
    known = kind in {one.value for one in AnswerStatus}
    do = form_value(request, "do")
    rows = tuple(_rows(request))
    wrong = tuple(f"day_{row.number}" for row in rows if row.day_is_wrong and not row.remove)
    return AnswerForm(
        version=read_number(request, "version"),
        fields=AnswerFields(
            kind=AnswerStatus(kind) if known else AnswerStatus.NONE,
            text_en=typed(request, "text_en"),
            text_cy=typed(request, "text_cy"),
            given_by_en=typed(request, "given_by_en"),
            given_by_cy=typed(request, "given_by_cy"),
            body=form_value(request, "body"),
        ),
        rows=rows,
        note=typed(request, "private_note"),
        do=do if do in ("save", "add", "submit") else "save",
        wrong=wrong,
    )


def _rows(request: Request) -> Iterator[Row]:
    count = read_number(request, "rows")
    for number in range(min(count, ROWS_MOST)):
        due = typed(request, f"c{number}_due_on")
        yield Row(
            number=number,
            fields=CommitmentFields(
                what_en=typed(request, f"c{number}_what_en"),
                what_cy=typed(request, f"c{number}_what_cy"),
                who_en=typed(request, f"c{number}_who_en"),
                who_cy=typed(request, f"c{number}_who_cy"),
                due_on=_read_day(due),
            ),
            commitment_id=_read_id(form_value(request, f"c{number}_id")),
            due=due,
            remove=form_value(request, f"c{number}_remove") == "yes",
        )


def _read_day(due: str) -> date | None:
    try:
        return date.fromisoformat(due) if due else None
    except ValueError:
        return None


def _read_id(sent: str) -> UUID | None:
    try:
        return UUID(sent) if sent else None
    except ValueError as error:
        raise BadInput("commitment") from error


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
