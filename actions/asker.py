"""Who asks, where they live and what they need: told once, remembered for the conversation."""

from dataclasses import dataclass, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions.turn import Turn
from bot.language.councils import council as council_area
from bot.vocabulary import Need, Region, Speaker

ALL_WALES = "wales"  # the asker would rather not say where they live
OUTSIDE = "outside"  # the place is not in Wales
YOUNGEST, OLDEST = 5, 25  # ages that a young person can have here


@dataclass(frozen=True, slots=True)
class Asker:
    """What is known so far; `place_known` is true also when they would rather not say."""

    needs: tuple[Need, ...] = ()
    council: str | None = None
    region: str | None = None
    age: int | None = None
    speaker: Speaker = Speaker.YOUNG_PERSON

    @property
    def place_known(self) -> bool:
        """Whether there is nothing more to ask about the place."""
        return bool(self.council or self.region)

    @property
    def board_region(self) -> Region | None:
        """The region of their board, as far as the place tells."""
        if self.council:
            return council_area(self.council).region
        return Region(self.region) if self.region and self.region != ALL_WALES else None

    def events(self) -> list[EventType]:
        """The slots that remember this."""
        return [
            SlotSet("needs", [str(need) for need in self.needs]),
            SlotSet("council", self.council),
            SlotSet("region", self.region),
            SlotSet("age", None if self.age is None else str(self.age)),
            SlotSet("speaker", str(self.speaker)),
        ]


def known_asker(tracker: Tracker) -> Asker:
    """What earlier turns told."""
    age = tracker.get_slot("age")
    return Asker(
        needs=tuple(Need(need) for need in tracker.get_slot("needs") or ()),
        council=tracker.get_slot("council"),
        region=tracker.get_slot("region"),
        age=int(age) if age else None,
        speaker=Speaker(tracker.get_slot("speaker") or Speaker.YOUNG_PERSON),
    )


def read_asker(tracker: Tracker, turn: Turn) -> Asker:
    """What earlier turns told, with what this one adds."""
    return with_details(known_asker(tracker), turn)


def with_details(asker: Asker, turn: Turn) -> Asker:
    """Add place, age, speaker and needs of this turn; a newly told one replaces the old."""
    changes: dict[str, Any] = {}
    place = turn.first("place")
    if place and place != OUTSIDE and "|" not in place:
        changes |= _place(place)
    age = turn.first("age")
    if age and age.isdecimal() and YOUNGEST <= int(age) <= OLDEST:
        changes["age"] = int(age)
    speaker = turn.first("speaker")
    if speaker:
        changes["speaker"] = Speaker(speaker)
    needs = known_needs(turn)
    if needs:
        changes["needs"] = needs
    return replace(asker, **changes)


def known_needs(turn: Turn) -> tuple[Need, ...]:
    """The needs this turn names, in the order they were said."""
    ids = {str(need) for need in Need}
    return tuple(dict.fromkeys(Need(need) for need in turn.every("need") if need in ids))


def ambiguous_councils(turn: Turn) -> tuple[str, ...]:
    """The council areas that a place of this turn may lie in, when it is not clear which."""
    place = turn.first("place") or ""
    return tuple(place.split("|")) if "|" in place else ()


def _place(place: str) -> dict[str, str | None]:
    if place == ALL_WALES:
        return {"council": None, "region": ALL_WALES}
    if place.startswith("region:"):
        return {"council": None, "region": place.removeprefix("region:")}
    return {"council": place, "region": None}
