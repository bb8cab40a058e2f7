"""The panel that narrows the list of questions: its fields, their choices, and what is chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.accounts.account import AccountView
from bot.console.list_labels import Labels
from bot.language.councils import councils, in_region
from bot.questions.finding.queue_filter import (
    ANY,
    SHOWN_STATES,
    Assigned,
    Elsewhere,
    NoTheme,
    QueueFilter,
    Sort,
)
from bot.questions.life.move import Actor
from bot.store.tables.questions import Channel
from bot.vocabulary import AgeBand, AskedTo, Language, Level, Region, Theme

LIST = "/questions"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field; several of its options may be ticked, or one is picked from a menu."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def is_used(self) -> bool:
        """Whether anything is chosen in it."""
        return any(one.chosen and one.value for one in self.options)


@dataclass(frozen=True, slots=True)
class Panel:
    """The fields by how they are shown."""

    sort: Field
    ticks: tuple[Field, ...]
    menus: tuple[Field, ...]
    more: tuple[Field, ...]

    @property
    def more_used(self) -> bool:
        """Whether the part that is folded away narrows the list."""
        return any(field.is_used for field in self.more)


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was chosen, and the address of the list without it."""

    field: str
    label: str
    away: str


def list_address(pairs: Iterable[tuple[str, str]], language: str, **more: str) -> str:
    """The address of the list, in the language of the page."""
    return f"{LIST}?{urlencode([*pairs, *more.items(), ('lang', language)])}"


def chips(filter: QueueFilter, labels: Labels, language: str) -> tuple[Chip, ...]:
    """What narrows the list, each with a way to take it away; what waits is a choice too."""
    waiting = () if filter.workflows else (("state", "", labels.say("questions.waiting")),)
    return tuple(
        Chip(
            labels.field(name),
            label,
            list_address(_without(filter, name, value).to_query(), language) + "#results",
        )
        for name, value, label in (*waiting, *labels.chosen(filter))
        if value != ANY
    )


def _without(filter: QueueFilter, name: str, value: str) -> QueueFilter:
    """Without the last place in the life of a question, every place is shown."""
    left = filter.without(name, value)
    return left.anywhere() if name == "state" and not left.workflows else left


def panel_of(
    filter: QueueFilter, labels: Labels, *, reader: Actor, colleagues: Iterable[AccountView]
) -> Panel:
    """The panel as it stands for this filter and this reader."""
    make = _Maker(filter, labels)
    areas = in_region(reader.region) if reader.region else councils()
    if isinstance(filter.region, Region):
        areas = in_region(filter.region)
    people = [str(one.id) for one in colleagues if one.id != reader.account_id]
    menus = [make.menu("assigned", [*(one.value for one in Assigned), *people])]
    if reader.region is None:
        menus.append(make.menu("region", [*_values(Region), Elsewhere.NONE.value]))
    return Panel(
        sort=make.menu("sort", _values(Sort), anything=False),
        ticks=(
            make.field("state", [ANY, *_values(SHOWN_STATES)]),
            make.field("theme", [NoTheme.NONE.value, *_values(Theme)]),
        ),
        menus=tuple(menus),
        more=(
            make.menu("council", [one.code for one in areas]),
            make.menu("language", _values(Language)),
            make.menu("asked_to", _values(AskedTo)),
            make.menu("age_band", _values(AgeBand)),
            make.menu("level", _values(Level)),
            make.menu("channel", _values(Channel)),
        ),
    )


class _Maker:
    """Makes fields of one filter."""

    def __init__(self, filter: QueueFilter, labels: Labels) -> None:
        self._chosen, self._labels = set(filter.to_query()), labels

    def field(self, name: str, values: Iterable[str]) -> Field:
        options = tuple(
            Option(value, self._labels.value(name, value), (name, value) in self._chosen)
            for value in values
        )
        return Field(name, self._labels.field(name), options)

    def menu(self, name: str, values: Iterable[str], *, anything: bool = True) -> Field:
        made = self.field(name, values)
        if not anything:
            return made
        none_chosen = not made.is_used
        first = Option("", self._labels.say("queue.anything"), none_chosen)
        return Field(name, made.label, (first, *made.options))


def _values(terms: Iterable[object]) -> list[str]:
    return [str(term) for term in terms]
