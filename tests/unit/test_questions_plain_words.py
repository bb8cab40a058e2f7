"""Which sentences and words of an answer may be hard for a child."""

import pytest

from bot.questions.answering.plain_words import plain_hint
from bot.vocabulary import Language

TWENTY = " ".join(["word"] * 20)
CASES = [
    ("short", "We will open two more rooms. They open in May.", 0, []),
    ("twenty words are fine", f"{TWENTY}.", 0, []),
    ("twenty-one are not", f"{TWENTY} more.", 1, []),
    ("two long ones in two lines", f"{TWENTY} more\n{TWENTY} more", 2, []),
    ("a question and an answer", f"Why? {TWENTY}! Yes.", 0, []),
    ("a long word once", "Neurodiversity and neurodiversity. Neurodiversity.", 0, None),
    ("apostrophes join a word", "We’ll and don't count as one.", 0, []),
    ("a long number is not a word", "Ring 01234567890123 now.", 0, []),
    ("empty", "", 0, []),
]


@pytest.mark.parametrize("text, long, words", [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_long_sentences_and_words_are_listed_when_they_are_there(text, long, words):
    hint = plain_hint(text, Language.EN)

    assert len(hint.long_sentences) == long
    expected = ["Neurodiversity", "neurodiversity"] if words is None else words
    assert list(hint.long_words) == expected


def test_welsh_words_may_be_a_letter_longer():
    text = "Mae’r gwasanaethau yn hygyrchedd; abcdefghijklm, abcdefghijklmn."

    assert plain_hint(text, Language.CY).long_words == ("abcdefghijklmn",)
    assert plain_hint(text, Language.EN).long_words == ("abcdefghijklm", "abcdefghijklmn")


def test_letters_with_a_roof_count_as_one():
    assert plain_hint("tŷŷŷŷŷŷŷŷŷŷŷŷ", Language.CY).is_plain
    assert plain_hint("  tŷ\r\n\r\ntŷ ", Language.CY).characters == 6
