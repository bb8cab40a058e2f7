"""Words and phrases of a bilingual table, found in a text whatever their mutation."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.questions.likeness.words import KNOWN_WORDS, plain_words, welsh_forms
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of the table; with `begins` its last word may go on ("wait*")."""

    row: str
    welsh: bool
    words: tuple[str, ...]
    begins: bool


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase in a text; `first` and `end` count its words."""

    row: str
    first: int
    end: int


class PhraseTable:
    """A CSV file with columns <key>, words_en, words_cy; phrases are parted by `|`."""

    def __init__(self, path: Path, key: str) -> None:
        with path.open(encoding="utf-8", newline="") as file:
            self.rows: dict[str, Mapping[str, str]] = {r[key]: r for r in csv.DictReader(file)}
        self._whole: dict[str, list[Phrase]] = defaultdict(list)  # by the first word
        self._beginnings: dict[str, list[Phrase]] = defaultdict(list)  # single words that go on
        self._met: dict[str, tuple[Phrase, ...]] = {}
        for row, columns in self.rows.items():
            for language in Language:
                for phrase in _phrases(row, language, columns[f"words_{language}"]):
                    single = phrase.begins and len(phrase.words) == 1
                    where = self._beginnings if single else self._whole
                    where[phrase.words[0]].append(phrase)

    def find(self, words: Sequence[str]) -> list[PhraseMatch]:
        """Every phrase in the plain words of a text; a row's longest where several begin."""
        forms = [(frozenset({word}), welsh_forms(word)) for word in words]
        found = []
        for at in range(len(words)):
            longest: dict[str, int] = {}
            for phrase in self._at(words[at]):
                if _goes_on(phrase, forms, at):
                    longest[phrase.row] = max(longest.get(phrase.row, 0), len(phrase.words))
            found += [PhraseMatch(row, at, at + length) for row, length in longest.items()]
        return found

    def _at(self, word: str) -> tuple[Phrase, ...]:
        """The phrases whose first word this may be: English as it is, Welsh in any form."""
        known = self._met.get(word)
        if known is None:
            if len(self._met) >= KNOWN_WORDS:
                self._met.clear()
            known = self._met[word] = tuple(self._looked_up(word))
        return known

    def _looked_up(self, word: str) -> Iterator[Phrase]:
        for form in welsh_forms(word):
            for phrase in self._whole.get(form, ()):
                if phrase.welsh or form == word:
                    yield phrase
            for length in range(2, len(form) + 1):
                for phrase in self._beginnings.get(form[:length], ()):
                    if phrase.welsh or form == word:
                        yield phrase


def _phrases(row: str, language: Language, cell: str) -> Iterator[Phrase]:
    for part in cell.split("|"):
        phrase = part.strip()
        words = tuple(plain_words(phrase.rstrip("*")))
        if words:
            yield Phrase(row, language is Language.CY, words, phrase.endswith("*"))


def _goes_on(
    phrase: Phrase, forms: Sequence[tuple[frozenset[str], frozenset[str]]], at: int
) -> bool:
    """Whether the words after the first one follow here."""
    if at + len(phrase.words) > len(forms):
        return False
    last = len(phrase.words) - 1
    for place in range(1, len(phrase.words)):
        word, here = phrase.words[place], forms[at + place][phrase.welsh]
        if word in here:
            continue
        if not (phrase.begins and place == last and any(form.startswith(word) for form in here)):
            return False
    return True
