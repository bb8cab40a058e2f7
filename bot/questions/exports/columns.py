"""The columns of a file of questions: ids as codes, and every text in both languages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.directory.themes import theme_name
from bot.language.councils import region_name
from bot.questions.answering.views import CommitmentView
from bot.questions.exports.csv_lines import Value
from bot.questions.exports.rows import ExportAnswer, ExportRow
from bot.questions.judging.verdict_counts import VerdictCounts
from bot.vocabulary import Answered, Language, Progress

Say = Callable[[str, Language], str]  # a text of the locale files: topic.key, in a language
Take = Callable[[ExportRow, Say], Value]
SEPARATOR = "; "
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `name` stands in the first line of a file and never changes."""

    name: str
    take: Take


def columns() -> tuple[Column, ...]:
    """Every column, in its order."""
    return (
        *(Column(name, _plain(take)) for name, take in _FACTS.items()),
        *_in_both("region", _region),
        *_in_both("state", lambda row, say, to: say(f"terms.workflow_{row.workflow}", to)),
        *_in_both("themes", _themes),
        *_in_both("question", lambda row, say, to: row.text_cy if _is_cy(to) else row.text_en),
        *(Column(name, _of_answer(take)) for name, take in _ANSWERS.items()),
        *_in_both("answer_kind", _kind),
        *_in_both("answer", _answer_text),
        *_in_both("answered_by", _given_by),
        *_in_both("commitments", _commitments),
        *(Column(name, _of_answer(take)) for name, take in _VERDICTS.items()),
        *(Column(f"answered_{one}", _of_counts(_answered(one))) for one in Answered),
        *(Column(f"progress_{one}", _of_counts(_progress(one))) for one in Progress),
    )


def heading(column: Column, say: Say, language: Language) -> str:
    """What a column is called for people."""
    return say(f"exports.column_{column.name}", language)


def commitment_line(one: CommitmentView, say: Say, language: Language) -> str:
    """Who will do what by when, and how it stands."""
    fields = one.fields
    due = fields.due_on.isoformat() if fields.due_on else ""
    state = say(f"commitments.state_{one.state}", language)
    parts = (fields.what(language), fields.who(language), due, state, one.happened(language))
    return " | ".join(part for part in parts if part)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


_FACTS: dict[str, Callable[[ExportRow], Value]] = {
    "question_id": lambda row: str(row.question_id),
    "asked_on": lambda row: row.asked_on.isoformat(),
    "region": lambda row: row.region.value if row.region else None,
    "asked_to": lambda row: row.asked_to.value,
    "state": lambda row: row.workflow.value,
    "themes": lambda row: SEPARATOR.join(theme.value for theme in row.themes),
    "others_who_ask": lambda row: row.support,
    "asked_in": lambda row: row.language.value if row.language else None,
    "permission": lambda row: row.permission.value if row.permission else None,
    "made_up": lambda row: YES if row.made_up else NO,
    "put_to_board_on": lambda row: _day(row.put_on),
    "answer_due_on": lambda row: _day(row.due_on),
}
_ANSWERS: dict[str, Callable[[ExportAnswer], Value]] = {
    "answer_published_on": lambda one: _day(one.published_on),
    "answer_stage": lambda one: one.stage.value,
    "answer_kind": lambda one: one.kind.value,
}
_VERDICTS: dict[str, Callable[[ExportAnswer], Value]] = {
    "verdict_by": lambda one: one.verdict.judge.value if one.verdict else None,
    "verdict_answered": lambda one: (
        one.verdict.answered.value if one.verdict and one.verdict.answered else None
    ),
    "verdict_progress": lambda one: (
        one.verdict.progress.value if one.verdict and one.verdict.progress else None
    ),
    "judged": lambda one: one.verdict.counts.total if one.verdict and one.verdict.counts else None,
}


def _plain(take: Callable[[ExportRow], Value]) -> Take:
    return lambda row, say: take(row)


def _of_answer(take: Callable[[ExportAnswer], Value]) -> Take:
    return lambda row, say: take(row.answer) if row.answer else None


def _of_counts(take: Callable[[VerdictCounts], Value]) -> Take:
    def found(row: ExportRow, say: Say) -> Value:
        verdict = row.answer.verdict if row.answer else None
        return take(verdict.counts) if verdict and verdict.counts else None

    return found


def _answered(one: Answered) -> Callable[[VerdictCounts], Value]:
    return lambda counts: counts.answered[one] if counts.answered else None


def _progress(one: Progress) -> Callable[[VerdictCounts], Value]:
    return lambda counts: counts.progress[one] if counts.progress else None


def _in_both(name: str, take: Callable[[ExportRow, Say, Language], Value]) -> Iterator[Column]:
    for language in Language:
        yield Column(f"{name}_{language}", _said_in(take, language))


def _said_in(take: Callable[[ExportRow, Say, Language], Value], language: Language) -> Take:
    return lambda row, say: take(row, say, language)


def _region(row: ExportRow, say: Say, language: Language) -> Value:
    return region_name(row.region, language) if row.region else None


def _themes(row: ExportRow, say: Say, language: Language) -> Value:
    return SEPARATOR.join(theme_name(theme, language) for theme in row.themes)


def _kind(row: ExportRow, say: Say, language: Language) -> Value:
    return say(f"answers.kind_{row.answer.kind}", language) if row.answer else None


def _answer_text(row: ExportRow, say: Say, language: Language) -> Value:
    if row.answer is None:
        return None
    return row.answer.text_cy if _is_cy(language) else row.answer.text_en


def _given_by(row: ExportRow, say: Say, language: Language) -> Value:
    if row.answer is None:
        return None
    return row.answer.given_by_cy if _is_cy(language) else row.answer.given_by_en


def _commitments(row: ExportRow, say: Say, language: Language) -> Value:
    found: Iterable[CommitmentView] = row.answer.commitments if row.answer else ()
    return "\n".join(commitment_line(one, say, language) for one in found)


def _is_cy(language: Language) -> bool:
    return language is Language.CY
