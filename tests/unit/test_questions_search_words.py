"""Which searches find which words: accents, case and mutations, in Welsh and in English."""

import pytest

from bot.questions.finding.search_words import MOST_WORDS, kept_words, wanted_words
from bot.vocabulary import Language

EN, CY = Language.EN, Language.CY


def finds(typed, text, language):
    kept = kept_words(text, language)
    return all(
        any(word in one.exact or word.startswith(one.beginnings or ("\0",)) for word in kept)
        for one in wanted_words(typed)
    ) and bool(wanted_words(typed))


@pytest.mark.parametrize(
    ("typed", "text", "language"),
    [
        ("nghaerdydd", "Pryd bydd clwb yng Nghaerdydd?", CY),
        ("nghaerdydd", "Pam mae Caerdydd mor bell?", CY),
        ("nghaerdydd", "Is there a club in Caerdydd?", EN),
        ("caerdydd", "Bysiau o Gaerdydd i’r Barri", CY),
        ("Caerdydd", "Bws a Chaerdydd", CY),
        ("dolgellau", "Oes lle yn Nolgellau?", CY),
        ("ddolgellau", "Oes lle yn Nolgellau?", CY),
        ("DOLGELLAU", "Trên i Ddolgellau", CY),
        ("plant", "Cymorth i blant", CY),
        ("blant", "Hawliau plant", CY),
        ("mhlant", "Hawliau plant", CY),
        ("gardd", "Mae angen ardd yma", CY),
        ("ysgol", "Ein hysgol ni", CY),
        ("môn", "Ynys Mon", CY),
        ("mon", "Pont i Fôn", CY),
        ("ynys mon", "Ar Ynys Môn", CY),
        ("tŷ", "Tai a ty", CY),
        ("autism", "How long for an AUTISM test?", EN),
        ("cafe", "Is there a café?", EN),
        ("café", "Is there a cafe?", EN),
        ("wait autis", "Why wait for an autism test?", EN),
        ("autis wait", "waiting and autis", EN),
        ("connah's quay", "Buses in Connahs Quay", EN),
        ("connahs quay", "Buses in Connah’s Quay", EN),
        ("teen", "A teen’s view", EN),
        ("16", "What happens at 16?", EN),
        ("school", "Ysgol neu school?", CY),
        ("ddi-dor", "gofal di-dor", CY),
    ],
)
def test_a_search_finds_the_word_however_it_is_written(typed, text, language):
    assert finds(typed, text, language)


@pytest.mark.parametrize(
    ("typed", "text", "language"),
    [
        ("mood", "Why is the food cold?", EN),  # English words have no mutations
        ("fan", "Is there a man to help?", EN),
        ("wait autism", "Why wait for a bus?", EN),  # every word must be there
        ("autis wait", "Why wait for an autism test?", EN),  # only the last may be half typed
        ("gar", "Mae’r ardal yn bell", CY),  # a short beginning stays as it is typed
        ("bus", "This must stop", EN),
        ("cardiff", "Caerdydd", CY),
        ("the", "the the the", EN),
        ("y mae", "y mae", CY),
    ],
)
def test_a_search_does_not_find_what_only_looks_like_it(typed, text, language):
    assert not finds(typed, text, language)


@pytest.mark.parametrize("typed", ["", " ", "?!", "the and", "pam mae", "a", "\0", "'"])
def test_nothing_is_looked_for_where_nothing_telling_was_typed(typed):
    assert wanted_words(typed) == ()


def test_a_long_search_looks_for_so_many_words_and_no_more():
    assert len(wanted_words(" ".join(f"word{n}" for n in range(50)))) == MOST_WORDS


def test_common_words_are_not_kept():
    assert kept_words("Why is it the best?", EN) == {"ebest"}
    assert kept_words("Pam mae’n well yn y dref?", CY) == {"cwell", "cdref"}
