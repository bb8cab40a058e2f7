"""What is printed, as plain values: no table, no request, no clock."""

from dataclasses import dataclass
from datetime import date, time

from bot.sessions.prints.plain import plain
from bot.store.tables.session_terms import Mode
from bot.vocabulary import Language, Region, Term


class Edition(Term):
    """In which language something is printed; BOTH is side by side, Welsh first."""

    EN = "en"
    CY = "cy"
    BOTH = "both"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of this edition, in the order they stand on the page."""
        if self is Edition.BOTH:
            return (Language.CY, Language.EN)
        return (Language(self.value),)


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages; one may be empty where people wrote only the other."""

    en: str
    cy: str

    def __post_init__(self) -> None:
        """Take everything out that is not text for people."""
        object.__setattr__(self, "en", plain(self.en))
        object.__setattr__(self, "cy", plain(self.cy))

    def __bool__(self) -> bool:
        """Tell whether there are any words."""
        return bool(self.en or self.cy)

    @property
    def whole(self) -> bool:
        """Whether it is there in both languages, or in none."""
        return bool(self.en) == bool(self.cy)

    def said(self, language: Language) -> tuple[Language, str]:
        """The words for a page in `language`, and the language they are really in."""
        own, other = (self.cy, self.en) if language is Language.CY else (self.en, self.cy)
        return (language, own) if own or not other else (language.other, other)

    def lines(self) -> "tuple[Text, ...]":
        """One text a line; the shorter side is filled up with empty lines."""
        english, welsh = (
            [line.strip() for line in side.split("\n") if line.strip()]
            for side in (self.en, self.cy)
        )
        count = max(len(english), len(welsh))
        english += [""] * (count - len(english))
        welsh += [""] * (count - len(welsh))
        return tuple(Text(en, cy) for en, cy in zip(english, welsh, strict=True))


def same(words: str) -> Text:
    """A text that is the same in both languages, such as a time or a number."""
    return Text(words, words)


@dataclass(frozen=True, slots=True)
class PrintedItem:
    """One part of the agenda; `how` is what the host does, a line each."""

    mode: Mode
    minutes: int
    title: Text
    how: Text = Text("", "")


@dataclass(frozen=True, slots=True)
class PrintedMember:
    """Who answers, by office; `board` is empty for somebody who is not of a board."""

    office: Text
    board: Text = Text("", "")


@dataclass(frozen=True, slots=True)
class PrintedStandard:
    """One of the seven National Participation Standards; `evidence` is empty until it is ticked."""

    number: int  # 1 to 7
    name: Text
    asks: Text = Text("", "")  # what to think of
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """An approved question with the number that it has on every sheet."""

    number: int
    text: Text


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """A session as its prints need it."""

    title: Text
    held_on: date
    agenda: tuple[PrintedItem, ...]
    region: Region | None = None  # None: all seven boards
    begins_at: time | None = None  # clock time of Wales
    place: Text = Text("", "")
    group: Text = Text("", "")
    aim: Text = Text("", "")
    rules: Text = Text("", "")  # a line each
    contact: Text = Text("", "")  # who keeps us safe: a role, never a name
    panel: tuple[PrintedMember, ...] = ()
    contact_does: Text = Text("", "")  # a line each, as are the next two
    stays: Text = Text("", "")  # what is confidential
    goes_on: Text = Text("", "")  # what is not
    standards: tuple[PrintedStandard, ...] = ()
    questions: tuple[PrintedQuestion, ...] = ()  # those that are put to the board, in their order
    candidates: tuple[PrintedQuestion, ...] = ()  # approved ones that can be voted for
    made_up: bool = False

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(item.minutes for item in self.agenda)

    def minutes_for(self, *modes: Mode) -> int:
        """How long its parts of these modes take together."""
        return sum(item.minutes for item in self.agenda if item.mode in modes)


@dataclass(frozen=True, slots=True)
class PrintedDoor:
    """How people come into the room: the code, and the address that the QR code holds."""

    code: str
    url: str  # with its scheme, for the QR code
    short: str  # as it is printed for people to type
