"""The 22 council areas and seven regions of Wales, by their stable codes."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.settings import ROOT
from bot.vocabulary import Language, Region

PLACES = ROOT / "data" / "directory" / "places"


@dataclass(frozen=True, slots=True)
class CouncilArea:
    """The area of one council; `code` is its GSS code, such as W06000022."""

    code: str
    name_en: str
    name_cy: str
    region: Region
    health_board_en: str
    health_board_cy: str

    def name(self, language: Language) -> str:
        """What the area is called in this language."""
        return self.name_cy if language is Language.CY else self.name_en

    def health_board(self, language: Language) -> str:
        """What its health board is called in this language."""
        return self.health_board_cy if language is Language.CY else self.health_board_en


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file in UTF-8, by column name."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def _by_code() -> dict[str, CouncilArea]:
    found = {}
    for row in read_rows(PLACES / "councils.csv"):
        area = CouncilArea(
            code=row["code"],
            name_en=row["name_en"],
            name_cy=row["name_cy"],
            region=Region(row["region"]),
            health_board_en=row["health_board_en"],
            health_board_cy=row["health_board_cy"],
        )
        found[area.code] = area
    return found


@lru_cache(maxsize=1)
def _region_names() -> dict[tuple[Region, Language], str]:
    names = {}
    for row in read_rows(PLACES / "regions.csv"):
        region = Region(row["region"])
        names[region, Language.EN] = row["name_en"]
        names[region, Language.CY] = row["name_cy"]
    return names


def council(code: str) -> CouncilArea:
    """The council area of this code; KeyError for a code that is none."""
    return _by_code()[code]


def councils() -> tuple[CouncilArea, ...]:
    """All 22 council areas, in the order of their codes."""
    return tuple(_by_code().values())


def in_region(region: Region) -> tuple[CouncilArea, ...]:
    """The council areas of one region."""
    return tuple(area for area in councils() if area.region is region)


def region_name(region: Region, language: Language) -> str:
    """What a region is called in this language."""
    return _region_names()[region, language]
