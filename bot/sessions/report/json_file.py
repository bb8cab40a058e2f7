"""A report as JSON, by a schema that is kept beside this module and has a version."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

from bot.sessions.report.minister import MinisterReport

VERSION = "session-report-1"
SCHEMA = Path(__file__).parent / f"{VERSION}.schema.json"


def report_json(report: MinisterReport) -> str:
    """The whole report; its fields are those of the dataclasses."""
    return json.dumps({"schema": VERSION, **plain(report)}, ensure_ascii=False, indent=1) + "\n"


def plain(value: Any) -> Any:
    """Dataclasses as objects, terms and ids as texts, days and moments in ISO form."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # moments too
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {plain(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value
