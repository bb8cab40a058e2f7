"""Codes of rooms in what was typed: found in any form, and not where there is none."""

import pytest

from bot.sessions.room.typed_codes import find_codes
from channels.gate.masking import mask_text


@pytest.mark.parametrize(
    "typed",
    [
        "C4D7XQ",
        "c4d7xq",
        "C4D 7XQ",
        "c4d-7xq.",
        "my code is C4D7XQ",
        "mae'r cod yn c4d7xq!",
        "(C4D7XQ)",
    ],
)
def test_code_is_found_however_it_is_typed(typed):
    assert [one.code for one in find_codes(typed)] == ["C4D7XQ"]
    assert "roomref:C4D7XQ" in mask_text(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "help me",
        "ring 343434 now",
        "ABCD-EFGH-JKMN",
        "C4D7XQ7",
        "my house is 34 Heol y Garth",
        "xC4D7XQ",
        "dwi'n 14",
    ],
)
def test_where_there_is_no_code_none_is_found(typed):
    assert not find_codes(typed)
    assert "roomref" not in mask_text(typed)


def test_receipt_stays_a_receipt_beside_a_code():
    masked = mask_text("3F7K-9QRX-C4D7 and C4D7XQ")
    assert masked.count("receiptref:") <= 1 and masked.count("roomref:C4D7XQ") == 1
