"""The verdict of those who asked: was it answered, and how far have things moved?"""

from datetime import UTC, datetime

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import service
from actions.turn import Turn, read_turn
from bot.errors import QuestionNotFound, TransitionRefused
from bot.questions.judging.verdicts import give_verdict
from bot.vocabulary import Answered, Progress, Term

FORM = "judge_answer_form"
ANSWERED, PROGRESS = "question_answered", "question_progress"
STEPS = (ANSWERED, PROGRESS)
ELSEWHERE = ("stop_form", "why")  # what a rule takes, whatever is asked


def empty_verdict() -> list[EventType]:
    """The events that clear both steps."""
    return [SlotSet(slot, None) for slot in STEPS]


class ValidateJudgeAnswerForm(Action):
    """Take the answer to a step, by button or in words, or go back."""

    def name(self) -> str:
        """The action's name in the form."""
        return "validate_judge_answer_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn; no event at all hands the turn to the rules."""
        turn, step = read_turn(tracker), tracker.get_slot("requested_slot")
        if step not in STEPS or turn.intent in ELSEWHERE:
            return []
        if turn.intent == "go_back":
            return [SlotSet(ANSWERED, None), SlotSet("requested_slot", ANSWERED)]
        value = _value(turn, step)
        if value is None and turn.intent in ("choose", "affirm", "deny", "skip", "change"):
            dispatcher.utter_message(response="utter_choose_please")
            return [SlotSet(step, None)]
        return [SlotSet(step, value)] if value else []


class ActionGiveVerdict(Action):
    """Keep the verdict under the receipt."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_give_verdict"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        answered, progress = (tracker.get_slot(slot) for slot in STEPS)
        try:
            await service.write(
                give_verdict,
                receipt_hash=tracker.get_slot("receipt") or "",
                answered=Answered(answered),
                progress=Progress(progress),
                now=datetime.now(UTC),
            )
        except (QuestionNotFound, TransitionRefused, ValueError):
            dispatcher.utter_message(response="utter_cannot_judge")
        else:
            dispatcher.utter_message(response="utter_verdict_given")
        dispatcher.utter_message(response="utter_menu")
        return empty_verdict()


def _value(turn: Turn, step: str) -> str | None:
    """What this turn says to a step; a plain yes or no is an answer to the first."""
    if step == ANSWERED and turn.intent in ("affirm", "deny"):
        return str(Answered.YES if turn.intent == "affirm" else Answered.NO)
    kind: type[Term] = Answered if step == ANSWERED else Progress
    said = turn.first("answered" if step == ANSWERED else "progress")
    return said if said in {str(term) for term in kind} else None
