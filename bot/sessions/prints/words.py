"""The words of the prints, each in both languages, from `locale/<topic>.yml`."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from bot.errors import DataInvalid
from bot.language.months import MONTHS
from bot.sessions.prints.printed import Text
from bot.vocabulary import Language

LOCALE = Path(__file__).parent / "locale"


def say(key: str, **values: Text | str | int) -> Text:
    """The text `topic.key` with `{name}` filled in, in each language its own value.

    Raises: KeyError: no such text, or a value for it is missing.
    """
    pair = _texts()[key]
    return Text(
        en=_filled(pair[Language.EN], Language.EN, values),
        cy=_filled(pair[Language.CY], Language.CY, values),
    )


def spoken_day(held_on: date) -> Text:
    """A day in words: 3 March 2026, 3 Mawrth 2026."""
    return Text(
        *(
            f"{held_on.day} {MONTHS[one][held_on.month - 1]} {held_on.year}"
            for one in (Language.EN, Language.CY)
        )
    )


def keys() -> frozenset[str]:
    """Every `topic.key` there is."""
    return frozenset(_texts())


def _filled(words: str, language: Language, values: dict[str, Text | str | int]) -> str:
    own = {
        name: value.said(language)[1] if isinstance(value, Text) else value
        for name, value in values.items()
    }
    return words.format(**own) if own else words


@cache
def _texts() -> dict[str, dict[Language, str]]:
    found = {}
    for path in sorted(LOCALE.glob("*.yml")):
        for key, pair in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader).items():
            if not isinstance(pair, dict) or set(pair) != {"en", "cy"} or not all(pair.values()):
                raise DataInvalid(f"{path.name}: {key} needs en and cy")
            found[f"{path.stem}.{key}"] = {Language.EN: pair["en"], Language.CY: pair["cy"]}
    return found
