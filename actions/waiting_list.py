"""Waiting, sent away, wrong door: help now, the panel, and who must listen."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import doors
from actions.asker import read_asker
from actions.buttons import need_buttons
from actions.find_help import PLACE_ASKED
from actions.turn import read_turn
from bot.boards.directory import board_for


class ActionWaitingList(Action):
    """Say what helps while waiting, where known with the board's panel and doors."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_waiting_list"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        asker = read_asker(tracker, turn)
        dispatcher.utter_message(response="utter_waiting_list")
        if asker.board_region:
            board = board_for(asker.board_region)
            dispatcher.utter_message(
                response="utter_waiting_panel", board=board.name(turn.language)
            )
        if not asker.needs:
            buttons = need_buttons(turn.language, every=False)
            dispatcher.utter_message(response="utter_waiting_need", buttons=buttons)
        elif not asker.place_known:
            dispatcher.utter_message(response="utter_ask_place")
            return [*asker.events(), SlotSet(PLACE_ASKED, True)]
        else:
            shown = await doors.show(
                dispatcher,
                turn,
                asker,
                intro="utter_waiting_doors",
                next_response="utter_waiting_next",
            )
            return [*asker.events(), SlotSet("shown_doors", shown)]
        return asker.events()
