"""What each turn does to the question form: an answer, back, skip or change."""

from datetime import UTC, datetime

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import service
from actions.asker import ALL_WALES, OUTSIDE, ambiguous_councils
from actions.turn import Turn
from bot.errors import DraftMissing
from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.drafts import DraftView, put_choice, read_draft
from bot.vocabulary import AgeBand, AskedTo, Permission, Term, Theme

FORM = "ask_question_form"
SLOTS = {field: f"question_{field}" for field in DraftField}
CONFIRMED = "question_confirmed"
STEPS = (*SLOTS.values(), CONFIRMED)
OPTIONAL = (SLOTS[DraftField.CONTEXT], SLOTS[DraftField.THEMES])
WRITTEN = (DraftField.TEXT, DraftField.CONTEXT)  # the gate puts these into the draft itself
GIVEN, SKIPPED = "given", "skipped"
CHOOSE = "utter_choose_please"
RATHER_NOT = {  # what "skip" and "I would rather not say" mean where there is such an answer
    SLOTS[DraftField.ASKED_TO]: str(AskedTo.NOT_SURE),
    SLOTS[DraftField.AGE_BAND]: str(AgeBand.NOT_SAID),
}


def empty_form() -> list[EventType]:
    """The events that clear every step."""
    return [SlotSet(slot, None) for slot in (*STEPS, "picked_themes")]


def filled(draft: DraftView) -> list[EventType]:
    """The marker of every step that the draft has an answer to."""
    return [
        SlotSet(slot, _marker(field, value))
        for field, slot in SLOTS.items()
        if (value := getattr(draft, field.value)) is not None
    ]


def _marker(field: DraftField, value: str) -> str:
    if not value:
        return SKIPPED
    return GIVEN if field in WRITTEN else str(value)


async def answer_step(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn
) -> list[EventType]:
    """Take one turn in the form.

    Returns: slot events; none when this turn is not an answer, so that a rule may take it.
    """
    step = tracker.get_slot("requested_slot")
    if step not in STEPS:
        return []
    if turn.intent == "give_text":
        return await _written(turn, step)
    if turn.intent == "go_back":
        return _back(dispatcher, step)
    if turn.intent == "stop_form" and turn.first("confirmed") != "yes":
        dispatcher.utter_message(response="utter_confirm_stop")
        return [SlotSet(step, None)]
    if turn.intent == "skip":
        return await _skip(dispatcher, turn, step)
    if turn.intent == "change":
        return _change(turn)
    if turn.intent == "confirm_send":
        return [SlotSet(CONFIRMED, GIVEN)] if step == CONFIRMED else [SlotSet(step, None)]
    if turn.intent in ("affirm", "deny"):
        return await _yes_or_no(dispatcher, turn, step)
    chosen = await _chosen(tracker, turn, step)
    if not chosen and turn.intent == "give_details":  # a place or an age where none is asked
        dispatcher.utter_message(response=CHOOSE)
        return [SlotSet(step, None)]
    return chosen


async def _written(turn: Turn, step: str) -> list[EventType]:
    """The gate has put the words into the draft; mark the steps that are filled."""
    draft = await service.read(
        read_draft, conversation_id=turn.conversation_id, now=datetime.now(UTC)
    )
    if draft is None or step not in (SLOTS[field] for field in WRITTEN):
        return [SlotSet(step, None)]
    filled = draft.text if step == SLOTS[DraftField.TEXT] else draft.context
    return [SlotSet(step, GIVEN if filled else None)]


async def _yes_or_no(dispatcher: CollectingDispatcher, turn: Turn, step: str) -> list[EventType]:
    """A plain yes or no answers the two steps that ask for one."""
    yes = turn.intent == "affirm"
    if step == CONFIRMED and yes:
        return [SlotSet(CONFIRMED, GIVEN)]
    if step == SLOTS[DraftField.PERMISSION]:
        value = Permission.BOTH if yes else Permission.NEITHER
        await _put(turn, DraftField.PERMISSION, str(value))
        return [SlotSet(step, str(value))]
    dispatcher.utter_message(response="utter_which_field" if step == CONFIRMED else CHOOSE)
    return [SlotSet(step, None)]


