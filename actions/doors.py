"""Doors, as parts that the gate fills: only ids leave here."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import service
from actions.asker import Asker
from actions.turn import Turn
from bot.directory.heard import heard_route
from bot.directory.search import Outcome, search_services


async def show(
    dispatcher: CollectingDispatcher,
    turn: Turn,
    asker: Asker,
    *,
    exclude: Sequence[str] = (),
    intro: str | None = None,
    next_response: str = "utter_after_doors",
) -> list[str]:
    """Say the doors that were found for these needs.

    Args: intro: the sentence before them, when it is not the first one that fits the result.
    Returns: their ids; none when every door has been shown already.
    """
    result = await service.read(
        search_services,
        needs=asker.needs,
        council=asker.council,
        region=asker.board_region,
        age=asker.age,
        speaker=asker.speaker,
        language=turn.language,
        exclude=exclude,
    )
    ids = [door.id for door in result.doors]
    if ids:
        dispatcher.utter_message(
            response=intro or _intro(asker, result.outcome),
            json_message=part(asker, ids) | {"more": result.more},
        )
        dispatcher.utter_message(response=next_response)
    return ids


def show_again(dispatcher: CollectingDispatcher, asker: Asker, ids: Sequence[str]) -> None:
    """Say doors that were shown before."""
    dispatcher.utter_message(response="utter_print_doors", json_message=part(asker, ids))
    dispatcher.utter_message(response="utter_after_doors")


def show_note(dispatcher: CollectingDispatcher, asker: Asker) -> None:
    """Say the note that tells it once."""
    note = {"part": "note", "needs": [str(need) for need in asker.needs]}
    dispatcher.utter_message(response="utter_note", json_message=note)
    dispatcher.utter_message(response="utter_after_note")


def show_heard_route(dispatcher: CollectingDispatcher, asker: Asker, *, intro: str) -> None:
    """Say who must listen when doors stay shut: the advice team, or the route that fits."""
    ids = heard_route(asker.age, asker.speaker)
    dispatcher.utter_message(response=intro, json_message=part(asker, ids))


def show_help_lines(dispatcher: CollectingDispatcher) -> None:
    """Say the card with people to talk to."""
    dispatcher.utter_message(json_message={"part": "card", "name": "talk_to_human"})


def part(asker: Asker, ids: Sequence[str]) -> dict[str, Any]:
    """A reference to doors, with what the reasons for them depend on."""
    return {
        "part": "doors",
        "ids": list(ids),
        "needs": [str(need) for need in asker.needs],
        "council": asker.council,
        "region": str(asker.board_region) if asker.board_region else None,
        "age": asker.age,
        "more": False,
    }


def _intro(asker: Asker, outcome: Outcome) -> str:
    if len(asker.needs) > 1:
        return "utter_bundle_found"
    return "utter_doors_found" if outcome is Outcome.FOUND else "utter_doors_national"
