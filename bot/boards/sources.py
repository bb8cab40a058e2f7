"""What a web page that a fact comes from is called: whose it is, not its bare address."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from bot.boards.participation import read_participation
from bot.boards.phrases import FOLDER
from bot.boards.plans import read_plans
from bot.boards.promises import read_promises
from bot.boards.rows import addresses
from bot.errors import DataInvalid
from bot.language.councils import read_rows
from bot.vocabulary import Language


def source_name(address: str, language: Language) -> str:
    """Whose page this is, by data/boards/sources.csv.

    Raises: DataInvalid: nobody has said whose it is.
    """
    host = urlsplit(address).netloc
    try:
        return _names()[host][f"name_{language}"]
    except KeyError as error:
        raise DataInvalid(f"sources.csv has no name for {host}") from error


def check_sources(folder: Path) -> None:
    """See that every page that these files name has a name; raises DataInvalid."""
    _all_named(plan.source for plan in read_plans(folder))
    _all_named(entry.source for entry in read_participation(folder))
    _all_named(promise.source for promise in read_promises(folder))


def _all_named(sources: Iterable[str]) -> None:
    for source in sources:
        for address in addresses(source):
            source_name(address, Language.EN)


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    return {row["host"]: row for row in read_rows(FOLDER / "sources.csv")}