def _back(dispatcher: CollectingDispatcher, step: str) -> list[EventType]:
    """Ask the step before this one again; before the first there is none."""
    if step == STEPS[0]:
        dispatcher.utter_message(response="utter_first_step")
    return _reopen(STEPS[max(0, STEPS.index(step) - 1)])


def _reopen(slot: str) -> list[EventType]:
    """Ask this step again."""
    events = [SlotSet(slot, None)]
    if slot == SLOTS[DraftField.THEMES]:
        events.append(SlotSet("picked_themes", None))
    return [*events, SlotSet("requested_slot", slot)]


async def _skip(dispatcher: CollectingDispatcher, turn: Turn, step: str) -> list[EventType]:
    if step in OPTIONAL or step in RATHER_NOT:
        value = RATHER_NOT.get(step, "")
        await _put(turn, DraftField(step.removeprefix("question_")), value)
        return [SlotSet(step, value or SKIPPED)]
    needed = "utter_need_text" if step == STEPS[0] else "utter_cannot_skip"
    dispatcher.utter_message(response=needed)
    return [SlotSet(step, None)]


def _change(turn: Turn) -> list[EventType]:
    """Reopen the step that is named; with none named, a rule asks which."""
    field = turn.first("field")
    if field in list(DraftField):
        return _reopen(SLOTS[DraftField(field)])
    return []


async def _chosen(tracker: Tracker, turn: Turn, step: str) -> list[EventType]:
    """A choice by button fills its own step, a typed one the step that is asked."""
    if turn.first("theme") or turn.first("value") in ("done", "more"):
        return await _pick_theme(tracker, turn, step)
    for field in (
        DraftField.AREA, DraftField.ASKED_TO, DraftField.AGE_BAND, DraftField.PERMISSION
    ):  # fmt: skip
        value = _choice(turn, field)
        if value and (turn.intent == "choose" or SLOTS[field] == step):
            await _put(turn, field, value)
            return [SlotSet(SLOTS[field], value), *_keep_asking(field, step)]
    if step == SLOTS[DraftField.AREA] and ambiguous_councils(turn):
        return [SlotSet(step, None)]
    return []


def _keep_asking(field: DraftField, step: str) -> list[EventType]:
    """An older button was pressed again: its answer counts, and this step stays open."""
    return [] if SLOTS[field] == step else [SlotSet("requested_slot", step)]


async def _pick_theme(tracker: Tracker, turn: Turn, step: str) -> list[EventType]:
    slot = SLOTS[DraftField.THEMES]
    if step != slot:
        return [SlotSet(step, None)] if turn.intent == "choose" else []
    picked = list(tracker.get_slot("picked_themes") or ())
    if turn.first("value") == "done":
        await _put(turn, DraftField.THEMES, ",".join(picked))
        return [SlotSet(slot, ",".join(picked) or SKIPPED)]
    known = {str(theme) for theme in Theme}
    picked = list(dict.fromkeys([*picked, *(t for t in turn.every("theme") if t in known)]))
    await _put(turn, DraftField.THEMES, ",".join(picked))
    return [SlotSet("picked_themes", picked), SlotSet(slot, None)]


def _choice(turn: Turn, field: DraftField) -> str | None:
    """The value this turn gives for a field, if it is one the field takes."""
    if field is DraftField.AREA:
        place = turn.first("place")
        return place if place and place not in (OUTSIDE, ALL_WALES) and "|" not in place else None
    if field is DraftField.AGE_BAND and turn.first("age"):
        return age_band(int(turn.first("age") or 0))
    kinds: dict[DraftField, type[Term]] = {
        DraftField.ASKED_TO: AskedTo,
        DraftField.AGE_BAND: AgeBand,
        DraftField.PERMISSION: Permission,
    }
    value = turn.first(str(field))
    return value if value in {str(term) for term in kinds[field]} else None


def age_band(age: int) -> str | None:
    """The band an age in years lies in; none outside 7 to 25."""
    for band in AgeBand:
        youngest, _, oldest = str(band).partition("-")
        if oldest and int(youngest) <= age <= int(oldest):
            return str(band)
    return None


async def _put(turn: Turn, field: DraftField, value: str) -> None:
    """Put a choice into the draft; a draft that is gone is noticed when it is sent."""
    try:
        await service.write(
            put_choice,
            conversation_id=turn.conversation_id,
            field=field,
            value=value,
            now=datetime.now(UTC),
        )
    except DraftMissing:
        return
