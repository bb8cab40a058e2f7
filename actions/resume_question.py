"""A button or words for a form that the engine no longer has open: taken up from the draft."""

from datetime import UTC, datetime

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import service
from actions.question_steps import FORM, empty_form, filled
from actions.turn import read_turn
from bot.questions.asking.drafts import erase_draft, read_draft


class ActionNoQuestionOpen(Action):
    """Go on with a draft that outlived the engine's memory, or say that nothing is open."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_no_question_open"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        draft = await service.read(
            read_draft, conversation_id=turn.conversation_id, now=datetime.now(UTC)
        )
        if draft is None:
            dispatcher.utter_message(response="utter_no_question_open")
            return []
        if turn.intent == "stop_form":
            await service.write(erase_draft, conversation_id=turn.conversation_id)
            dispatcher.utter_message(response="utter_question_stopped")
            return []
        dispatcher.utter_message(response="utter_question_resumed")
        return [*empty_form(), *filled(draft), FollowupAction(FORM)]
