"""Check all files of the boards at once, before anybody is shown a line of them."""

from pathlib import Path

from bot.boards.participation import read_participation
from bot.boards.phrases import FOLDER
from bot.boards.plans import read_plans
from bot.boards.promises import read_promises
from bot.boards.sources import check_sources
from bot.boards.verdicts import read_verdicts


def check_board_files(folder: Path = FOLDER) -> None:
    """Read every file of the boards.

    Raises: DataInvalid: names the file and the line that cannot be right.
    """
    for read in (read_plans, read_participation, read_promises, read_verdicts, check_sources):
        read(folder)
