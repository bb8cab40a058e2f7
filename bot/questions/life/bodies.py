"""Who a question can be passed on to when it is not the board's to answer, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.boards.directory import boards
from bot.errors import BadInput, DataInvalid
from bot.language.councils import councils, read_rows
from bot.settings import ROOT
from bot.vocabulary import Language, Region

BODIES_FILE = ROOT / "data" / "questions" / "bodies.csv"
CODE_LONGEST = 60  # characters, as the column holds
EVERYWHERE = frozenset(Region)
_Named = tuple[str, str, str, Region]  # code, English name, Welsh name, region


class BodyUnknown(BadInput):
    """No such body, or not one of this region."""

    code = "body_unknown"


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who decides about a thing; `code` is stable."""

    code: str
    name_en: str
    name_cy: str
    regions: frozenset[Region]

    def name(self, language: Language) -> str:
        """What the body is called in this language."""
        return self.name_cy if language is Language.CY else self.name_en


def bodies_for(region: Region | None) -> tuple[Body, ...]:
    """Who decides about things in a region, in the order of the data; None: anywhere in Wales."""
    every = _bodies().values()
    return tuple(body for body in every if region is None or region in body.regions)


def body_named(code: str) -> Body:
    """The body of this code. Raises: BodyUnknown."""
    if code not in _bodies():
        raise BodyUnknown(code)
    return _bodies()[code]


def check_body(code: str, region: Region | None) -> None:
    """Refuse a body that decides nothing in this region. Raises: BodyUnknown."""
    if code and code not in {body.code for body in bodies_for(region)}:
        raise BodyUnknown(code)


@lru_cache(maxsize=1)
def _bodies() -> dict[str, Body]:
    """Every body by its code. Raises: DataInvalid: a row lacks something."""
    found: dict[str, Body] = {}
    for row in read_rows(BODIES_FILE):
        if not all(row.values()) or len(row["code"]) > CODE_LONGEST:
            raise DataInvalid(f"bodies.csv: {row['code']}")
        for body in _of_each(row) if row["regions"] == "each" else [_body(row)]:
            found[body.code] = body
    return found


def _body(row: dict[str, str]) -> Body:
    named = frozenset(Region(region) for region in row["regions"].split() if region != "all")
    return Body(row["code"], row["name_en"], row["name_cy"], named or EVERYWHERE)


def _of_each(row: dict[str, str]) -> Iterator[Body]:
    """One body for each council or health board that the data names already."""
    if row["code"] not in _EACH:
        raise DataInvalid(f"bodies.csv: {row['code']}")
    for code, name_en, name_cy, region in _EACH[row["code"]]():
        names = row["name_en"].format(name_en), row["name_cy"].format(name_cy)
        yield Body(f"{row['code']}_{code}", *names, frozenset({region}))


def _councils() -> Iterator[_Named]:
    for area in councils():
        yield area.code, area.name_en, area.name_cy, area.region


def _health_boards() -> Iterator[_Named]:
    for board in boards():
        yield board.region.value, board.health_board_en, board.health_board_cy, board.region


_EACH = {"council": _councils, "health_board": _health_boards}
