import itertools
import re

import pytest

from bot.language import which_language
from bot.sessions.ballot.reasons import Why, pick_reason, sentences
from bot.store.tables.session_terms import PickRule
from bot.vocabulary import Language

NUMBERS = re.compile(r"\d+")


def why(rule=PickRule.SHARE, **changes):
    given = {"position": 2, "votes": 7, "voters": 24, "unheard": 7, "language": Language.EN}
    return Why(rule=rule, **{**given, **changes})


def test_every_sentence_takes_the_same_numbers_in_both_languages():
    for key, row in sentences().items():
        held = [sorted(set(re.findall(r"{(\w+)}", row[code]))) for code in ("en", "cy")]
        assert held[0] == held[1], key
        assert "'" not in row["en"] + row["cy"], key


@pytest.mark.parametrize("language", Language)
def test_sentence_is_in_its_language(language):
    other = Language.CY if language is Language.EN else Language.EN
    for key, row in sentences().items():
        assert which_language(row[str(language)], current=other) is language, key


@pytest.mark.parametrize(
    ("rule", "position", "unheard", "votes", "voters", "asked"),
    list(itertools.product(PickRule, (1, 2), (0, 3, 7), (7,), (4, 24), (Language.EN, Language.CY))),
)
def test_every_pick_has_its_reason(rule, position, unheard, votes, voters, asked):
    one = why(rule, position=position, unheard=unheard, votes=votes, voters=voters, language=asked)
    for language in Language:
        said = pick_reason(one, language)
        assert said and "{" not in said and "None" not in said
        if rule is PickRule.HOST:
            continue
        assert {int(n) for n in NUMBERS.findall(said)} <= ({7, 24, 3} if voters == 24 else set())
        assert not NUMBERS.search(pick_reason(one, language, numbers=False))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (why(position=1), "No other question has more."),
        (why(), "nothing they voted for had been picked yet"),
        (why(unheard=3), "For 3 of them"),
        (why(unheard=0), "one more place"),
        (why(PickRule.VOTES, position=1), "A place was left."),
        (why(PickRule.LANGUAGE, language=Language.CY), "No question asked in Welsh"),
        (why(PickRule.LANGUAGE), "No question asked in English"),
        (why(PickRule.AREA), "a small area"),
    ],
    ids=["first", "unheard", "some", "again", "left", "welsh", "english", "area"],
)
def test_reason_says_what_is_the_case(given, said):
    assert said in pick_reason(given, Language.EN)
    assert pick_reason(given, Language.CY) != pick_reason(given, Language.EN)
