"""Lead somebody with a code to the room of their meeting."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.turn import read_turn


class ActionJoinSession(Action):
    """Give the way into a room; whether it is open is told at its door."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_join_session"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        code = read_turn(tracker).first("room")
        dispatcher.utter_message(
            response="utter_join_session" if code else "utter_ask_room_code",
            json_message={"part": "room", "code": code or ""},
        )
        return []
