from bot.engine.components.features import words_of


def test_digits_of_a_receipt_do_not_change_what_is_understood():
    one, other = (words_of(f"where is receiptref:{digit * 64} now") for digit in "a7")
    assert one == other == ["where", "is", "receiptref", "now"]
