"""The rules find the development sets, kind by kind and language by language.

Clean texts stay clean. The sets are made up; docs/privacy-review.md says
how and gives the figures of the sets held back.
"""

import pytest

from bot.privacy.findings import find_by_rules
from bot.privacy.marked import TEXTS, Span, read_texts, set_names
from bot.vocabulary import Identifier, Language

IN_WORDS = (Identifier.PERSON_NAME, Identifier.SCHOOL_OR_EMPLOYER)
LEAST_IN_WORDS, LEAST_STRUCTURED = 0.95, 0.98
MOST_OVER_MASKED = 0.02  # of clean texts; the goal on texts of others is 0.05
ENOUGH = 0.8  # of a detail's characters
# Written to be learned from, not to be found by rules.
LEARNED_FROM = ("harbour", "quarry", "mill", "slate", "ferry", "opened_")
NAMES = [name for name in set_names() if not name.startswith(LEARNED_FROM)]
CLEAN = [name for name in NAMES if name.endswith("clean")]
MARKED = [name for name in NAMES if not name.endswith("clean")]


def _is_covered(text: str, span: Span) -> bool:
    start, end, _ = span
    found = find_by_rules(text)
    inside = sum(max(0, min(one.end, end) - max(one.start, start)) for one in found)
    return inside >= ENOUGH * (end - start)


def test_every_set_has_both_languages():
    assert {"development", "second", "third", "work"} <= set(MARKED)
    for name in NAMES:
        assert all((TEXTS / f"{name}_{language}.txt").exists() for language in Language), name


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(Identifier))
def test_kind_is_found_in_every_set(kind, language):
    spans = [
        (marked.text, span)
        for name in MARKED
        for marked in read_texts(name, language)
        for span in marked.spans
        if span[2] is kind
    ]
    missed = [text for text, span in spans if not _is_covered(text, span)]
    least = LEAST_IN_WORDS if kind in IN_WORDS else LEAST_STRUCTURED
    assert len(spans) > 8
    assert len(missed) <= (1 - least) * len(spans), missed


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", CLEAN)
def test_clean_texts_stay_clean(name, language):
    texts = [marked.text for marked in read_texts(name, language)]
    masked = {
        text: [text[one.start : one.end] for one in find_by_rules(text)]
        for text in texts
        if find_by_rules(text)
    }
    assert len(texts) > 20
    assert len(masked) <= MOST_OVER_MASKED * len(texts), masked


@pytest.mark.parametrize("language", list(Language))
def test_nothing_beside_what_is_marked_is_taken_out(language):
    beside = []
    for name in MARKED:
        for marked in read_texts(name, language):
            for one in find_by_rules(marked.text):
                if not any(one.start < end and start < one.end for start, end, _ in marked.spans):
                    beside.append((marked.text, marked.text[one.start : one.end]))
    assert len(beside) <= 3, beside
