"""The fixed words that doors are put together from, in both languages."""

from functools import lru_cache

from bot.directory.needs import DATA
from bot.language.councils import read_rows
from bot.vocabulary import Language


def phrase(key: str, language: Language, **values: object) -> str:
    """A phrase of data/directory/phrases.csv, its {names} filled in."""
    return _phrases()[key][str(language)].format(**values)


def is_phrase(key: str) -> bool:
    """True when there is a phrase of this key."""
    return key in _phrases()


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in read_rows(DATA / "phrases.csv")}
