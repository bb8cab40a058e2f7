"""Find help: needs and a place become doors."""

from collections.abc import Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import doors
from actions.asker import OUTSIDE, Asker, ambiguous_councils, read_asker
from actions.buttons import council_buttons, need_buttons, region_buttons
from actions.turn import Turn, read_turn

ALL_NEEDS = "all"  # the asker wants to see every need
PLACE_ASKED = "place_asked"  # the slot that remembers that the place has been asked for


class ActionFindHelp(Action):
    """Ask for what is missing, otherwise show up to three doors, or one for each need."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_find_help"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        asker = _starting_over(read_asker(tracker, turn), turn)
        if _ask_what_is_missing(dispatcher, tracker, turn, asker):
            asked = SlotSet(PLACE_ASKED, bool(asker.needs))
            return [*asker.events(), SlotSet("shown_doors", []), asked]
        again = turn.intent == "give_details" and tracker.get_slot("shown_doors")
        intro = "utter_doors_again" if again else None
        shown = await doors.show(dispatcher, turn, asker, intro=intro)
        return [*asker.events(), SlotSet("shown_doors", shown), SlotSet(PLACE_ASKED, False)]


class ActionSomethingElse(Action):
    """Show the next doors, and say so when there are no more."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_something_else"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        asker = read_asker(tracker, turn)
        if _ask_what_is_missing(dispatcher, tracker, turn, asker):
            return asker.events()
        shown = tuple(tracker.get_slot("shown_doors") or ())
        intro = "utter_more_doors" if shown else None
        new = await doors.show(dispatcher, turn, asker, exclude=shown, intro=intro)
        if not new:
            doors.show_heard_route(dispatcher, asker, intro="utter_no_more_doors")
            dispatcher.utter_message(response="utter_ways_on")
        return [*asker.events(), SlotSet("shown_doors", [*shown, *new])]


class ActionNoneOfThese(Action):
    """No door helped: show who must listen, and the other ways on."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_none_of_these"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        asker = read_asker(tracker, read_turn(tracker))
        doors.show_heard_route(dispatcher, asker, intro="utter_none_help")
        dispatcher.utter_message(response="utter_ways_on")
        return asker.events()


class ActionWhatDoISay(Action):
    """Give the words for the first knock on a door."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_what_do_i_say"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        dispatcher.utter_message(response="utter_what_to_say")
        return []


class ActionPrintDoors(Action):
    """Show the doors again, or the note that tells it once, ready to print."""

    def name(self) -> str:
        """The action's name in the rules."""
        return "action_print_doors"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[EventType]:
        """Answer this turn."""
        turn = read_turn(tracker)
        asker = read_asker(tracker, turn)
        shown: Sequence[str] = tracker.get_slot("shown_doors") or ()
        if turn.first("value") == "note":
            doors.show_note(dispatcher, asker)
        elif shown:
            doors.show_again(dispatcher, asker, shown)
        else:
            _ask_for_need(dispatcher, turn, every=False)
        return asker.events()


def _starting_over(asker: Asker, turn: Turn) -> Asker:
    """A plain request for help, with nothing told in it, is about something new."""
    told = any(turn.first(name) for name in ("need", "place", "age", "speaker"))
    if turn.intent == "find_help" and not told:
        return Asker(
            council=asker.council, region=asker.region, age=asker.age, speaker=asker.speaker
        )
    return asker


def _ask_what_is_missing(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn, asker: Asker
) -> bool:
    """Ask one question if something needed is not known; True when one was asked."""
    councils = ambiguous_councils(turn)
    if turn.first("need") == ALL_NEEDS or not asker.needs:
        _ask_for_need(dispatcher, turn, every=turn.first("need") == ALL_NEEDS)
    elif councils and not asker.council:
        buttons = council_buttons("give_details", councils, turn.language)
        dispatcher.utter_message(response="utter_which_place", buttons=buttons)
    elif turn.first("place") == OUTSIDE:
        dispatcher.utter_message(response="utter_outside_wales")
        doors.show_help_lines(dispatcher)
    elif not asker.place_known:
        _ask_place(dispatcher, tracker, turn)
    else:
        return False
    return True


def _ask_place(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
    """Ask where they live; when the answer named no place that is known, offer the regions."""
    new_need = set(turn.every("need")) - set(tracker.get_slot("needs") or ())
    told_something = new_need or turn.first("age") or turn.first("speaker")
    if tracker.get_slot(PLACE_ASKED) and not told_something:
        buttons = region_buttons("give_details", turn.language)
        dispatcher.utter_message(response="utter_place_unknown", buttons=buttons)
    else:
        dispatcher.utter_message(response="utter_ask_place")


def _ask_for_need(dispatcher: CollectingDispatcher, turn: Turn, *, every: bool) -> None:
    response = "utter_all_needs" if every else "utter_ask_need"
    dispatcher.utter_message(response=response, buttons=need_buttons(turn.language, every=every))
