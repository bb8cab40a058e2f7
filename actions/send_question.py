"""What ends the question form: sending, stopping, or supporting what others asked."""

from datetime import UTC, datetime
from uuid import UUID

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import service
from actions.question_steps import CONFIRMED, FORM, GIVEN, empty_form
from actions.turn import Turn, read_turn
from bot.errors import DraftIncomplete, DraftMissing, QuestionNotFound
from bot.questions.drafts import erase_draft
from bot.questions.intake import submit_question
from bot.questions.support import support_question


class ActionSubmitQuestion(Action):
    """Send the draft, only when it is whole and was confirmed; the receipt comes after COMMIT."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_submit_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        confirmed = tracker.get_slot(CONFIRMED) == GIVEN
        if confirmed and await _submit(read_turn(tracker)):
            receipt = {"part": "receipt"}
            dispatcher.utter_message(response="utter_question_sent", json_message=receipt)
            dispatcher.utter_message(response="utter_after_sent")
        else:
            dispatcher.utter_message(response="utter_question_not_sent")
        return empty_form()


class ActionStopQuestion(Action):
    """Delete the draft."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_stop_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        await service.write(erase_draft, conversation_id=tracker.sender_id)
        dispatcher.utter_message(response="utter_question_stopped")
        dispatcher.utter_message(response="utter_menu")
        return empty_form()


class ActionSupportQuestion(Action):
    """Count one more for a published question, and let the own draft go."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_support_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        question = read_turn(tracker).first("question")
        try:
            await service.write(
                support_question,
                question_id=UUID(question),
                conversation_id=tracker.sender_id,
                now=datetime.now(UTC),
            )
        except (QuestionNotFound, ValueError, TypeError):
            dispatcher.utter_message(response="utter_no_question_open")
            return empty_form()
        await service.write(erase_draft, conversation_id=tracker.sender_id)
        dispatcher.utter_message(response="utter_question_supported")
        return empty_form()


class ActionWhy(Action):
    """Say why a thing is asked: the form's step gives its own reason."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_why"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        if tracker.active_loop_name == FORM:
            dispatcher.utter_message(json_message={"part": "why"})
        else:
            dispatcher.utter_message(response="utter_why_general")
        return []


async def _submit(turn: Turn) -> bool:
    try:
        await service.write(
            submit_question, conversation_id=turn.conversation_id, now=datetime.now(UTC)
        )
    except (DraftMissing, DraftIncomplete):
        return False
    return True
