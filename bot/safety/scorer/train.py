"""Learn the scorer from the lines when they have changed, and only then; write its card."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.learned import LearnedModel
from bot.safety.normalize import make_views
from bot.safety.phrases import SAFETY_DATA, load_bank
from bot.safety.scorer.features import BUCKETS, features_of
from bot.safety.scorer.lines import (
    QUESTIONS,
    TEXTS,
    Kind,
    Line,
    bank_lines,
    question_lines,
    read_set,
    set_names,
)
from bot.safety.scorer.scorer import RISKS, Scorer
from bot.vocabulary import Language

STRENGTH = 10.0  # of what is learned against the penalty; chosen with one writer left out
FEWEST = 2  # lines a feature must be in
_READ_WITH = "normalize repair phrases".split()
_DATA = """concepts spellings censored ordinary_words words phrases idioms must_catch
 hard_negatives""".split()


def input_files() -> Iterator[Path]:
    """Every file that the model depends on, in a fixed order."""
    yield from sorted(TEXTS.glob("*.txt"))
    yield from sorted(QUESTIONS.glob("*.csv"))
    yield from (SAFETY_DATA / f"{name}.csv" for name in _DATA)
    yield from (Path(__file__).parents[1] / f"{name}.py" for name in _READ_WITH)
    yield from sorted(Path(__file__).parent.glob("*.py"))


def every_line() -> Iterator[Line]:
    """The lines of every set in both languages, those of the phrases, and questions to boards.

    Raises: DataInvalid: a line is not what it must be.
    """
    for name in set_names():
        for language in Language:
            yield from read_set(name, language)
    yield from bank_lines()
    yield from question_lines()


def learn(lines: Sequence[Line], path: Path) -> None:
    """Learn from lines and write the model; the same lines give the same model."""
    from scipy.sparse import csr_matrix  # only set-up needs it
    from sklearn.linear_model import LogisticRegression

    spelling = load_bank().spelling
    rows = [features_of(make_views(line.text, spelling).folded.split()) for line in lines]
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in rows)])
    all_buckets = np.concatenate([buckets for buckets, _ in rows])
    seen = np.bincount(all_buckets, minlength=BUCKETS)
    kept = np.nonzero(seen >= FEWEST)[0]
    rarity = np.sqrt(np.log((1 + len(rows)) / (1 + seen[kept])) + 1).astype(np.float32)
    values = np.concatenate([weights for _, weights in rows])
    told = csr_matrix((values, all_buckets, ends), shape=(len(rows), BUCKETS))
    told = told[:, kept].multiply(rarity).tocsr()
    slopes, starts = [], []
    for rows_of, wanted in _tasks(lines):
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", max_iter=300
        )
        model.fit(told[rows_of], wanted)
        slopes.append(model.coef_[0])
        starts.append(model.intercept_[0])
    with path.open("wb") as file:
        np.savez(
            file,
            buckets=kept,
            weights=rarity,
            slopes=np.stack(slopes, axis=1).astype(np.float32),
            starts=np.array(starts, np.float32),
        )


def _tasks(lines: Sequence[Line]) -> Iterable[tuple[NDArray[np.int64], NDArray[np.bool_]]]:
    """For each output, in order: the lines it learns from, and which of them it should find."""
    everything = np.arange(len(lines))
    danger = np.array([at for at, line in enumerate(lines) if line.kind.is_danger])
    yield everything, np.array([line.kind is Kind.EXPLICIT for line in lines])
    yield everything, np.array([line.kind.is_danger for line in lines])
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
