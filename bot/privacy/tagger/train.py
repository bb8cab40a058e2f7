"""Learn the tagger from marked texts when they have changed, and only then; write its card."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from bot.learned import LearnedModel
from bot.privacy.gazetteers import FOLDER, SAFETY_WORDS
from bot.privacy.marked import TEXTS, MarkedText, read_texts, set_names
from bot.privacy.tagger.features import features_of
from bot.privacy.tagger.labels import labels_of
from bot.privacy.tagger.pieces import pieces_of
from bot.privacy.tagger.tagger import Tagger
from bot.settings import ROOT
from bot.vocabulary import Language

_READ_WITH = "any_case gazetteers listing name_cues name_kin name_reader public words".split()
# Weights of the two penalties and passes over the texts: docs/privacy-review.md, "The tagger".
PARAMETERS = {"c1": 0.02, "c2": 0.05, "max_iterations": 50, "feature.minfreq": 1}


def input_files() -> Iterator[Path]:
    """Every file that the model depends on, in a fixed order."""
    yield from sorted(TEXTS.glob("*.txt"))
    yield from sorted(FOLDER.glob("*.csv"))
    yield from sorted(FOLDER.glob("*.txt"))
    yield SAFETY_WORDS
    yield from sorted((ROOT / "data" / "directory" / "places").glob("*.csv"))
    yield from (Path(__file__).parents[1] / f"{name}.py" for name in _READ_WITH)
    yield from sorted(Path(__file__).parent.glob("*.py"))


def learn(texts: Iterable[MarkedText], path: Path) -> None:
    """Learn from texts and write the model; the same texts give the same model."""
    trainer = pycrfsuite.Trainer("lbfgs", params=PARAMETERS, verbose=False)
    for marked in texts:
        pieces = pieces_of(marked.text)
        trainer.append(features_of(marked.text, pieces), labels_of(pieces, marked.spans))
    trainer.train(str(path))


def every_text() -> Iterator[MarkedText]:
    """The texts of every set, in both languages.

    Raises: DataInvalid: a line is not what it must be.
    """
    for name in set_names():
        for language in Language:
            yield from read_texts(name, language)


@lru_cache(maxsize=1)
def present_tagger() -> Tagger:
    """The tagger for the present texts, learned now if set-up has not."""
    return Tagger(TAGGER.made())


def _make(path: Path) -> None:
    from bot.privacy.tagger.card import write_card  # it reads with the rules, which read this

    texts, unfinished = list(every_text()), path.with_suffix(".unfinished")
    learn(texts, unfinished)
    write_card(path.with_suffix(".md"), Tagger(unfinished), texts, now=datetime.now(UTC))
    unfinished.rename(path)


TAGGER = LearnedModel(
    name="details",
    ending=".crfsuite",
    inputs=input_files,
    make=_make,
    says="Learning what personal details look like (about a minute).",
)
