"""The words others see: details taken out, the other language, the author's own kept as sent."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import EditConflict, QuestionNotFound, TransitionRefused
from bot.questions.asking.draft_fields import TextTooLong, TextTooShort
from bot.questions.life.public_words import words_in
from bot.questions.publication.readable import public_questions
from bot.questions.reviewing.wording import (
    SpanInvalid,
    joined,
    redact_question,
    take_out,
    translate_question,
)
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Level, Visibility, Workflow
from tests.factories import TEXT, TEXT_OTHER
from tests.integration.question_steps import POWYS, act, audited, kept, made, steps_of

NAMED = "Why did Siôn in Pill 🙂 get help sooner than us? Ring 07700 900123."
WELSH = "Pam cafodd Siôn help cyn pawb arall yn y dref?"


def span(text, part):
    return text.index(part), text.index(part) + len(part)


def test_what_is_taken_out_is_labelled_and_what_was_sent_stays(store):
    question = made(store, text_original=NAMED)
    spans = (span(NAMED, "07700 900123"), span(NAMED, "Siôn in Pill 🙂"))
    act(store, redact_question, question, spans=spans)
    now = kept(store, question)
    assert now.text_original == NAMED
    labelled = r"Why did \[(name|taken out)\] get help sooner than us\? Ring \[phone number\]\."
    assert re.fullmatch(labelled, now.text_public)
    assert now.text_other is None
    assert words_in(now, Language.EN) == now.text_public
    assert words_in(now, Language.CY) is None
    assert steps_of(store, question)[-1] == "redact"
    assert len(audited(store, question)) == len(steps_of(store, question))


def test_more_can_be_taken_out_of_what_is_left(store):
    question = made(store, text_original=NAMED)
    act(store, redact_question, question, spans=[span(NAMED, "Siôn")])
    left = kept(store, question).text_public
    act(store, redact_question, question, spans=[span(left, "07700 900123")])
    now = kept(store, question).text_public
    assert "Siôn" not in now and "07700" not in now and now.startswith("Why did [")


def test_a_welsh_question_is_labelled_in_welsh(store):
    question = made(store, text_original=WELSH, language=Language.CY)
    act(store, redact_question, question, spans=[span(WELSH, "y dref")])
    now = kept(store, question)
    assert now.text_public == "Pam cafodd Siôn help cyn pawb arall yn [wedi’i dynnu allan]?"
    assert words_in(now, Language.CY) == now.text_public


def test_a_public_question_is_out_of_sight_until_it_is_translated_anew(store):
    question = made(store, state=Workflow.ACCEPTED)
    act(store, redact_question, question, spans=[span(TEXT, "two years")])
    assert not in_transaction(store, public_questions, write=False)
    assert kept(store, question).visibility is Visibility.ROOM

    act(store, translate_question, question, text=TEXT_OTHER)
    assert kept(store, question).visibility is Visibility.PUBLIC
    assert len(in_transaction(store, public_questions, write=False)) == 1


@pytest.mark.parametrize(
    "spans", [(), ((3, 3),), ((5, 2),), ((-1, 3),), ((0, 1_000),), ((0, 3), (900, 901))]
)
def test_a_part_that_is_not_there_is_refused(sqlite_store, spans):
    question = made(sqlite_store)
    with pytest.raises(SpanInvalid):
        act(sqlite_store, redact_question, question, spans=spans)
    assert kept(sqlite_store, question).text_other == TEXT_OTHER


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), min_size=1, max_size=6),
)
@settings(max_examples=200, deadline=None)
def test_exactly_the_parts_given_are_taken_out(text, picks):
    spans = [(start, min(start + length, len(text))) for start, length in picks]
    spans = [(start, end) for start, end in spans if start < end]
    if not spans:
        return
    pieces, place = [], 0
    for start, end in joined(spans):
        pieces += [re.escape(text[place:start]), r"\[[^\[\]]+\]"]
        place = end
    pieces.append(re.escape(text[place:]))
    assert re.fullmatch("".join(pieces), take_out(text, spans, Language.EN), re.DOTALL)
    gone = {at for start, end in spans for at in range(start, end)}
    assert gone == {at for start, end in joined(spans) for at in range(start, end)}


@pytest.mark.parametrize(("length", "error"), [(9, TextTooShort), (281, TextTooLong)])
def test_a_translation_has_the_limits_of_a_question(sqlite_store, length, error):
    question = made(sqlite_store, text_other=None)
    with pytest.raises(error):
        act(sqlite_store, translate_question, question, text="a" * length)
    assert kept(sqlite_store, question).text_other is None


def test_words_are_changed_only_by_those_whose_question_it_is(store):
    for fields in ({}, {"level": Level.FULL}):
        question = made(store, **fields)
        actor = {} if fields else {"actor": POWYS}
        with pytest.raises(QuestionNotFound):
            act(store, redact_question, question, spans=[(0, 3)], **actor)
        with pytest.raises(QuestionNotFound):
            act(store, translate_question, question, text=TEXT_OTHER, **actor)


def test_words_are_not_changed_from_an_old_page_or_after_a_decline(store):
    question = made(store)
    act(store, translate_question, question, text=TEXT_OTHER)
    with pytest.raises(EditConflict):
        act(store, translate_question, question, text=TEXT_OTHER, version=1)
    declined = made(store, state=Workflow.DECLINED)
    with pytest.raises(TransitionRefused):
        act(store, redact_question, declined, spans=[(0, 3)])
