"""Receipt codes: minted, shown, and found again however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.asking.receipts import (
    ALPHABET,
    LENGTH,
    find_receipts,
    mint_receipt,
    receipt_hash,
    show_receipt,
)

CODES = [mint_receipt() for _ in range(200)]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(lambda c: c, id="plain"),
        pytest.param(show_receipt, id="as-shown"),
        pytest.param(lambda c: show_receipt(c).lower(), id="lower-case"),
        pytest.param(lambda c: show_receipt(c).replace("-", " "), id="spaces"),
        pytest.param(lambda c: show_receipt(c).replace("-", " - "), id="spaced-dashes"),
        pytest.param(lambda c: show_receipt(c).replace("-", "–"), id="typographic-dashes"),
        pytest.param(lambda c: c.replace("0", "O").replace("1", "I"), id="capital-lookalikes"),
        pytest.param(lambda c: c.lower().replace("0", "o").replace("1", "l"), id="lookalikes"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "my code is {} thanks", "beth am {}?", "({})."])
def test_a_code_is_found_however_it_is_typed(typed, around):
    for code in CODES:
        text = around.format(typed(code))
        [found] = find_receipts(text)
        assert found.receipt_hash == receipt_hash(code)
        assert receipt_hash(text[found.start : found.end]) == receipt_hash(code)


@pytest.mark.parametrize(
    "text",
    [
        "Why was year 2024 when they shut it?",
        "look will till",
        "08001111 0808 0234 5600",
        "ring 0808 023 456 after 2031",
        "CF10 1AB and NP20 4UR",
        "rydw i yn aros ers 2029 heno",
        "",
    ],
)
def test_words_and_numbers_are_not_codes(text):
    assert find_receipts(text) == ()


def test_one_wrong_sign_is_noticed():
    for code in CODES[:40]:
        for at in range(LENGTH):
            wrong = next(s for s in ALPHABET if s != code[at])
            assert find_receipts(code[:at] + wrong + code[at + 1 :]) == ()


def test_codes_differ_and_are_long_enough():
    assert len(set(CODES)) == len(CODES)
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in CODES)


def test_the_hash_does_not_hold_the_code():
    assert len(receipt_hash(CODES[0])) == 64
    assert CODES[0].lower() not in receipt_hash(CODES[0])


@given(st.text(max_size=300))
def test_no_text_breaks_the_search(text):
    for found in find_receipts(text):
        assert 0 <= found.start < found.end <= len(text)
