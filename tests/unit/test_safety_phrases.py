"""Every line of the bank does what it says, and a wrong bank stops the start."""

import csv
import shutil
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import DataInvalid
from bot.language import mutated_forms
from bot.safety.normalize import find_joined, make_views
from bot.safety.patterns import Pattern, Words, read_pattern
from bot.safety.phrases import SAFETY_DATA, compile_phrase, load_bank, read_bank
from bot.safety.screening import shield

try:  # Python 3.10 has it under its old name.
    from re import _constants as constants
    from re import _parser as parser
except ImportError:
    import sre_constants as constants
    import sre_parse as parser

BANK = load_bank()
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT)
# The age and folding rules write regular expressions by hand; phrases do so through the compiler.
EXPRESSIONS = [(line.id, line.pattern.regex.pattern) for line in (*BANK.phrases, *BANK.idioms)]
EXPRESSIONS += [(joined.id, joined.pattern.pattern) for joined in BANK.joined]


def views_of(text):
    return make_views(text, BANK.spelling)


@pytest.mark.parametrize("phrase", BANK.phrases, ids=lambda phrase: phrase.id)
def test_phrase_finds_its_hit_and_not_its_near_miss(phrase):
    assert phrase.pattern.find(shield(views_of(phrase.hit), BANK)), phrase.hit
    assert not phrase.pattern.find(shield(views_of(phrase.near_miss), BANK)), phrase.near_miss


@pytest.mark.parametrize("joined", BANK.joined, ids=lambda joined: joined.id)
def test_joined_phrase_finds_its_hit_and_not_its_near_miss(joined):
    assert find_joined(views_of(joined.hit), joined.pattern)
    assert not find_joined(views_of(joined.near_miss), joined.pattern)


@pytest.mark.parametrize("idiom", BANK.idioms, ids=lambda idiom: idiom.id)
def test_idiom_is_blanked_in_its_example(idiom):
    assert idiom.pattern.find(views_of(idiom.example).folded)


def test_bank_has_hundreds_of_phrases_in_each_language():
    for language in ("en", "cy"):
        assert sum(phrase.language == language for phrase in BANK.phrases) >= 200


@pytest.mark.parametrize(("name", "expression"), EXPRESSIONS, ids=[name for name, _ in EXPRESSIONS])
def test_phrase_has_no_unbounded_repetition(name, expression):
    assert most_repeats(parser.parse(expression)) <= 8 * 30  # a gap: 8 words of 30 letters


def most_repeats(parsed):
    """The greatest product of nested repetition counts."""
    most = 1
    for operation, argument in parsed:
        inner = [part for part in flat(argument) if isinstance(part, parser.SubPattern)]
        nested = max((most_repeats(part) for part in inner), default=1)
        if operation in REPEATS:
            assert argument[1] != constants.MAXREPEAT, "unbounded"
            nested *= argument[1]
        most = max(most, nested)
    return most


def flat(argument):
    if isinstance(argument, (list, tuple)):
        for part in argument:
            yield from flat(part)
    else:
        yield argument


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("pattern", "(unclosed bracket"),
        ("pattern", "..."),
        ("pattern", "<nobody_knows>"),
        ("pattern", "word [a-z]+"),
        ("category", "sadness"),
        ("level", "high"),
        ("voice", "choir"),
        ("hit", ""),
        ("id", "suicide_en_002"),
    ],
)
def test_bank_with_one_wrong_line_is_refused(tmp_path, column, value):
    folder = tmp_path / "safety"
    shutil.copytree(SAFETY_DATA, folder)
    path = folder / "phrases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(DataInvalid):
        read_bank(folder)


def test_missing_bank_is_refused(tmp_path):
    with pytest.raises(DataInvalid):
        read_bank(tmp_path)


LISTS = {"adult": "(dad|.. my (teacher|~athro))"}
words_of_a_phrase = st.sampled_from(
    ["i", "~torri", "tablet*", "..", "...", "(", ")", "|", "?", "#", "#+", "<adult>", "^", "$"]
)


@given(st.lists(words_of_a_phrase, max_size=12).map(" ".join))
@settings(max_examples=1_000, deadline=None)
def test_whatever_is_read_as_a_phrase_compiles(source):
    """So a line that is wrong is refused at the start, although it is compiled later."""
    try:
        pattern = read_pattern(source, Words(LISTS, mutated_forms))
    except DataInvalid:
        return
    assert pattern.regex.search(" i fell ") is None or "i" in pattern.words


def test_line_that_cannot_be_compiled_is_refused():
    line = replace(BANK.phrases[0], pattern=Pattern("(", (frozenset("i"),)))
    with pytest.raises(DataInvalid, match=line.id):
        compile_phrase(line)
