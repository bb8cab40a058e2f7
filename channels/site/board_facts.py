"""What the boards' files tell of one board, put into words: each fact with date and source."""

from collections.abc import Sequence
from typing import Any

from bot.boards.directory import board_for
from bot.boards.participation import Participation, participation
from bot.boards.plans import BoardPlan, plan_history
from bot.boards.rows import Fact, addresses, check_words
from bot.boards.sources import source_name
from bot.vocabulary import Language, Region


def board_facts(region: Region, language: Language) -> dict[str, Any]:
    """Who the board is, its plan now and before, and how young people are heard."""
    board = board_for(region)
    *earlier, newest = plan_history(region)
    heard = participation(region)
    return {
        "board": {
            "region": str(region),
            "name": board.name(language),
            "councils": list(board.councils(language)),
            "health_board": board.health_board(language),
            "website": board.website,
            "website_checked": board.website_checked,
        },
        "plan": _plan(newest, language),
        "earlier": [_plan(plan, language) for plan in reversed(earlier)],
        "plan_checked": checked_line([newest], language),
        "listening": [_listening(entry, language) for entry in heard],
        "listening_checked": checked_line(heard, language),
    }


def checked_line(facts: Sequence[Fact], language: Language) -> str:
    """How far these facts were checked, and when: once for all of them; empty for none."""
    return check_words(facts, language) if facts else ""


def source_links(source: str, language: Language) -> list[dict[str, str]]:
    """The pages that a fact comes from, each by its name; several of one name are counted."""
    urls = addresses(source)
    names = [source_name(url, language) for url in urls]
    return [
        {
            "url": url,
            "name": f"{name} ({names[: at + 1].count(name)})" if names.count(name) > 1 else name,
        }
        for at, (url, name) in enumerate(zip(urls, names, strict=True))
    ]


def _plan(plan: BoardPlan, language: Language) -> dict[str, Any]:
    return {
        "name": plan.plan(language),
        "means": plan.stage.means(language),
        "said_by": plan.said_by(language),
        "when": plan.as_of.when(language),
        "note": plan.note(language),
        "sources": source_links(plan.source, language),
    }


def _listening(entry: Participation, language: Language) -> dict[str, Any]:
    return {
        "led_by": str(entry.led_by),
        "what": entry.what(language),
        "when": entry.when(language),
        "sources": source_links(entry.source, language),
    }
