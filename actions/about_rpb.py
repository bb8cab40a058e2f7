"""What a board is, and which one is mine."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.asker import read_asker
from actions.buttons import region_buttons
from actions.turn import read_turn
from bot.boards.directory import board_for


class ActionAboutRpb(Action):
    """Explain the boards; name the asker's own where the place is known."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_about_rpb"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        asker = read_asker(tracker, turn)
        if not turn.first("place"):
            dispatcher.utter_message(response="utter_about_rpb")
        if asker.board_region:
            board = board_for(asker.board_region)
            dispatcher.utter_message(
                response="utter_your_board",
                board=board.name(turn.language),
                councils=", ".join(board.councils(turn.language)),
            )
            dispatcher.utter_message(response="utter_board_next")
        else:
            buttons = region_buttons("about_rpb", turn.language)
            dispatcher.utter_message(response="utter_which_board", buttons=buttons)
        return asker.events()
