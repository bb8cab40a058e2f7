"""Check a question by its receipt: see, judge, appeal, write anew, take it back."""

from datetime import UTC, datetime

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import judge_answer, service
from actions.question_steps import FORM, SLOTS, empty_form, filled
from actions.turn import Turn, read_turn
from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.asking.appeal import appeal_question
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.receipts import receipt_hash, shown_receipt
from bot.questions.asking.rewrite import open_rewrite
from bot.questions.asking.status import QuestionStatus, question_by_receipt, withdraw_question


class ActionCheckQuestion(Action):
    """Show what became of the question a receipt belongs to, and do what its author chooses."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_check_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        chosen = turn.first("value")
        if chosen == "lost":
            dispatcher.utter_message(response="utter_receipt_lost")
            dispatcher.utter_message(response="utter_menu")
            return []
        receipt = await _receipt(tracker, turn)
        if receipt is None:
            dispatcher.utter_message(response="utter_ask_receipt")
            return []
        try:
            status = await service.read(
                question_by_receipt, receipt_hash=receipt, now=datetime.now(UTC)
            )
        except QuestionNotFound:
            dispatcher.utter_message(response="utter_receipt_not_found")
            return [SlotSet("receipt", None)]
        if chosen == "judge" and status.can_judge:
            follow = FollowupAction(judge_answer.FORM)
            return [SlotSet("receipt", receipt), *judge_answer.empty_verdict(), follow]
        if chosen == "rewrite":
            return await _rewrite(dispatcher, turn, status, receipt)
        if chosen == "appeal":
            dispatcher.utter_message(response=await _appeal(receipt))
            dispatcher.utter_message(response="utter_menu")
            return [SlotSet("receipt", receipt)]
        _show(dispatcher, status)
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


def _show(dispatcher: CollectingDispatcher, status: QuestionStatus) -> None:
    """Where the question is, and what its author can do about it now."""
    dispatcher.utter_message(
        response="utter_question_status",
        json_message={"part": "question_status", "question_id": str(status.question_id)},
    )
    if status.can_rewrite:
        after = "utter_after_returned_status"
    elif status.can_appeal:
        after = "utter_after_declined_status"
    elif status.can_judge:
        after = "utter_after_answered_status"
    else:
        after = "utter_after_open_status" if status.can_withdraw else "utter_after_status"
    dispatcher.utter_message(response=after)


async def _receipt(tracker: Tracker, turn: Turn) -> str | None:
    """The receipt of this turn, of this conversation, or of the question just sent; hashed."""
    said = turn.first("receipt") or tracker.get_slot("receipt")
    if said:
        return str(said)
    shown = await service.read(
        shown_receipt, conversation_id=turn.conversation_id, now=datetime.now(UTC)
    )
    return receipt_hash(shown.code) if shown else None


async def _rewrite(
    dispatcher: CollectingDispatcher, turn: Turn, status: QuestionStatus, receipt: str
) -> list[EventType]:
    """Open the form at its first step with everything else filled in."""
    try:
        draft = await service.write(
            open_rewrite,
            conversation_id=turn.conversation_id,
            question_id=status.question_id,
            language=turn.language,
            now=datetime.now(UTC),
        )
    except (QuestionNotFound, TransitionRefused):
        dispatcher.utter_message(response="utter_cannot_rewrite")
        return [SlotSet("receipt", receipt)]
    dispatcher.utter_message(response="utter_rewrite_opening")
    first = SlotSet(SLOTS[DraftField.TEXT], None)
    return [
        SlotSet("receipt", receipt),
        *empty_form(),
        *filled(draft),
        first,
        FollowupAction(FORM),
    ]


async def _appeal(receipt: str) -> str:
    try:
        await service.write(appeal_question, receipt_hash=receipt, now=datetime.now(UTC))
    except QuestionNotFound:
        return "utter_receipt_not_found"
    except TransitionRefused:
        return "utter_cannot_appeal"
    return "utter_appealed"


async def _withdraw(receipt: str) -> str:
    try:
        await service.write(withdraw_question, receipt_hash=receipt, now=datetime.now(UTC))
    except QuestionNotFound:
        return "utter_receipt_not_found"
    except TransitionRefused:
        return "utter_cannot_withdraw"
    return "utter_withdrawn"
