"""What each scene of the screen in the hall says, cut to what can be read from the last row."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.sessions.ballot.views import ChoiceLine
from bot.sessions.room.screen_parts import ShownQuestion
from bot.sessions.surfaces.answering import ListedQuestion
from bot.sessions.surfaces.projector import ProjectorPage, Scene
from bot.vocabulary import Language
from channels.room.projector_ledger import ledger_values
from channels.room.projector_panel import cut, panel_values
from channels.room.twins import Say, Twin

ROOM_FOR = 430  # characters of one language that can be read from 15 m
MOST_LINES = 6  # questions at once
MOST_REASONS = 5  # with more picks the reasons are on the phones alone
COUNTED = 90  # characters of a question beside its count
SIZES = (110, 220, 380, 560, 800)  # characters from which letters are one step smaller


def scene_values(found: ProjectorPage, say: Say) -> dict[str, Any]:
    """What the present scene shows."""
    if found.scene is Scene.GATHER:
        return _gathered(found)
    if found.scene is Scene.VOTE:
        return _voting(found)
    if found.scene is Scene.PICKS:
        return _picked(found)
    if found.scene is Scene.PANEL and found.answering is not None:
        return panel_values(found.answering, say)
    if found.scene is Scene.LIST:
        return _listed(found)
    if found.scene is Scene.LEDGER:
        return ledger_values(found.ledger, say)
    return {"size": 0}


def words_of(one: ShownQuestion | ChoiceLine) -> Twin:
    """A question in the languages it is written in; never one of them twice."""
    return Twin(cy=one.words_cy or "", en=one.words_en or "")


def size_of(lines: Iterable[Twin]) -> int:
    """How many steps smaller than the largest the letters are, before the script measures."""
    length = sum(one.length for one in lines)
    return sum(length > step for step in SIZES)


def _gathered(found: ProjectorPage) -> dict[str, Any]:
    """The newest, as many as can be read."""
    newest = [words_of(one) for one in reversed(found.screen.questions)]
    shown = _fitting(newest)
    return {"lines": shown, "total": len(newest), "size": size_of(shown)}


def _fitting(lines: Sequence[Twin]) -> list[Twin]:
    shown: list[Twin] = []
    length = 0
    for one in lines[:MOST_LINES]:
        length += one.length
        if shown and length > ROOM_FOR:
            break
        shown.append(one)
    return shown


def _voting(found: ProjectorPage) -> dict[str, Any]:
    ballot = found.ballot
    voted = ballot.turnout.people if ballot and ballot.turnout else 0
    return {"voted": voted, "places": ballot.places if ballot else 0, "size": 0}


def _picked(found: ProjectorPage) -> dict[str, Any]:
    """What was chosen and why; where the host shows the counts, those of the most voted for."""
    picked = {one.choice.question_id for one in found.picks}
    if found.votes:
        rows = sorted(found.choices, key=lambda one: -found.votes.get(one.question_id, 0))
        counted = [
            (_cut(words_of(one)), found.votes.get(one.question_id, 0), one.question_id in picked)
            for one in rows[:MOST_LINES]
        ]
        return {"picks": [], "counted": counted, "size": size_of(row[0] for row in counted)}
    reasons = len(found.picks) <= MOST_REASONS
    told = [
        (words_of(one.choice), _reason(one) if reasons else Twin("", "")) for one in found.picks
    ]
    return {"picks": told, "counted": [], "size": size_of(text for row in told for text in row)}


def _cut(twin: Twin) -> Twin:
    return Twin(cy=cut(twin.cy, COUNTED), en=cut(twin.en, COUNTED))


def _reason(pick: Any) -> Twin:
    return Twin(
        cy=pick.reason(Language.CY, numbers=False), en=pick.reason(Language.EN, numbers=False)
    )


def _listed(found: ProjectorPage) -> dict[str, Any]:
    lines = [(words_of(one.shown), _done(one)) for one in found.listed]
    return {"lines": lines, "size": size_of(words for words, _ in lines)}


def _done(one: ListedQuestion) -> str:
    """How far a question is: judged, answered, or still to come."""
    if one.record is None or not one.record.agreed:
        return ""
    return one.record.verdict.progress.value if one.record.verdict else "answered"
