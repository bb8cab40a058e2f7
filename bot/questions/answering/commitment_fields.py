"""What a commitment is made of: who will do what by when."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errors import BadInput
from bot.questions.answering.fields import check_length, clean_words
from bot.questions.life.deadlines import day_in_wales as day_in_wales
from bot.vocabulary import Language

WHAT_LONGEST = 1_000  # characters
WHO_LONGEST = 200


class CommitmentEmpty(BadInput):
    """A commitment says at least in one language what will be done."""

    code = "commitment_empty"


class DayInPast(BadInput):
    """Nobody can promise something for a day that is over."""

    code = "day_in_past"


@dataclass(frozen=True, slots=True)
class CommitmentFields:
    """Who will do what by when. An office or a service, never a person's name."""

    what_en: str = ""
    what_cy: str = ""
    who_en: str = ""
    who_cy: str = ""
    due_on: date | None = None

    def what(self, language: Language) -> str:
        """What will be done, in one language."""
        return self.what_cy if language is Language.CY else self.what_en

    def who(self, language: Language) -> str:
        """Who will do it, in one language."""
        return self.who_cy if language is Language.CY else self.who_en

    @property
    def complete(self) -> bool:
        """Whether all of it is there, in both languages and with its day."""
        return all((self.what_en, self.what_cy, self.who_en, self.who_cy, self.due_on))


def clean_commitment(fields: CommitmentFields) -> CommitmentFields:
    """The commitment as it is kept.

    Raises: CommitmentEmpty, AnswerTooLong.
    """
    kept = CommitmentFields(
        what_en=clean_words(fields.what_en),
        what_cy=clean_words(fields.what_cy),
        who_en=clean_words(fields.who_en),
        who_cy=clean_words(fields.who_cy),
        due_on=fields.due_on,
    )
    check_length(WHAT_LONGEST, what_en=kept.what_en, what_cy=kept.what_cy)
    check_length(WHO_LONGEST, who_en=kept.who_en, who_cy=kept.who_cy)
    if not (kept.what_en or kept.what_cy):
        raise CommitmentEmpty
    return kept


def check_day(fields: CommitmentFields, now: datetime) -> None:
    """Refuse a day that is over. Raises: DayInPast."""
    if fields.due_on is not None and fields.due_on < day_in_wales(now):
        raise DayInPast(fields.due_on.isoformat())
