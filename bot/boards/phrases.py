"""The fixed words that the boards' facts are put together from, in both languages."""

from functools import lru_cache

from bot.language.councils import read_rows
from bot.settings import ROOT
from bot.vocabulary import Language

FOLDER = ROOT / "data" / "boards"


def phrase(key: str, language: Language, **values: object) -> str:
    """A phrase of data/boards/phrases.csv, its {names} filled in."""
    return _phrases()[key][str(language)].format(**values)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in read_rows(FOLDER / "phrases.csv")}
