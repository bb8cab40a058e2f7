"""Check a question by its receipt, and take it back."""

from datetime import UTC, datetime

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import service
from actions.turn import Turn, read_turn
from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.receipts import receipt_hash, shown_receipt
from bot.questions.status import question_by_receipt, withdraw_question


class ActionCheckQuestion(Action):
    """Show what became of the question a receipt belongs to."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_check_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        if turn.first("value") == "lost":
            dispatcher.utter_message(response="utter_receipt_lost")
            dispatcher.utter_message(response="utter_menu")
            return []
        receipt = await _receipt(tracker, turn)
        if receipt is None:
            dispatcher.utter_message(response="utter_ask_receipt")
            return []
        try:
            status = await service.read(question_by_receipt, receipt_hash=receipt)
        except QuestionNotFound:
            dispatcher.utter_message(response="utter_receipt_not_found")
            return [SlotSet("receipt", None)]
        dispatcher.utter_message(
            response="utter_question_status",
            json_message={"part": "question_status", "question_id": str(status.question_id)},
        )
        after = "utter_after_open_status" if status.can_withdraw else "utter_after_status"
        dispatcher.utter_message(response=after)
        return [SlotSet("receipt", receipt)]


class ActionWithdrawQuestion(Action):
    """Take a question back: ask first, then delete its words."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_withdraw_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        receipt = await _receipt(tracker, turn)
        if receipt is None:
            dispatcher.utter_message(response="utter_ask_receipt")
            return []
        if turn.first("confirmed") != "yes":
            dispatcher.utter_message(response="utter_confirm_withdraw")
            return [SlotSet("receipt", receipt)]
        dispatcher.utter_message(response=await _withdraw(receipt))
        dispatcher.utter_message(response="utter_menu")
        return [SlotSet("receipt", None)]


async def _receipt(tracker: Tracker, turn: Turn) -> str | None:
    """The receipt of this turn, of this conversation, or of the question just sent; hashed."""
    said = turn.first("receipt") or tracker.get_slot("receipt")
    if said:
        return str(said)
    shown = await service.read(
        shown_receipt, conversation_id=turn.conversation_id, now=datetime.now(UTC)
    )
    return receipt_hash(shown.code) if shown else None


async def _withdraw(receipt: str) -> str:
    try:
        await service.write(withdraw_question, receipt_hash=receipt, now=datetime.now(UTC))
    except QuestionNotFound:
        return "utter_receipt_not_found"
    except TransitionRefused:
        return "utter_cannot_withdraw"
    return "utter_withdrawn"
