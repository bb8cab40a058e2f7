"""Ask a question: the form's steps. Slots hold markers, the draft holds what was written."""

from datetime import UTC, datetime

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import service
from actions.asker import ambiguous_councils, known_asker
from actions.buttons import council_buttons, region_buttons, theme_buttons
from actions.question_steps import FORM, answer_step, empty_form
from actions.turn import Turn, read_turn
from bot.directory.themes import theme_name
from bot.questions.asking.drafts import open_draft, read_draft
from bot.questions.likeness.similar import similar_questions
from bot.questions.likeness.themes import suggest_themes
from bot.vocabulary import Theme


class ActionOpenQuestion(Action):
    """Open a draft, unless one is already being written."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_open_question"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        if tracker.active_loop_name == FORM:
            return []
        turn = read_turn(tracker)
        await service.write(
            open_draft,
            conversation_id=turn.conversation_id,
            language=turn.language,
            now=datetime.now(UTC),
        )
        dispatcher.utter_message(response="utter_ask_question_opening")
        return empty_form()


class ValidateAskQuestionForm(Action):
    """Take the answer to a step, or go back, skip or change: one call, whatever was said."""

    def name(self) -> str:
        """The action's name in the form."""
        return "validate_ask_question_form"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn; no event at all hands the turn to the rules."""
        return await answer_step(dispatcher, tracker, read_turn(tracker))


class ActionAskQuestionThemes(Action):
    """Ask what the question is about, the likeliest themes first."""

    def name(self) -> str:
        """The action's name in the form."""
        return "action_ask_question_themes"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Ask."""
        turn = read_turn(tracker)
        picked = [Theme(theme) for theme in tracker.get_slot("picked_themes") or ()]
        likely = await _likely_themes(turn)
        left = [theme for theme in dict.fromkeys([*likely, *Theme]) if theme not in picked]
        buttons = theme_buttons(left, turn.language, every=turn.first("value") == "more")
        if picked:
            names = ", ".join(theme_name(theme, turn.language) for theme in picked)
            dispatcher.utter_message(
                response="utter_ask_question_more_themes", buttons=buttons, picked=names
            )
        else:
            dispatcher.utter_message(response="utter_ask_question_themes", buttons=buttons)
        return []


class ActionAskQuestionArea(Action):
    """Ask which part of Wales, the place already told first."""

    def name(self) -> str:
        """The action's name in the form."""
        return "action_ask_question_area"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Ask."""
        turn = read_turn(tracker)
        councils = ambiguous_councils(turn)
        if tracker.get_slot("requested_slot") == "question_area" and councils:
            buttons = council_buttons("choose", councils, turn.language)
            dispatcher.utter_message(response="utter_which_question_area", buttons=buttons)
            return []
        known = known_asker(tracker).council
        told = council_buttons("choose", [known] if known else [], turn.language)
        buttons = told + region_buttons("choose", turn.language)
        dispatcher.utter_message(response="utter_ask_question_area", buttons=buttons)
        return []


class ActionAskQuestionConfirmed(Action):
    """Show what would be kept, and what others have asked already."""

    def name(self) -> str:
        """The action's name in the form."""
        return "action_ask_question_confirmed"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Ask."""
        turn = read_turn(tracker)
        await _offer_similar(dispatcher, turn)
        review = {"part": "question_review"}
        dispatcher.utter_message(response="utter_ask_question_confirmed", json_message=review)
        return []


async def _likely_themes(turn: Turn) -> tuple[Theme, ...]:
    draft = await service.read(
        read_draft, conversation_id=turn.conversation_id, now=datetime.now(UTC)
    )
    return suggest_themes(draft.text) if draft and draft.text else ()


async def _offer_similar(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    similar = await service.read(
        similar_questions, conversation_id=turn.conversation_id, now=datetime.now(UTC)
    )
    if similar:
        ids = [str(question.question_id) for question in similar]
        dispatcher.utter_message(
            response="utter_similar_questions",
            json_message={"part": "similar_questions", "ids": ids},
        )
