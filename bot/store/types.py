"""Column types that read the same from SQLite and from PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

from bot.vocabulary import Term

TERM_LENGTH = 40  # characters; the longest id in vocabulary.py has 24
ROW_NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts only INTEGER keys


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its time zone; kept and given back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn a moment to UTC; one without a time zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC; SQLite keeps it without saying so."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class TermType(TypeDecorator[Term]):
    """A word of vocabulary.py, kept by its value."""

    impl = String(TERM_LENGTH)
    cache_ok = True

    def __init__(self, term: type[Term]) -> None:
        self.term = term
        super().__init__()

    def process_bind_param(self, value: Term | str | None, dialect: Dialect) -> str | None:
        """Keep the value; a word that is not in the vocabulary is refused."""
        return None if value is None else str(self.term(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Term | None:
        """Give back the member of the vocabulary."""
        return None if value is None else self.term(value)


def term_column(term: type[Term], **options: Any) -> MappedColumn[Any]:
    """A column that holds a word of the vocabulary.

    Args: term: the enum; options: as for `mapped_column`.
    """
    return mapped_column(TermType(term), **options)
