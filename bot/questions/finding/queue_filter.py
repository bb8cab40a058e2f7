"""What a list of questions is narrowed to; it reads and writes itself as the query of an address.

What an address says wrongly is left aside and is never an error: addresses are sent to colleagues,
kept in bookmarks and typed by hand.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar
from uuid import UUID

from bot.language.councils import councils
from bot.store.tables.questions import Channel
from bot.vocabulary import AgeBand, AskedTo, Language, Level, Region, Term, Theme, Workflow

WAITING = (Workflow.SUBMITTED, Workflow.IN_REVIEW)
SHOWN_STATES = tuple(
    state
    for state in Workflow
    if state not in (Workflow.DRAFT, Workflow.WITHDRAWN, Workflow.ERASED)
)
ANY = "any"  # every place in the life of a question; without a word, those that wait
WORDS_LONGEST = 120  # characters
T = TypeVar("T", bound=Term)


class Sort(Term):
    """In which order questions are listed."""

    OLDEST = "oldest"
    NEWEST = "newest"
    DUE = "due"


class Assigned(Term):
    """Whose questions; one colleague's are named by their account."""

    ME = "me"
    NOBODY = "nobody"


class Elsewhere(Term):
    """Questions whose author gave no area."""

    NONE = "none"


class NoTheme(Term):
    """Questions that nobody has given a theme yet."""

    NONE = "none"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Narrow a list of questions; an empty one shows what waits for a decision, oldest first."""

    workflows: tuple[Workflow, ...] = ()  # empty: what waits
    themes: tuple[Theme | NoTheme, ...] = ()  # one of them is enough
    region: Region | Elsewhere | None = None  # for those who see more than one
    council: str | None = None
    language: Language | None = None
    asked_to: AskedTo | None = None
    age_band: AgeBand | None = None
    assigned: Assigned | UUID | None = None
    overdue: bool = False
    level: Level | None = None
    channel: Channel | None = None
    words: str = ""
    sort: Sort = Sort.OLDEST

    @classmethod
    def from_query(cls, pairs: Iterable[tuple[str, str]]) -> "QueueFilter":
        """Read a query; what is unknown is ignored, and of several values the last one counts."""
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            given.setdefault(name, []).append(value)
        read = {name: _READERS[name](values) for name, values in given.items() if name in _READERS}
        known = {name: value for name, value in read.items() if value is not None}
        return cls(**{_FIELDS.get(name, name): value for name, value in known.items()})

    def to_query(self) -> tuple[tuple[str, str], ...]:
        """The shortest query that reads as this filter."""
        pairs = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                name = _NAMES.get(field.name, field.name)
                pairs += [(name, one) for one in _written(value)]
        return tuple(pairs)

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, without the order: each pair can be taken away by itself."""
        return tuple(pair for pair in self.to_query() if pair[0] != "sort")

    def without(self, name: str, value: str) -> "QueueFilter":
        """The same without one of the pairs of `chosen`."""
        left = [pair for pair in self.to_query() if pair != (name, value)]
        return QueueFilter.from_query(left)

    def only_sort(self) -> "QueueFilter":
        """Nothing chosen, in the same order."""
        return QueueFilter(sort=self.sort)

    def anywhere(self) -> "QueueFilter":
        """The same in every place in the life of a question."""
        return replace(self, workflows=SHOWN_STATES)


def _written(value: Any) -> list[str]:
    if value == SHOWN_STATES:
        return [ANY]
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return ["yes"] if value is True else [str(value)]


def _term(*kinds: type[Term]) -> Callable[[list[str]], Term | None]:
    known = {term.value: term for kind in kinds for term in kind}
    return lambda values: known.get(values[-1])


def _terms(allowed: Iterable[T]) -> Callable[[list[str]], tuple[T, ...] | None]:
    known = {term.value: term for term in allowed}

    def read(values: list[str]) -> tuple[T, ...] | None:
        chosen = set(values)
        if ANY in chosen:
            return tuple(known.values())
        return tuple(term for value, term in known.items() if value in chosen) or None

    return read


def _council(values: list[str]) -> str | None:
    return values[-1] if values[-1] in {one.code for one in councils()} else None


def _assigned(values: list[str]) -> Assigned | UUID | None:
    if values[-1] in {one.value for one in Assigned}:
        return Assigned(values[-1])
    try:
        return UUID(values[-1])
    except ValueError:
        return None


def _words(values: list[str]) -> str | None:
    return " ".join(values[-1].replace("\0", " ").split())[:WORDS_LONGEST].strip() or None


_FIELDS = {"state": "workflows", "theme": "themes"}
_NAMES = {field: name for name, field in _FIELDS.items()}
_READERS: dict[str, Callable[[list[str]], Any]] = {
    "state": _terms(SHOWN_STATES),
    "theme": _terms((*NoTheme, *Theme)),
    "region": _term(Region, Elsewhere),
    "council": _council,
    "language": _term(Language),
    "asked_to": _term(AskedTo),
    "age_band": _term(AgeBand),
    "assigned": _assigned,
    "overdue": lambda values: values[-1] == "yes" or None,
    "level": _term(Level),
    "channel": _term(Channel),
    "words": _words,
    "sort": _term(Sort),
}
