"""What the lines and columns of figures are called, in the language of a page."""

from collections.abc import Callable

from bot.directory.themes import theme_name
from bot.language.councils import region_name
from bot.questions.figures.counts import NO_REGION, OTHER_REASON
from bot.questions.figures.tables import TableName
from bot.questions.life.reasons import reasons
from bot.questions.publication.suppression import Cell, Mark
from bot.vocabulary import AgeBand, Language, Region, Theme
from bot.web.words import Words

REASONS = (TableName.RETURNED, TableName.DECLINED, TableName.PASSED_ON)
THEMES = (TableName.THEME, TableName.THEME_BY_REGION, TableName.THEME_BY_MONTH)


class FigureNames:
    """Names in one language."""

    def __init__(self, words: Words, language: Language) -> None:
        self._words, self._language = words, language

    def row(self, table: TableName, key: str) -> str:
        """What a line of a table is called."""
        if table in THEMES:
            return theme_name(Theme(key), self._language)
        if table in REASONS:
            return self._reason(key)
        names: dict[TableName, Callable[[str], str]] = {
            TableName.MONTH: self.month,
            TableName.REGION: self.region,
            TableName.AGE_BAND: self.age_band,
        }
        name = names.get(table)
        return name(key) if name else self.say(f"{table}_{key}")

    def column(self, table: TableName, key: str) -> str:
        """What a column of a table is called."""
        return self.month(key) if table is TableName.THEME_BY_MONTH else self.region(key)

    def cell(self, cell: Cell) -> str:
        """What is told of a count."""
        if cell.mark is Mark.RANGE:
            return self.say("range", low=cell.low, high=cell.high)
        return str(cell.low) if cell.mark is Mark.EXACT else self.say(cell.mark.value)

    def month(self, key: str) -> str:
        """A month and its year."""
        year, month = key.split("-")
        return f"{self._words.say(f'dates.month_{int(month)}', self._language)} {year}"

    def month_short(self, key: str) -> str:
        """A month in three or four letters."""
        return self.say(f"short_{int(key.split('-')[1])}")

    def region(self, key: str) -> str:
        """A region, or that none was given."""
        if key == NO_REGION:
            return self.say("no_region")
        return region_name(Region(key), self._language)

    def age_band(self, key: str) -> str:
        """An age band with a dash between its years."""
        said = key != AgeBand.NOT_SAID.value
        return key.replace("-", "–") if said else self.say("age_band_not_said")

    def say(self, key: str, **values: object) -> str:
        """A text of figures."""
        return self._words.say(f"figures.{key}", self._language, **values)

    def _reason(self, key: str) -> str:
        known = reasons().get(key)
        if key == OTHER_REASON or known is None:
            return self.say("other_reason")
        return known.words(self._language)
