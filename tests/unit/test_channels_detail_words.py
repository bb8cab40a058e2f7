"""What a typed line says about personal details at the review, in both languages."""

import pytest

from bot.questions.asking.draft_fields import DraftField
from bot.questions.asking.review import ReviewFinding
from bot.vocabulary import Identifier
from channels.gate.detail_words import KEEP, OUT, DetailMeant, detail_meant

NAME = ReviewFinding(1, Identifier.PERSON_NAME, DraftField.TEXT, "Siân Morgan", True)
PHONE = ReviewFinding(2, Identifier.PHONE, DraftField.TEXT, "07700 900123", True)
AGAIN = ReviewFinding(3, Identifier.PERSON_NAME, DraftField.CONTEXT, "Siân Morgan", True)
BOTH = (NAME, PHONE)


@pytest.mark.parametrize(
    ("typed", "found", "meant"),
    [
        ("keep it in", (NAME,), DetailMeant(KEEP, (1,))),
        ("No, keep it in", (NAME,), DetailMeant(KEEP, (1,))),
        ("na, cadw i mewn", (NAME,), DetailMeant(KEEP, (1,))),
        ("cadwa fe i mewn", (NAME,), DetailMeant(KEEP, (1,))),
        ("gad o i mewn plis", (NAME,), DetailMeant(KEEP, (1,))),
        ("yes take it out", (NAME,), DetailMeant(OUT, (1,))),
        ("ie, tynnu allan", (NAME,), DetailMeant(OUT, (1,))),
        ("tynna fo allan", (NAME,), DetailMeant(OUT, (1,))),
        ("leave it out", (NAME,), DetailMeant(OUT, (1,))),
        ("gad e mas", (NAME,), DetailMeant(OUT, (1,))),
        ("keep the name in", BOTH, DetailMeant(KEEP, (1,))),
        ("cadw'r enw", BOTH, DetailMeant(KEEP, (1,))),
        ("keep my phone number in", BOTH, DetailMeant(KEEP, (2,))),
        ("cadw fy rhif ffôn i mewn", BOTH, DetailMeant(KEEP, (2,))),
        ("keep sian morgan in", BOTH, DetailMeant(KEEP, (1,))),
        ("keep in: Siân Morgan", BOTH, DetailMeant(KEEP, (1,))),
        ("keep 07700 900123", BOTH, DetailMeant(KEEP, (2,))),
        ("keep 2", BOTH, DetailMeant(KEEP, (2,))),
        ("keep both", BOTH, DetailMeant(KEEP, (1, 2))),
        ("cadw'r ddau", BOTH, DetailMeant(KEEP, (1, 2))),
        ("tynnu popeth allan", BOTH, DetailMeant(OUT, (1, 2))),
        ("keep it in", BOTH, DetailMeant(KEEP, ())),
        ("cadw i mewn", BOTH, DetailMeant(KEEP, ())),
        ("keep the name", (NAME, AGAIN), DetailMeant(KEEP, (1, 3))),
    ],
)
def test_line_about_a_detail_is_understood(typed, found, meant):
    assert detail_meant(typed, found) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "send it",
        "anfon",
        "no",
        "na",
        "stop",
        "change the area",
        "keep waiting for the school bus",
        "keep 7",
        "take me to the doctor",
        "leave now please help",
        "cadw fi'n ddiogel",
        "my phone number",
    ],
)
def test_anything_else_is_left_to_others(typed):
    assert detail_meant(typed, BOTH) is None


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("2", (2,)), ("the name", (1,)), ("yr enw", (1,)), ("Siân Morgan", (1,)), ("both", (1, 2))],
)
def test_answer_to_which_one_needs_no_verb(typed, numbers):
    assert detail_meant(typed, BOTH, KEEP) == DetailMeant(KEEP, numbers)


def test_nothing_is_meant_where_nothing_was_found():
    assert detail_meant("keep it in", ()) is None
