"""Questions as JSON, by a schema that is kept beside this module and has a version."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from bot.questions.answering.views import CommitmentView
from bot.questions.exports.facts import ExportFacts
from bot.questions.exports.rows import ExportAnswer, ExportRow
from bot.questions.judging.verdict_counts import PublicVerdict

VERSION = "question-export-1"
SCHEMA = Path(__file__).parent / f"{VERSION}.schema.json"


class JsonFile:
    """Writes the parts of one file; joined together they are one JSON object."""

    def __init__(self, facts: ExportFacts) -> None:
        self._facts = facts
        self._first = True

    def start(self) -> str:
        """Everything up to the questions."""
        about = {
            "schema": VERSION,
            "made_at": self._facts.made_at.isoformat(),
            "profile": self._facts.profile.value,
            "region": self._facts.region.value if self._facts.region else None,
            "narrowed_by": list(self._facts.narrowed_by),
        }
        return f'{_text(about)[:-1]}, "questions": [\n'

    def part(self, rows: Iterable[ExportRow]) -> str:
        """Some questions."""
        lines = ",\n".join(_text(question_object(row)) for row in rows)
        before = "" if self._first or not lines else ",\n"
        self._first = self._first and not lines
        return before + lines

    def end(self) -> str:
        """What closes the file."""
        return "\n]}\n"


def question_object(row: ExportRow) -> dict[str, Any]:
    """One question as the schema has it."""
    told = row.text_en is not None or row.text_cy is not None
    return {
        "question_id": str(row.question_id),
        "asked_on": _day(row.asked_on),
        "region": row.region.value if row.region else None,
        "asked_to": row.asked_to.value,
        "state": row.workflow.value,
        "themes": [theme.value for theme in row.themes],
        "others_who_ask": row.support,
        "asked_in": row.language.value if row.language else None,
        "text": {"en": row.text_en, "cy": row.text_cy} if told else None,
        "permission": row.permission.value if row.permission else None,
        "put_to_board_on": _day(row.put_on),
        "answer_due_on": _day(row.due_on),
        "answer": _answer(row.answer) if row.answer else None,
        "made_up": row.made_up,
    }


def _answer(answer: ExportAnswer) -> dict[str, Any]:
    return {
        "stage": answer.stage.value,
        "kind": answer.kind.value,
        "text": {"en": answer.text_en, "cy": answer.text_cy},
        "given_by": {"en": answer.given_by_en, "cy": answer.given_by_cy},
        "published_on": _day(answer.published_on),
        "commitments": [_commitment(one) for one in answer.commitments],
        "verdict": _verdict(answer.verdict) if answer.verdict else None,
    }


def _commitment(one: CommitmentView) -> dict[str, Any]:
    fields = one.fields
    return {
        "what": {"en": fields.what_en, "cy": fields.what_cy},
        "who": {"en": fields.who_en, "cy": fields.who_cy},
        "due_on": _day(fields.due_on),
        "state": one.state.value,
        "happened": {"en": one.happened_en, "cy": one.happened_cy},
    }


def _verdict(verdict: PublicVerdict) -> dict[str, Any]:
    counts = verdict.counts
    return {
        "by": verdict.judge.value,
        "judged_on": _day(verdict.judged_on),
        "answered": verdict.answered.value if verdict.answered else None,
        "progress": verdict.progress.value if verdict.progress else None,
        "judged": counts.total if counts else None,
        "answered_counts": _counts(counts.answered if counts else None),
        "progress_counts": _counts(counts.progress if counts else None),
    }


def _counts(counts: Any) -> dict[str, int] | None:
    return {one.value: count for one, count in counts.items()} if counts else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
