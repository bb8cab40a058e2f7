"""What several parts of a report say in the same words: boards, days, counts, colours."""

from collections.abc import Mapping

from bot.boards.directory import board_for
from bot.questions.publication.suppression import Cell, Mark
from bot.sessions.panel.bands import PeopleBand
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say
from bot.vocabulary import Progress, Region

# The sign says what the colour says, so that a copy in black and white tells the same.
SIGNS: Mapping[Progress, str] = {Progress.RED: "■", Progress.AMBER: "▲", Progress.GREEN: "●"}


def board_text(region: Region | None) -> Text:
    """The board of a region, or all seven."""
    if region is None:
        return say("sheet.seven_boards")
    board = board_for(region)
    return Text(en=board.name_en, cy=board.name_cy)


def count_text(cell: Cell) -> Text:
    """A count as far as it may be told."""
    if cell.mark is Mark.EXACT:
        return same(str(cell.low))
    if cell.mark is Mark.RANGE:
        return say("traces.range", low=cell.low, high=cell.high)
    return say(f"traces.{cell.mark}")


def people_text(band: PeopleBand) -> Text:
    """How many people there were, as a band."""
    if band is PeopleBand.UNDER_5:
        return say("report.people_under_5")
    if band is PeopleBand.MORE:
        return say("report.people_more")
    low, high = band.value.split("-")
    return say("report.people_band", low=low, high=high)


def colour_text(progress: Progress | None) -> Text:
    """A colour by its sign and its name."""
    if progress is None:
        return say("report.no_colour")
    name, sign = say(f"sheet.{progress}"), SIGNS[progress]
    return Text(en=f"{sign} {name.en}", cy=f"{sign} {name.cy}")


def sentences(*parts: Text) -> Text:
    """Several texts as one, in each language; empty ones are left out."""
    kept = [one for one in parts if one]
    return Text(en=" ".join(one.en for one in kept), cy=" ".join(one.cy for one in kept))


def quoted(words: Text) -> Text:
    """What people said, between quotation marks; nothing where they said nothing."""
    return Text(*(f"“{one}”" if one else "" for one in (words.en, words.cy)))


def without_stop(words: Text) -> Text:
    """Words that go on inside a sentence."""
    return Text(en=words.en.rstrip(". "), cy=words.cy.rstrip(". "))
