"""The words on the pages, each in both languages, from `locale/<topic>.yml`."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from bot.errors import DataInvalid
from bot.vocabulary import Language

LOCALE = Path(__file__).parent / "locale"


class Words:
    """Every text of one or more locale folders, by `topic.key` and language."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._texts: dict[str, Mapping[str, str]] = {}
        for folder in folders:
            for path in sorted(folder.glob("*.yml")):
                self._texts.update(_read_topic(path))

    def __getitem__(self, language: Language) -> dict[str, str]:
        """All texts in one language."""
        return {key: pair[language.value] for key, pair in self._texts.items()}

    def has(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return key in self._texts

    def say(self, key: str, language: Language, **values: object) -> str:
        """The text `topic.key` in that language with `{name}` filled in.

        Raises: KeyError: no such text, or a value for it is missing.
        """
        text = self._texts[key][language.value]
        return text.format(**values) if values else text

    def topic(self, name: str, language: Language) -> dict[str, str]:
        """The texts of one topic, by key without the topic."""
        start = name + "."
        return {k.removeprefix(start): v for k, v in self[language].items() if k.startswith(start)}


@cache
def _read_topic(path: Path) -> dict[str, Mapping[str, str]]:
    """Read one file; every key needs both languages, and nothing else.

    Raises: DataInvalid: a text lacks its twin.
    """
    entries = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    for key, pair in entries.items():
        if not isinstance(pair, dict) or set(pair) != {"en", "cy"} or not all(pair.values()):
            raise DataInvalid(f"{path.name}: {key} needs en and cy")
    return {f"{path.stem}.{key}": pair for key, pair in entries.items()}
