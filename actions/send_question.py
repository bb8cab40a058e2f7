"""What ends the question form: sending, stopping, or supporting what others asked."""

from datetime import UTC, datetime
from uuid import UUID

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import service
from actions.question_steps import CONFIRMED, GIVEN, empty_form
from actions.turn import Turn, read_turn
from bot.errors import DraftIncomplete, DraftMissing, QuestionNotFound, TransitionRefused
from bot.questions.asking.drafts import erase_draft
from bot.questions.asking.intake import submit_question
from bot.questions.asking.receipts import Receipt
from bot.questions.asking.support import support_question


class ActionSubmitQuestion(Action):
    """Send the draft, only when it is whole and was confirmed; the receipt comes after COMMIT."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_submit_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        sent = await _submit(read_turn(tracker)) if tracker.get_slot(CONFIRMED) == GIVEN else None
        if sent is None:
            dispatcher.utter_message(response="utter_question_not_sent")
            return empty_form()
        receipt = {"part": "receipt"}
        if sent.code:
            dispatcher.utter_message(response="utter_question_sent", json_message=receipt)
        else:  # written anew: its author has the code, and nobody else does
            dispatcher.utter_message(response="utter_question_resent")
        dispatcher.utter_message(response="utter_after_sent")
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
        if tracker.active_loop_name:  # the question, and the verdict on its answer
            dispatcher.utter_message(json_message={"part": "why"})
        else:
            dispatcher.utter_message(response="utter_why_general")
        return []


async def _submit(turn: Turn) -> Receipt | None:
    """The receipt of the draft, now that it is stored; None if it could not be sent."""
    try:
        return await service.write(
            submit_question, conversation_id=turn.conversation_id, now=datetime.now(UTC)
        )
    except (DraftMissing, DraftIncomplete, QuestionNotFound, TransitionRefused):
        return None
