"""What a board is, which one is mine, its plan, what it promised and how it listens."""

from functools import lru_cache

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.asker import ambiguous_councils, read_asker
from actions.buttons import council_buttons, region_buttons
from actions.turn import Turn, read_turn
from bot.boards.directory import board_for
from bot.boards.participation import participation
from bot.boards.plans import board_plan
from bot.boards.promises import promises
from bot.boards.rows import check_words
from bot.settings import read_settings
from bot.vocabulary import Language, Region

EXPLAINED = "board_explained"  # the slot: what a board is has been told
LONGEST_LIST = 3  # lines in the chat; the board's page has them all


class ActionAboutRpb(Action):
    """Explain the boards; where the place is known, tell what is known of the asker's own."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_about_rpb"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        asker = read_asker(tracker, turn)
        region = asker.board_region
        wanted = turn.first("value")
        if wanted == "words" or _explain(turn, region, bool(tracker.get_slot(EXPLAINED))):
            dispatcher.utter_message(response="utter_about_rpb")
            dispatcher.utter_message(response="utter_no_wrong_door")
        if region is None or ambiguous_councils(turn):
            _ask_place(dispatcher, turn)
            return [*asker.events(), SlotSet(EXPLAINED, True)]
        if wanted == "listening":
            _listening(dispatcher, region, turn.language)
        elif wanted != "words":
            _board(dispatcher, region, turn.language)
            _plan(dispatcher, region, turn.language)
            _promises(dispatcher, region, turn.language)
        dispatcher.utter_message(response="utter_board_next")
        return [*asker.events(), SlotSet(EXPLAINED, True)]


def _explain(turn: Turn, region: Region | None, explained: bool) -> bool:
    """Whether to say what a board is: unless a place is told now, or it has been said already."""
    if turn.first("place") or turn.first("value"):
        return False
    return region is None or not explained


def _ask_place(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """Ask for the region, or which of the places of the same name it is."""
    codes = ambiguous_councils(turn)
    buttons = (
        council_buttons("about_rpb", codes, turn.language)
        if codes
        else region_buttons("about_rpb", turn.language)
    )
    dispatcher.utter_message(response="utter_which_board", buttons=buttons)


def _board(dispatcher: CollectingDispatcher, region: Region, language: Language) -> None:
    board = board_for(region)
    dispatcher.utter_message(
        response="utter_your_board",
        board=board.name(language),
        councils=", ".join(board.councils(language)),
        health_board=board.health_board(language),
    )


def _plan(dispatcher: CollectingDispatcher, region: Region, language: Language) -> None:
    plan = board_plan(region)
    if not plan.is_known:
        dispatcher.utter_message(response="utter_board_plan_unknown", note=plan.note(language))
        return
    name = plan.plan(language)
    dispatcher.utter_message(
        response="utter_board_plan_named" if name else "utter_board_plan_unnamed",
        plan=name,
        stage=plan.stage.means(language),
        said_by=plan.said_by(language),
        when=plan.as_of.when(language),
        note=plan.note(language),
        checked=check_words([plan], language),
    )


def _promises(dispatcher: CollectingDispatcher, region: Region, language: Language) -> None:
    shown, page = promises(region)[:LONGEST_LIST], f"{_site()}/boards/{region}"
    if not shown:
        dispatcher.utter_message(response="utter_board_no_promises", page=page)
        return
    dispatcher.utter_message(
        response="utter_board_promises",
        promises="\n".join(promise.line(language) for promise in shown),
        checked=check_words(shown, language),
        page=page,
    )


def _listening(dispatcher: CollectingDispatcher, region: Region, language: Language) -> None:
    shown = participation(region)[:LONGEST_LIST]
    if not shown:
        dispatcher.utter_message(response="utter_board_no_listening")
        return
    dispatcher.utter_message(
        response="utter_board_listening",
        listening="\n".join(entry.line(language) for entry in shown),
        checked=check_words(shown, language),
    )


@lru_cache(maxsize=1)
def _site() -> str:
    """The address people type; empty where none is set, so that the path alone is said."""
    return read_settings().public_url.rstrip("/")
