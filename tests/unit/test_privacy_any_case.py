"""Patterns that ignore case find the same as those of `re`, and tell words as they are written."""

import re

import pytest

import bot.privacy  # noqa: F401  its patterns
from bot.privacy.any_case import all_patterns, any_case

SOURCES = [
    r"\b(?:heol|stryd)(?:['’]r)?\s(?P<name>[A-Za-zÀ-ÖØ-öø-ÿŵŷŴŶ]{2,9})",
    r"(?<!\w)\D\S+[A-Z]\b",
    r"(?P<one>A)|(?P<two>b)(?=C)",
    r"[,;]\s?",
]
TEXTS = ["STRYD Ŵen, heol'r Bont", "a;B; bc Bc", "İ Heol Llŷn", "", "Ab aB; ab" * 60]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("text", TEXTS)
def test_same_places_and_words_as_with_ignorecase(source, text):
    plain, fast = re.compile(source, re.IGNORECASE), any_case(source)
    expected = [(match.span(), match.group()) for match in plain.finditer(text)]
    assert [(match.span(), match.group()) for match in fast.finditer(text)] == expected
    assert fast.split(text) == re.split(rf"{re.sub('[?]P<.*?>', '?:', source)}", text, flags=re.I)
    first, found = plain.search(text), fast.search(text)
    assert (found and found.groupdict()) == (first and first.groupdict(default=""))


def test_pattern_with_flags_of_its_own_is_refused():
    with pytest.raises(ValueError, match="flags"):
        any_case(r"a(?-i:B)")


def test_every_pattern_of_the_review_compiles():
    found = [compiled().pattern for compiled in all_patterns()]
    assert len(found) > 200
