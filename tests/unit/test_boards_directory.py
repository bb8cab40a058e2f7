from bot.boards.directory import board_for, boards
from bot.language.councils import councils
from bot.vocabulary import Language, Region


def test_every_region_has_one_board_with_both_names():
    assert [board.region for board in boards()] == list(Region)
    for board in boards():
        assert board.name(Language.EN).endswith("Regional Partnership Board")
        assert board.name(Language.CY).startswith("Bwrdd Partneriaeth Rhanbarthol")


def test_every_council_belongs_to_exactly_one_board():
    covered = [name for board in boards() for name in board.councils(Language.EN)]
    assert sorted(covered) == sorted(area.name_en for area in councils())


def test_board_for_region_is_that_regions_board():
    assert board_for(Region.GWENT).name(Language.CY) == "Bwrdd Partneriaeth Rhanbarthol Gwent"
    assert "Casnewydd" in board_for(Region.GWENT).councils(Language.CY)
