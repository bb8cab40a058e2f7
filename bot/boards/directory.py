"""Which board serves a region: names in both languages, councils, health board, website."""

from dataclasses import dataclass
from functools import lru_cache

from bot.language.councils import in_region, read_rows
from bot.settings import ROOT
from bot.vocabulary import Language, Region

BOARDS = ROOT / "data" / "boards" / "boards.csv"


@dataclass(frozen=True, slots=True)
class Board:
    """One Regional Partnership Board; `website_checked` is empty until a person has opened it."""

    region: Region
    name_en: str
    name_cy: str
    health_board_en: str
    health_board_cy: str
    website: str
    website_checked: str

    def name(self, language: Language) -> str:
        """What the board is called in this language."""
        return self.name_cy if language is Language.CY else self.name_en

    def health_board(self, language: Language) -> str:
        """What its health board is called."""
        return self.health_board_cy if language is Language.CY else self.health_board_en

    def councils(self, language: Language) -> tuple[str, ...]:
        """The council areas it covers, by name."""
        return tuple(area.name(language) for area in in_region(self.region))


@lru_cache(maxsize=1)
def boards() -> tuple[Board, ...]:
    """All seven boards, in the order of the data file."""
    return tuple(
        Board(
            region=Region(row["region"]),
            name_en=row["name_en"],
            name_cy=row["name_cy"],
            health_board_en=row["health_board_en"],
            health_board_cy=row["health_board_cy"],
            website=row["website"],
            website_checked="" if row["website_checked"] == "no" else row["checked"],
        )
        for row in read_rows(BOARDS)
    )


def board_for(region: Region) -> Board:
    """The board of this region."""
    return next(board for board in boards() if board.region is region)
