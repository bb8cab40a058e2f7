"""What the boards' files tell of one board, put into words: each fact with date and source."""

from typing import Any
from urllib.parse import urlsplit

from bot.boards.directory import board_for
from bot.boards.participation import Participation, participation
from bot.boards.plans import BoardPlan, plan_history
from bot.boards.rows import Fact, addresses, check_words
from bot.vocabulary import Language, Region


def board_facts(region: Region, language: Language) -> dict[str, Any]:
    """Who the board is, its plan now and before, and how young people are heard."""
    board = board_for(region)
    *earlier, newest = plan_history(region)
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
        "listening": [_listening(entry, language) for entry in participation(region)],
    }


def sourced(fact: Fact, source: str, language: Language) -> dict[str, Any]:
    """How far a fact was checked, and where it comes from."""
    sites = [{"url": url, "site": urlsplit(url).netloc} for url in addresses(source)]
    return {"checked": check_words([fact], language), "sources": sites}


def _plan(plan: BoardPlan, language: Language) -> dict[str, Any]:
    return {
        "name": plan.plan(language),
        "means": plan.stage.means(language),
        "said_by": plan.said_by(language),
        "when": plan.as_of.when(language),
        "note": plan.note(language),
        **sourced(plan, plan.source, language),
    }


def _listening(entry: Participation, language: Language) -> dict[str, Any]:
    return {
        "led_by": str(entry.led_by),
        "what": entry.what(language),
        "when": entry.when(language),
        **sourced(entry, entry.source, language),
    }
