"""What boards promised, for the hall of a group that meets again."""

from collections.abc import Sequence
from typing import Any

from bot.questions.judging.ledger import LedgerEntry
from bot.sessions.report.opening import BoardPromises
from bot.vocabulary import Language
from bot.web.dates import spoken_date
from channels.room.projector_panel import cut
from channels.room.twins import Say, Twin, twin_of

MOST_LINES = 4  # promises on the wall at once, those overdue first
LONGEST = 110  # characters of a promise; the board's page has all of it


def ledger_values(ledger: Sequence[BoardPromises], say: Say) -> dict[str, Any]:
    """The promises of one board; of several, the first of each."""
    if len(ledger) == 1:
        entries = [(Twin("", ""), entry) for entry in ledger[0].entries]
    else:
        entries = [(twin_of(board.name), board.entries[0]) for board in ledger]
    shown = entries[:MOST_LINES]
    return {
        "promises": [(board, *_line(entry, say)) for board, entry in shown],
        "more": len(entries) - len(shown),
        "size": 1 if len(shown) < MOST_LINES else 2,
    }


def _line(entry: LedgerEntry, say: Say) -> tuple[Twin, Twin, Twin, str]:
    """What, by when, how it stands, and a name for that."""
    what = Twin(cy=cut(entry.what(Language.CY), LONGEST), en=cut(entry.what(Language.EN), LONGEST))
    due = entry.due_on
    if due is None:
        day = say("room_projector.no_day")
    else:
        said = twin_of(lambda language: spoken_date(due, language))
        day = say("room_projector.by_day", day=said)
    return what, day, say(f"room_projector.ledger_{entry.state}"), entry.state.value
