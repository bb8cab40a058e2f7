"""What concerns the conversation itself: language, people, deleting, not understanding."""

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import doors
from actions.turn import read_turn
from bot.vocabulary import Language

NOT_UNDERSTOOD = "nlu_fallback"


class ActionSwitchLanguage(Action):
    """Change the language for the rest of the conversation."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_switch_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        asked = turn.first("to_language")
        language = Language(asked) if asked in list(Language) else turn.language.other
        dispatcher.utter_message(json_message={"part": "language", "language": str(language)})
        return [SlotSet("language", str(language))]


class ActionTalkToHuman(Action):
    """Show the people who listen."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_talk_to_human"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        dispatcher.utter_message(response="utter_talk_to_human")
        doors.show_help_lines(dispatcher)
        return []


class ActionDeleteMyData(Action):
    """Ask first; then the gate erases the conversation, the draft and what the engine holds."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_delete_my_data"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        if read_turn(tracker).first("confirmed") == "yes":
            erase = {"part": "erase"}
            dispatcher.utter_message(response="utter_deleted", json_message=erase)
        else:
            dispatcher.utter_message(response="utter_confirm_delete")
        return []


class ActionRepeat(Action):
    """Say the last answer again; the gate still has it."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_repeat"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        dispatcher.utter_message(json_message={"part": "repeat"})
        return []


class ActionFallback(Action):
    """The first time ask for other words, the second time bring in people; never a loop."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_fallback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        if tracker.active_loop_name:
            dispatcher.utter_message(response="utter_choose_please")
        elif _not_understood_before(tracker):
            dispatcher.utter_message(response="utter_still_not_understood")
            doors.show_help_lines(dispatcher)
        else:
            dispatcher.utter_message(response="utter_not_understood")
        return []


def _not_understood_before(tracker: Tracker) -> bool:
    """Whether the message before this one was not understood either."""
    intents = [
        event["parse_data"]["intent"].get("name")
        for event in tracker.events
        if event["event"] == "user"
    ]
    return intents[-2:] == [NOT_UNDERSTOOD, NOT_UNDERSTOOD]
