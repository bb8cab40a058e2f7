"""A session's plan as its readers see it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.sessions.planning.lessons import OutlineItem, Twin, lines_of
from bot.store.tables.session_terms import Mode, SessionState
from bot.vocabulary import Language, Region


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in a list."""

    session_id: UUID
    region: Region | None  # None: all seven boards
    title_en: str
    title_cy: str
    held_on: date
    made_up: bool
    begins_at: time | None = None  # clock time of Wales
    state: SessionState = SessionState.PLANNED
    group_id: UUID | None = None
    previous_id: UUID | None = None
    version: int = 1

    def title(self, language: Language | str) -> str:
        """Its title in this language."""
        return Twin(self.title_en, self.title_cy).said(language)


@dataclass(frozen=True, slots=True)
class PlanDetails:
    """What is said about a session: when, where, what for, and what the group agreed."""

    title_en: str
    title_cy: str
    held_on: date
    begins_at: time | None = None
    place_en: str = ""
    place_cy: str = ""
    aim_en: str = ""
    aim_cy: str = ""
    rules_en: str = ""
    rules_cy: str = ""
    contact_en: str = ""
    contact_cy: str = ""
    minutes_available: int | None = None  # what the agenda has to fit into

    def twin(self, field: str) -> Twin:
        """One of the texts in both languages: title, place, aim, rules or contact."""
        return Twin(getattr(self, f"{field}_en"), getattr(self, f"{field}_cy"))

    def said(self, field: str, language: Language | str) -> str:
        """One of the texts in one language."""
        return self.twin(field).said(language)

    def rules(self, language: Language | str) -> tuple[str, ...]:
        """The ground rules, one by one."""
        return lines_of(self.said("rules", language))


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One part of the agenda; `starts` counts minutes from the beginning."""

    mode: Mode
    starts: int
    minutes: int
    title_en: str
    title_cy: str
    how_en: str = ""
    how_cy: str = ""
    position: int = 0
    clock: time | None = None  # when it begins, where the beginning is known

    def title(self, language: Language | str) -> str:
        """Its title in this language."""
        return Twin(self.title_en, self.title_cy).said(language)

    def how(self, language: Language | str) -> tuple[str, ...]:
        """What the host says and does, in one language."""
        return lines_of(Twin(self.how_en, self.how_cy).said(language))

    @property
    def item(self) -> OutlineItem:
        """The same without its place."""
        return OutlineItem(
            self.mode, self.minutes, self.title_en, self.title_cy, self.how_en, self.how_cy
        )


@dataclass(frozen=True, slots=True)
class Member:
    """Who answers for a board, by office; `region` None: for no board."""

    region: Region | None
    office_en: str
    office_cy: str

    def office(self, language: Language | str) -> str:
        """The office in this language."""
        return Twin(self.office_en, self.office_cy).said(language)


@dataclass(frozen=True, slots=True)
class Ticked:
    """One standard with what shows that it was kept."""

    standard: int
    evidence: str
    ticked_at: datetime


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question on the list, or one that could be; `other` is it in the other language."""

    question_id: UUID
    text: str
    language: Language
    other: str | None
    region: Region | None
    support: int = 0  # how many others ask it
    made_up: bool = False
    left_over: bool = False  # chosen in the session before, and not put there


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session with its agenda, its panel, and its questions in the order they are put."""

    session: SessionLine
    agenda: tuple[AgendaLine, ...]
    questions: tuple[PlannedQuestion, ...]
    details: PlanDetails
    panel: tuple[Member, ...] = ()
    standards: tuple[Ticked, ...] = ()
    group: Twin | None = None  # the name of the standing group

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(item.minutes for item in self.agenda)

    @property
    def spare(self) -> int | None:
        """Minutes that are left, below 0 too many; None where nobody said how long there is."""
        available = self.details.minutes_available
        return None if available is None else available - self.minutes

    @property
    def ends_at(self) -> time | None:
        """When it is over, where the beginning is known."""
        return clock_after(self.session.begins_at, self.minutes)

    @property
    def items(self) -> tuple[OutlineItem, ...]:
        """The parts of the agenda without their place."""
        return tuple(line.item for line in self.agenda)


def clock_after(begins_at: time | None, minutes: int) -> time | None:
    """The clock time so many minutes later; None where the beginning is not known."""
    if begins_at is None:
        return None
    return (datetime.combine(date.min, begins_at) + timedelta(minutes=minutes)).time()


def timed(items: tuple[OutlineItem, ...], begins_at: time | None) -> tuple[AgendaLine, ...]:
    """Parts one after the other, each with when it begins."""
    lines, starts = [], 0
    for position, item in enumerate(items, start=1):
        lines.append(
            AgendaLine(
                mode=item.mode,
                starts=starts,
                minutes=item.minutes,
                title_en=item.title_en,
                title_cy=item.title_cy,
                how_en=item.how_en,
                how_cy=item.how_cy,
                position=position,
                clock=clock_after(begins_at, starts),
            )
        )
        starts += item.minutes
    return tuple(lines)
