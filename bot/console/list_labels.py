"""What the values of a filter are called in the language of the page."""

from collections.abc import Callable, Mapping
from uuid import UUID

from sanic import Request

from bot.directory.themes import theme_name
from bot.language.councils import council, region_name
from bot.questions.finding.queue_filter import ANY, Assigned, Elsewhere, NoTheme, QueueFilter
from bot.vocabulary import AgeBand, Language, Region, Theme
from bot.web.language import page_language


class Labels:
    """The names of fields and values of one page."""

    def __init__(self, request: Request, people: Mapping[UUID, str]) -> None:
        self._words, self._language = request.app.ctx.words, page_language(request)
        self._people = people
        self._ways: dict[str, Callable[[str], str]] = {
            "state": self._state,
            "theme": self._theme,
            "region": self._region,
            "council": lambda value: council(value).name(self._language),
            "language": lambda value: self.say(f"terms.language_{Language(value)}"),
            "asked_to": lambda value: self.say(f"terms.asked_to_{value}"),
            "age_band": self._age,
            "assigned": self._assigned,
            "overdue": lambda _: self.say("queue.late_only"),
            "level": lambda value: self.say(f"queue.level_{value}"),
            "channel": lambda value: self.say(f"queue.channel_{value}"),
            "words": lambda value: f"“{value}”",
            "sort": lambda value: self.say(f"queue.sort_{value}"),
        }

    def say(self, key: str, **values: object) -> str:
        """A text of the page."""
        return str(self._words.say(key, self._language, **values))

    def field(self, name: str) -> str:
        """What a field is called."""
        return self.say(f"queue.field_{name}")

    def value(self, name: str, value: str) -> str:
        """What a value of a field is called."""
        return self._ways[name](value)

    def chosen(self, filter: QueueFilter) -> list[tuple[str, str, str]]:
        """Each pair of a filter with its label: field, value, label."""
        return [(name, value, self.value(name, value)) for name, value in filter.chosen()]

    def _state(self, value: str) -> str:
        return self.say("queue.any_state" if value == ANY else f"terms.workflow_{value}")

    def _theme(self, value: str) -> str:
        if value == NoTheme.NONE.value:
            return self.say("queue.no_theme")
        return theme_name(Theme(value), self._language)

    def _region(self, value: str) -> str:
        if value == Elsewhere.NONE.value:
            return self.say("questions.no_area")
        return region_name(Region(value), self._language)

    def _age(self, value: str) -> str:
        said = value != AgeBand.NOT_SAID.value
        return value.replace("-", "–") if said else self.say("terms.age_not_said")

    def _assigned(self, value: str) -> str:
        if value in {one.value for one in Assigned}:
            return self.say(f"queue.assigned_{value}")
        return self._people.get(UUID(value)) or self.say("queue.assigned_other")
