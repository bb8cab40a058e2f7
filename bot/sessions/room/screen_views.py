"""What each screen of a room holds; `screens.py` reads it."""

from dataclasses import dataclass

from bot.sessions.room.events import EventKind
from bot.sessions.room.own import OwnQuestion
from bot.sessions.room.rooms import RoomView
from bot.sessions.room.screen_parts import ItemNow, ModeratedQuestion, PeopleHere, ShownQuestion
from bot.vocabulary import Language, Region


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over every screen."""

    title_en: str
    title_cy: str
    region: Region | None
    rules_en: str
    rules_cy: str
    contact_en: str
    contact_cy: str
    made_up: bool

    def title(self, language: Language) -> str:
        """The session's title in this language."""
        return self.title_cy if language is Language.CY else self.title_en

    def rules(self, language: Language) -> str:
        """The ground rules, a line each."""
        return self.rules_cy if language is Language.CY else self.rules_en

    def contact(self, language: Language) -> str:
        """Who is there for safeguarding."""
        return self.contact_cy if language is Language.CY else self.contact_en


@dataclass(frozen=True, slots=True)
class SharedScreen:
    """What every participant sees alike; `event` is the last one that is in it."""

    event: int
    room: RoomView
    heading: Heading
    item: ItemNow | None
    question: ShownQuestion | None  # that is being answered
    questions: tuple[ShownQuestion, ...]
    counts_shown: bool


@dataclass(frozen=True, slots=True)
class ParticipantScreen:
    """What one participant sees: what all see, and what they asked themselves."""

    shared: SharedScreen
    own: tuple[OwnQuestion, ...]


@dataclass(frozen=True, slots=True)
class ProjectorScreen:
    """What the hall sees. While it is hidden, it holds no question at all."""

    event: int
    room: RoomView
    heading: Heading
    hidden: bool
    item: ItemNow | None
    question: ShownQuestion | None
    questions: tuple[ShownQuestion, ...]
    counts_shown: bool
    here: PeopleHere


@dataclass(frozen=True, slots=True)
class ChairScreen:
    """What the chair sees, with every part of the agenda."""

    shared: SharedScreen
    hidden: bool
    agenda: tuple[ItemNow, ...]
    waiting: int  # questions that nobody has decided about, as the moderator's list has them
    later: int  # those among the parked ones
    here: PeopleHere
    can_undo: EventKind | None  # what the next undo takes back


@dataclass(frozen=True, slots=True)
class ModeratorScreen:
    """What the moderators see, by what there is to do."""

    event: int
    room: RoomView
    heading: Heading
    waiting: tuple[ModeratedQuestion, ...]
    parked: tuple[ModeratedQuestion, ...]
    approved: tuple[ModeratedQuestion, ...]
    merged: tuple[ModeratedQuestion, ...]
    returned: tuple[ModeratedQuestion, ...]
