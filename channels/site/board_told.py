"""What the store tells of one board, put into words: figures, promises, newest questions."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.boards.dates import spoken_day, when_or_undated
from bot.boards.phrases import phrase
from bot.boards.verdicts import PromiseVerdict
from bot.questions.judging.good_practice import GoodPractice
from bot.questions.judging.ledger import LedgerEntry
from bot.questions.publication.board_page import BoardFigures, BoardPage
from bot.questions.publication.suppression import Cell, Mark
from bot.vocabulary import Language
from bot.web.dates import spoken_date
from bot.web.words import Words
from channels.gate.answer_words import verdict_lines
from channels.site.board_facts import checked_line, source_links
from channels.site.public_words import list_item

Say = Callable[..., str]


def board_told(page: BoardPage, language: Language, words: Words, say: Say) -> dict[str, Any]:
    """The parts of a board's page that come from questions and their answers."""
    return {
        "numbers": _numbers(page.figures, say),
        "ledger": [_entry(one, language, say) for one in page.ledger],
        "ledger_checked": checked_line(
            [one.promise for one in page.ledger if one.promise], language
        ),
        "questions": [list_item(one, language, words) for one in page.newest],
    }


def practice_item(found: GoodPractice, language: Language, say: Say) -> dict[str, Any]:
    """A promise that was kept, with the question and the verdict."""
    fields = found.commitment.fields
    return {
        "promise": fields.what(language),
        "who": fields.who(language),
        "due": _by_day(spoken_date(fields.due_on, language) if fields.due_on else "", say),
        "state_says": say("questions.state_kept"),
        "happened": found.commitment.happened(language),
        "verdicts": [
            {"progress": "green", "says": line}
            for line in verdict_lines(found.verdict, language, say)[:1]
        ],
        "asked": found.question.words(language),
        "question_id": str(found.question.question_id),
        "region": str(found.question.region or ""),
        "made_up": found.question.made_up,
    }


def _entry(entry: LedgerEntry, language: Language, say: Say) -> dict[str, Any]:
    source = entry.promise
    due = spoken_date(entry.due_on, language) if entry.due_on else ""
    silent = source is not None and entry.due_on is None  # nobody said when it is due
    return {
        "promise": entry.what(language),
        "who": entry.who(language),
        "made": when_or_undated(entry.made_on, language),
        "due": phrase("no_due_day", language) if silent else _by_day(due, say),
        "state_says": "" if silent else say(f"questions.state_{entry.state}"),
        "happened": entry.happened(language),
        "verdicts": [
            *(_of_group(one, language) for one in entry.verdicts),
            *_of_askers(entry, language, say),
        ],
        "question_id": str(entry.question_id or ""),
        "made_up": entry.made_up,
        "sources": source_links(source.source, language) if source else [],
    }


def _of_group(verdict: PromiseVerdict, language: Language) -> dict[str, str]:
    day = spoken_day(verdict.judged_on, language)
    said = f"{verdict.by(language)}, {day}. {verdict.words(language)}"
    return {"progress": str(verdict.progress), "says": said.strip()}


def _of_askers(entry: LedgerEntry, language: Language, say: Say) -> Iterable[dict[str, str]]:
    if entry.verdict is None or entry.verdict.progress is None:
        return
    says = verdict_lines(entry.verdict, language, say)[0]
    yield {"progress": str(entry.verdict.progress), "says": says}


def _by_day(day: str, say: Say) -> str:
    return say("questions.by_day", date=day) if day else say("questions.no_day")


def _numbers(figures: BoardFigures, say: Say) -> list[tuple[str, str]]:
    """Labels and figures; parts that may not be told apart are left out altogether."""
    parts = [
        *((f"outcome_{one}", cell) for one, cell in figures.outcomes.items()),
        ("judged", figures.judged),
        *((f"verdict_{one}", cell) for one, cell in figures.verdicts.items()),
    ]
    return [
        (say(f"boards.figure_{name}"), _figure(cell, say))
        for name, cell in [("put", figures.put), *parts]
        if cell.mark is not Mark.NOT_SPLIT
    ]


def _figure(cell: Cell, say: Say) -> str:
    if cell.mark is Mark.RANGE:
        return say("boards.from_to", low=cell.low, high=cell.high)
    return say("boards.fewer") if cell.mark is Mark.FEW else str(cell.low)
