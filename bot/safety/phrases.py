"""The phrase bank: read from data/safety once, refused whole if one line is wrong."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from bot.errors import DataInvalid
from bot.language import mutated_forms
from bot.safety.first_words import FirstWords
from bot.safety.normalize import Spelling, respell
from bot.safety.patterns import Pattern, Words, read_pattern
from bot.safety.repair import make_lexicon
from bot.settings import ROOT
from bot.vocabulary import Language, Level, Risk

T = TypeVar("T")
PLAIN_WORDS = re.compile(r"(?<![<~\w])\w+(?: \w+)*(?![\w*>?])")
SAFETY_DATA = ROOT / "data" / "safety"
VOICES = ("self", "other", "any")


@dataclass(frozen=True)
class Phrase:
    """One line of the bank.

    `voice` says whom it speaks of: the writer, somebody else, or either.
    """

    id: str
    category: Risk
    level: Level
    language: Language
    voice: str
    pattern: Pattern
    hit: str
    near_miss: str
    reviewer: str


@dataclass(frozen=True)
class Idiom:
    """A harmless phrase that is blanked before the bank is tried."""

    id: str
    language: Language
    pattern: Pattern
    example: str


@dataclass(frozen=True)
class JoinedPhrase:
    """A phrase looked for in the view without spaces."""

    id: str
    category: Risk
    level: Level
    pattern: re.Pattern[str]
    hit: str
    near_miss: str


@dataclass(frozen=True)
class Bank:
    """Everything that screening reads from data."""

    phrases: tuple[Phrase, ...]
    idioms: tuple[Idiom, ...]
    joined: tuple[JoinedPhrase, ...]
    spelling: Spelling
    phrases_by_word: FirstWords[Phrase]
    idioms_by_word: FirstWords[Idiom]


def load_bank() -> Bank:
    """Return the bank, read when first asked for.

    Raises: DataInvalid: a line is wrong; the service must not start.
    """
    return read_bank(SAFETY_DATA)


def compile_phrase(line: Phrase | Idiom) -> None:
    """Compile one line, where no text has needed it yet.

    Raises: DataInvalid: it cannot be; the service must not go on.
    """
    try:
        line.pattern.regex.search("")
    except re.error as error:
        raise DataInvalid(f"phrase {line.id}: {error!r}") from error


@lru_cache(maxsize=4)
def read_bank(folder: Path) -> Bank:
    """Read the bank in a folder.

    Raises: DataInvalid: a file is missing, a line is wrong, or an id is there twice.
    """
    forms = _forms(folder / "spellings.csv")
    spelled = _speller(forms)
    lists = {row["name"]: spelled(row["forms"]) for row in _rows(folder / "words.csv")}
    words = Words(lists, mutated_forms)

    def read(source: str) -> Pattern:
        return read_pattern(spelled(source), words)

    phrases = _each(folder / "phrases.csv", lambda row: _phrase(row, read))
    idioms = _each(folder / "idioms.csv", lambda row: _idiom(row, read))
    known = Counter(word for phrase in phrases for word in phrase.pattern.words)
    known.update(word for idiom in idioms for word in idiom.pattern.words)
    known.update(word for form in forms for word in form.split())
    censored = _censored(folder / "censored.csv")
    ordinary = (row["word"] for row in _rows(folder / "ordinary_words.csv"))
    bank = Bank(
        phrases=phrases,
        idioms=idioms,
        joined=_each(folder / "joined.csv", _joined_phrase),
        spelling=Spelling(
            forms, censored, make_lexicon(known, ordinary, " ".join(censored.values()).split())
        ),
        phrases_by_word=FirstWords(phrases, lambda phrase: phrase.pattern),
        idioms_by_word=FirstWords(idioms, lambda idiom: idiom.pattern),
    )
    _check_ids(bank)
    return bank


def _forms(path: Path) -> dict[str, str]:
    """Every form of a spelling → the spelling."""
    return {form: row["spelling"] for row in _rows(path) for form in row["forms"].split("|")}


def _censored(path: Path) -> dict[str, str]:
    """Words that people write with stars, by their first letter."""
    words: dict[str, str] = {}
    for row in _rows(path):
        first = row["word"][0]
        words[first] = f"{words.get(first, '')} {row['word']}".strip()
    return words


def _check_ids(bank: Bank) -> None:
    """Refuse a bank that is empty or has an id twice."""
    ids = [phrase.id for phrase in bank.phrases]
    ids += [idiom.id for idiom in bank.idioms] + [joined.id for joined in bank.joined]
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if twice or not bank.phrases:
        raise DataInvalid(f"phrase bank: ids there twice: {twice}; phrases: {len(bank.phrases)}")


def _speller(spellings: dict[str, str]) -> Callable[[str], str]:
    """Spells the words of a phrase as a folded text has them."""

    @cache
    def spelled(run: str) -> str:
        return " ".join(respell(run.split(), spellings))

    return lambda source: PLAIN_WORDS.sub(lambda run: spelled(run.group()), source)


def _rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a heading."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise DataInvalid(f"{path.name} cannot be read") from error


def _each(path: Path, make: Callable[[dict[str, str]], T]) -> tuple[T, ...]:
    """Make one thing of every row; say which row is wrong."""
    made = []
    for row in _rows(path):
        try:
            made.append(make(row))
        except (KeyError, ValueError, AttributeError, re.error) as error:
            raise DataInvalid(f"{path.name}: {row.get('id')}: {error!r}") from error
    return tuple(made)


def _phrase(row: dict[str, str], read: Callable[[str], Pattern]) -> Phrase:
    if row["voice"] not in VOICES or not row["hit"] or not row["near_miss"]:
        raise DataInvalid(f"phrase {row['id']} lacks a voice, a hit or a near miss")
    return Phrase(
        id=row["id"],
        category=Risk(row["category"]),
        level=Level(row["level"]),
        language=Language(row["language"]),
        voice=row["voice"],
        pattern=read(row["pattern"]),
        hit=row["hit"],
        near_miss=row["near_miss"],
        reviewer=row["reviewer"],
    )


def _idiom(row: dict[str, str], read: Callable[[str], Pattern]) -> Idiom:
    pattern = read(row["pattern"])
    return Idiom(row["id"], Language(row["language"]), pattern, row["example"])


def _joined_phrase(row: dict[str, str]) -> JoinedPhrase:
    return JoinedPhrase(
        id=row["id"],
        category=Risk(row["category"]),
        level=Level(row["level"]),
        pattern=re.compile(row["pattern"]),
        hit=row["hit"],
        near_miss=row["near_miss"],
    )
