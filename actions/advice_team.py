"""The Commissioner's advice team, or the route that fits when the asker is out of its remit."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import doors
from actions.asker import read_asker
from actions.turn import read_turn
from bot.directory.heard import ADVICE_TEAM, heard_route


class ActionAdviceTeam(Action):
    """Say who the team is and how to reach it, or who else listens."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_advice_team"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        asker = read_asker(tracker, read_turn(tracker))
        first = heard_route(asker.age, asker.speaker)[0]
        intro = "utter_advice_team" if first == ADVICE_TEAM else "utter_other_heard_route"
        doors.show_heard_route(dispatcher, asker, intro=intro)
        dispatcher.utter_message(response="utter_heard_next")
        return asker.events()
