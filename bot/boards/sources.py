"""What a web page that a fact comes from is called: whose it is, not its bare address."""

from functools import lru_cache
from urllib.parse import urlsplit

from bot.boards.phrases import FOLDER
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


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    return {row["host"]: row for row in read_rows(FOLDER / "sources.csv")}
