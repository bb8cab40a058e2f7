import pytest
from rasa_sdk import Tracker

from actions.asker import ambiguous_councils, read_asker
from actions.question_steps import age_band
from actions.turn import read_turn
from bot.vocabulary import Language, Need, Region, Speaker


def make_tracker(entities=(), *, intent="find_help", **slots):
    message = {
        "intent": {"name": intent},
        "entities": [{"entity": name, "value": value} for name, value in entities],
    }
    return Tracker("c1", slots, message, [], False, None, {}, None)


def asker_of(tracker):
    return read_asker(tracker, read_turn(tracker))


def test_turn_reads_language_intent_and_repeated_entities():
    turn = read_turn(make_tracker([("need", "housing"), ("need", "young_carer")], language="cy"))
    assert (turn.language, turn.intent) == (Language.CY, "find_help")
    assert turn.every("need") == ("housing", "young_carer")
    assert turn.first("place") is None


def test_needs_are_kept_in_the_order_they_were_said_and_once():
    tracker = make_tracker([("need", "housing"), ("need", "young_carer"), ("need", "housing")])
    assert asker_of(tracker).needs == (Need.HOUSING, Need.YOUNG_CARER)


def test_a_need_that_is_none_is_left_out():
    assert asker_of(make_tracker([("need", "all")])).needs == ()


def test_place_alone_keeps_the_needs_of_earlier_turns():
    tracker = make_tracker([("place", "W06000022")], needs=["housing"])
    asker = asker_of(tracker)
    assert asker.needs == (Need.HOUSING,)
    assert (asker.council, asker.board_region) == ("W06000022", Region.GWENT)


@pytest.mark.parametrize(
    ("place", "council", "region", "known", "board"),
    [
        ("W06000002", "W06000002", None, True, Region.NORTH_WALES),
        ("region:powys", None, "powys", True, Region.POWYS),
        ("wales", None, "wales", True, None),
        ("outside", None, None, False, None),
        ("W06000022|W06000009", None, None, False, None),
    ],
)
def test_place_is_read(place, council, region, known, board):
    asker = asker_of(make_tracker([("place", place)]))
    assert (asker.council, asker.region) == (council, region)
    assert (asker.place_known, asker.board_region) == (known, board)


def test_a_new_place_replaces_the_old_one_whole():
    asker = asker_of(make_tracker([("place", "region:gwent")], council="W06000002"))
    assert (asker.council, asker.region) == (None, "gwent")


def test_ambiguous_place_names_its_councils():
    turn = read_turn(make_tracker([("place", "W06000022|W06000009")]))
    assert ambiguous_councils(turn) == ("W06000022", "W06000009")


@pytest.mark.parametrize(("said", "age"), [("14", 14), ("4", None), ("99", None), ("x", None)])
def test_only_a_young_persons_age_is_taken(said, age):
    assert asker_of(make_tracker([("age", said)])).age == age


def test_speaker_is_remembered():
    assert asker_of(make_tracker([], speaker="parent_carer")).speaker is Speaker.PARENT_CARER


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (6, None),
        (7, "7-10"),
        (13, "11-13"),
        (14, "14-16"),
        (18, "17-18"),
        (25, "19-25"),
        (26, None),
    ],
)
def test_age_lies_in_its_band(age, band):
    assert age_band(age) == band
