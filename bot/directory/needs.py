"""What the needs are called, in both languages."""

from dataclasses import dataclass
from functools import lru_cache

from bot.language.councils import read_rows
from bot.settings import ROOT
from bot.vocabulary import Language, Need

DATA = ROOT / "data" / "directory"


@dataclass(frozen=True, slots=True)
class NeedWords:
    """A need in both languages: a short name for a button, and a sentence to the young person."""

    need: Need
    name_en: str
    name_cy: str
    says_en: str
    says_cy: str


@lru_cache(maxsize=1)
def need_words() -> dict[Need, NeedWords]:
    """The words of every need, in the order they are offered."""
    return {Need(row["need"]): _words(row) for row in read_rows(DATA / "needs.csv")}


def need_name(need: Need, language: Language) -> str:
    """The short name of a need, as on a button."""
    words = need_words()[need]
    return words.name_cy if language is Language.CY else words.name_en


def _words(row: dict[str, str]) -> NeedWords:
    return NeedWords(
        Need(row["need"]), row["name_en"], row["name_cy"], row["says_en"], row["says_cy"]
    )
