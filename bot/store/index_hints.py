"""Say to SQLite which index to use: it counts no rows beforehand and can come upon a slow one."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler


class HintedCompiler(SQLiteCompiler):
    """Writes `Select.with_hint` behind the table, which SQLAlchemy leaves out for SQLite."""

    def get_from_hint_text(self, table: Any, text: str | None) -> str | None:
        """The hint as it was given, such as "INDEXED BY ix_question_due"."""
        return text


def take_hints(engine: Engine) -> None:
    """Let the queries of an SQLite engine carry hints; one that does not fit is an error."""
    engine.dialect.statement_compiler = HintedCompiler
