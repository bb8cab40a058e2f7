"""A meaning as numbers: which features it has, and how much each tells."""

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from bot.questions.likeness.meaning import Meaning
from bot.questions.likeness.words import KNOWN_WORDS, STEM_LENGTH, commonest_form

WORDS_SHARE = 0.5  # what the words count beside the concepts; measured: 0.3 and 1.0 find less
UNKNOWN_STEMS = 4096  # features for words that no training text holds, told apart by a hash
_SMOOTH = 5

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One text: its concepts (length 1), and all its features (length 1)."""

    concepts: tuple[NDArray[np.int32], Floats]
    features: tuple[NDArray[np.int32], Floats]


@dataclass(frozen=True)
class Vocabulary:
    """The features there are: concepts first, then stems of words, then unknown stems.

    `counts`: how often the training texts hold a word. `telling`: for each concept and stem how
    much it tells, the rarer the more; `unknown`: the same for a word never seen.
    """

    concepts: Mapping[str, int]
    stems: Mapping[str, int]
    counts: Mapping[str, int]
    telling: Floats
    unknown: float
    _met: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many features there are."""
        return len(self.concepts) + len(self.stems) + UNKNOWN_STEMS

    def weigh(self, meaning: Meaning) -> Weighed:
        """The features of a meaning; one without any known word has none."""
        names = [name for name in meaning.concepts if name in self.concepts]
        ids = np.array([self.concepts[name] for name in names], np.int32)
        given = np.array([meaning.concepts[name] for name in names], np.float32)
        concepts = (ids, _unit(given * self.telling[ids]))
        stems = self._stems(meaning)
        words = _unit(np.array(list(stems.values()), np.float32)) * np.float32(WORDS_SHARE)
        everything = np.concatenate([ids, np.array(list(stems), np.int32)])
        return Weighed(concepts, (everything, _unit(np.concatenate([concepts[1], words]))))

    def matrix(self, texts: Sequence[Weighed]) -> sp.csr_matrix:
        """The features of several texts, one a row."""
        return csr([text.features for text in texts], self.size)

    def _stem(self, word: str) -> str:
        known = self._met.get(word)
        if known is None:
            if len(self._met) >= KNOWN_WORDS:
                self._met.clear()
            known = self._met[word] = stem_of(word, self.counts)
        return known

    def _stems(self, meaning: Meaning) -> dict[int, float]:
        found: dict[int, float] = {}
        first_unknown = len(self.concepts) + len(self.stems)
        for word, weight in meaning.words:
            stem = self._stem(word)
            at = self.stems.get(stem)
            if at is None:
                at = first_unknown + zlib.crc32(stem.encode()) % UNKNOWN_STEMS
                found[at] = max(found.get(at, 0.0), weight * self.unknown)
            else:
                found[at] = max(found.get(at, 0.0), weight * float(self.telling[at]))
        return found


def stem_of(word: str, counts: Mapping[str, int]) -> str:
    """What a word is known by: the beginning of its commonest unmutated form."""
    return commonest_form(word, counts)[:STEM_LENGTH]


def learn_vocabulary(
    meanings: Sequence[Meaning], others: Iterable[Meaning], concepts: Sequence[str]
) -> Vocabulary:
    """The features of the training texts.

    Args:
        meanings: of the examples; what is rare among them tells most.
        others: of more texts, which only make more words known.
        concepts: the rows of the glossary.
    """
    others = list(others)
    counts = Counter(word for m in (*meanings, *others) for word, _ in m.words)
    stems_in = [{stem_of(word, counts) for word, _ in m.words} for m in meanings]
    known = {stem for stems in stems_in for stem in stems}
    known |= {stem_of(word, counts) for m in others for word, _ in m.words}
    ids = {name: at for at, name in enumerate(concepts)}
    stems = {stem: len(ids) + at for at, stem in enumerate(sorted(known))}
    seen = Counter(name for m in meanings for name in m.concepts)
    seen.update(Counter(stem for found in stems_in for stem in found))
    total = len(meanings) + _SMOOTH
    telling = [math.log(total / (seen.get(name, 0) + 1)) for name in (*ids, *stems)]
    return Vocabulary(ids, stems, dict(counts), np.array(telling, np.float32), math.log(total))


def csr(rows: Sequence[tuple[NDArray[np.int32], Floats]], columns: int) -> sp.csr_matrix:
    """Rows of (ids, values) as one sparse matrix."""
    ends = np.cumsum([0, *(len(ids) for ids, _ in rows)])
    ids = np.concatenate([ids for ids, _ in rows]) if rows else np.zeros(0, np.int32)
    values = np.concatenate([v for _, v in rows]) if rows else np.zeros(0, np.float32)
    return sp.csr_matrix((values, ids, ends), shape=(len(rows), columns))


def _unit(values: NDArray[Any]) -> Floats:
    length = float(np.sqrt((values * values).sum()))
    return (values / length if length else values).astype(np.float32)
