"""Words and phrases of a bilingual table, found in a text whatever their mutation."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.language import radicals
from bot.language.folding import Token, tokens
from bot.vocabulary import Language

_KEY_LENGTH = 2  # letters a phrase is looked up by


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of the table; with `begins` its last word may go on ("wait*")."""

    row: str
    language: Language
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
        self._by_start: dict[str, list[Phrase]] = defaultdict(list)
        for row, columns in self.rows.items():
            for language in Language:
                for phrase in _phrases(row, language, columns[f"words_{language}"]):
                    self._by_start[phrase.words[0][:_KEY_LENGTH]].append(phrase)

    def find(self, words: list[Token]) -> list[PhraseMatch]:
        """Every phrase in the words of a text; where phrases of one row overlap, the longest."""
        forms = [(frozenset({word.key}), radicals(word.key)) for word in words]
        found = []
        for at in range(len(words)):
            longest: dict[str, int] = {}
            for phrase in self._starting(forms[at][1]):
                if _fits(phrase, forms[at : at + len(phrase.words)]):
                    longest[phrase.row] = max(longest.get(phrase.row, 0), len(phrase.words))
            found += [PhraseMatch(row, at, at + length) for row, length in longest.items()]
        return found

    def _starting(self, forms: Iterable[str]) -> list[Phrase]:
        starts = {form[:_KEY_LENGTH] for form in forms}
        return [phrase for start in starts for phrase in self._by_start.get(start, ())]


def _phrases(row: str, language: Language, cell: str) -> list[Phrase]:
    found = []
    for phrase in filter(None, (part.strip() for part in cell.split("|"))):
        words = tuple(word.key for word in tokens(phrase.rstrip("*")))
        if words:
            found.append(Phrase(row, language, words, phrase.endswith("*")))
    return found


def _fits(phrase: Phrase, forms: list[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether the phrase stands here: English as it is, Welsh in any mutation."""
    if len(forms) < len(phrase.words):
        return False
    welsh = phrase.language is Language.CY
    *before, last = zip(phrase.words, forms, strict=False)
    if any(word not in typed[welsh] for word, typed in before):
        return False
    word, typed = last
    return any(form.startswith(word) if phrase.begins else form == word for form in typed[welsh])
