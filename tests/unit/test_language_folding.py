"""Folding and mutations."""

import pytest

from bot.language import fold, mutated_forms, radicals
from bot.language.folding import tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Cwmbrân", "cwmbran"),
        ("  Tŷ   Ddewi\n", "ty ddewi"),
        ("i\u2019n", "i'n"),
        ("Connah\u00b4s", "connah's"),
        ("CAERDYDD", "caerdydd"),
        ("ﬁne", "fine"),
        ("w\u0302y", "wy"),
        ("", ""),
    ],
)
def test_fold_evens_out(text, folded):
    assert fold(text) == folded


def test_tokens_keep_their_place_in_the_text_as_typed():
    text = "Dwi'n byw yn Nhyˆ, Pen-y-bont!"
    for token in tokens(text):
        assert fold(text[token.start : token.end]) == token.folded


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("caernarfon", "gaernarfon"),
        ("caernarfon", "nghaernarfon"),
        ("caernarfon", "chaernarfon"),
        ("merthyr", "ferthyr"),
        ("llanelli", "lanelli"),
        ("dolgellau", "nolgellau"),
        ("gwynedd", "wynedd"),
        ("pontypridd", "mhontypridd"),
        ("rhyl", "ryl"),
        ("bangor", "mangor"),
    ],
)
def test_mutated_form_leads_back_to_its_radical(word, form):
    assert form in mutated_forms(word)
    assert word in radicals(form)


def test_letters_written_with_two_signs_do_not_mutate():
    assert mutated_forms("chwilog") == frozenset()
    assert "dhanet" not in mutated_forms("thanet")
    assert mutated_forms("") == frozenset()
