"""Learn the scorer from the lines when they have changed, and only then; write its card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bot.chat_lines import CHAT
from bot.learned import LearnedModel
from bot.safety.normalize import make_views
from bot.safety.phrases import SAFETY_DATA, load_bank
from bot.safety.scorer.features import BUCKETS, features_of, letters_of
from bot.safety.scorer.lines import BANK, TEXTS, Kind, Line, bank_lines, read_set, set_names
from bot.safety.scorer.ordinary_lines import (
    NAMED,
    QUESTIONS,
    chat_lines,
    place_lines,
    question_lines,
)
from bot.safety.scorer.scorer import RISKS, Scorer, words_as_kept
from bot.safety.scorer.words import count_words
from bot.vocabulary import Language

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

STRENGTH = 3.0  # of what is learned against the penalty; chosen with two writers left out
ENOUGH = 1e-4  # of change in a step: learning ends
FEWEST = 2  # lines a feature must be in
BANK_COUNTS = 5  # times: what must be caught is learned even where many lines sound like it
_READ_WITH = "normalize repair phrases".split()
_BANK = "words phrases idioms must_catch hard_negatives".split()
_WORDS = "concepts spellings censored ordinary_words".split()


def input_files() -> Iterator[Path]:
    """Every file that the model depends on, in a fixed order."""
    yield from sorted(TEXTS.glob("*.txt"))
    yield from sorted(QUESTIONS.glob("*.csv"))
    yield from sorted(CHAT.rglob("*.yml"))
    yield NAMED
    yield from (SAFETY_DATA / f"{name}.csv" for name in (*_BANK, *_WORDS))
    yield from (Path(__file__).parents[1] / f"{name}.py" for name in _READ_WITH)
    yield from sorted(Path(__file__).parent.glob("*.py"))


def every_line() -> Iterator[Line]:
    """The lines of every set, those beside the phrases, and what is said every day.

    Raises: DataInvalid: a line is not what it must be.
    """
    for name in set_names():
        for language in Language:
            yield from read_set(name, language)
    yield from bank_lines()
    yield from question_lines()
    yield from chat_lines()
    yield from place_lines()


def learn(lines: Sequence[Line], path: Path) -> None:
    """Learn from lines and write the model; the same lines give the same model."""
    from sklearn.linear_model import LogisticRegression  # only set-up needs it

    told, buckets, rarity = _told(lines)
    counts = np.array([BANK_COUNTS if line.voice == BANK else 1 for line in lines])
    slopes, starts = [], []
    for rows_of, wanted in _tasks(lines):
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", tol=ENOUGH, max_iter=300)
        model.fit(told[rows_of], wanted, sample_weight=counts[rows_of])
        slopes.append(model.coef_[0])
        starts.append(model.intercept_[0])
    learned = np.stack(slopes, axis=1).astype(np.float32)
    begun = np.array(starts, np.float32)
    words = words_as_kept(*count_words(line.text for line in lines))
    with path.open("wb") as file:
        np.savez(file, buckets=buckets, weights=rarity, slopes=learned, starts=begun, **words)


def _told(lines: Sequence[Line]) -> tuple[csr_matrix, NDArray[np.int64], NDArray[np.float32]]:
    """A row of features for each line; the buckets that are kept, and how rare each is."""
    from scipy.sparse import csr_matrix

    spelling = load_bank().spelling
    texts = [make_views(line.text, spelling).folded.split() for line in lines]
    rows = [features_of(words, letters_of(words)) for words in texts]
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in rows)])
    buckets = np.concatenate([buckets for buckets, _ in rows])
    values = np.concatenate([weights for _, weights in rows])
    seen = np.bincount(buckets, minlength=BUCKETS)
    kept = np.nonzero(seen >= FEWEST)[0]
    rarity = np.sqrt(np.log((1 + len(rows)) / (1 + seen[kept])) + 1).astype(np.float32)
    told = csr_matrix((values, buckets, ends), shape=(len(rows), BUCKETS))
    return told[:, kept].multiply(rarity).tocsr().astype(np.float32), kept, rarity


def _tasks(lines: Sequence[Line]) -> Iterable[tuple[NDArray[np.int64], NDArray[np.bool_]]]:
    """For each output, in order: the lines it learns from, and which of them it should find."""
    everything = np.arange(len(lines))
    danger = np.array([at for at, line in enumerate(lines) if line.kind.is_danger])
    yield everything, np.array([line.kind is Kind.EXPLICIT for line in lines])
    told_apart = np.array([at for at, line in enumerate(lines) if line.kind is not Kind.NEED])
    yield told_apart, np.array([lines[at].kind.is_danger for at in told_apart])
    told = [line for line in lines if line.kind.is_danger]
    yield danger, np.array([line.of_others for line in told])
    for risk in RISKS:
        yield danger, np.array([line.risk is risk for line in told])


def _make(path: Path) -> None:
    from bot.safety.scorer.card import write_card

    lines, unfinished = list(every_line()), path.with_suffix(".unfinished")
    learn(lines, unfinished)
    write_card(path.with_suffix(".md"), Scorer(unfinished), lines, now=datetime.now(UTC))
    unfinished.rename(path)


SCORER = LearnedModel(
    name="safety",
    ending=".npz",
    inputs=input_files,
    make=_make,
    says="Learning what danger sounds like (a minute or two).",
)
