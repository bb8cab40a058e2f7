"""What the themes of questions are called, in both languages."""

from functools import lru_cache

from bot.directory.needs import DATA
from bot.language.councils import read_rows
from bot.vocabulary import Language, Theme


def theme_name(theme: Theme, language: Language) -> str:
    """The short name of a theme, as on a button."""
    return _rows()[theme][f"name_{language}"]


@lru_cache(maxsize=1)
def _rows() -> dict[Theme, dict[str, str]]:
    return {Theme(row["theme"]): row for row in read_rows(DATA / "themes.csv")}
