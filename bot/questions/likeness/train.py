"""Train the model of likeness when its data has changed, and only then; write its card."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np
import portalocker

from bot.questions.likeness.examples import CHAT, EXAMPLES, Example, Said, read_chat, read_examples
from bot.questions.likeness.features import learn_vocabulary
from bot.questions.likeness.learning import Groups, Topics, learn_space
from bot.questions.likeness.meaning import GLOSSARY_FILE, concept_names, read_meaning
from bot.questions.likeness.model import DIMENSIONS, LikenessModel, load_model, save_model
from bot.settings import ROOT
from bot.vocabulary import Theme

MODELS = ROOT / "models"
PREFIX = "likeness-"
SEED = 2026
KEPT = 3  # models
LONGEST_TRAINING_S = 900
_LEARNS = "examples features learning meaning model phrase_table train words".split()
Progress = Callable[[str], None]


def input_files() -> Iterator[Path]:
    """Every file that the model depends on, in a fixed order."""
    yield GLOSSARY_FILE
    yield from sorted(EXAMPLES.glob("*.csv"))
    yield from sorted(CHAT.rglob("*.yml"))
    yield from (Path(__file__).with_name(f"{name}.py") for name in _LEARNS)


@lru_cache(maxsize=1)
def model_path() -> Path:
    """Where the model for the present data is, or will be once it is trained."""
    digest = hashlib.sha256()
    for file in input_files():
        digest.update(str(file.relative_to(ROOT)).encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return MODELS / f"{PREFIX}{digest.hexdigest()[:16]}.npz"


def train_if_changed(progress: Progress) -> Path:
    """Train where there is no model for the present data.

    Args: progress: called with a short line before a step that takes its time.
    Returns: the model for the present data.
    Raises: DataInvalid: the examples are not what they should be.
    """
    path = model_path()
    if path.exists():
        return path
    MODELS.mkdir(exist_ok=True)
    # One at a time: the others wait, and then find the model made.
    with portalocker.Lock(MODELS / "likeness.lock", timeout=LONGEST_TRAINING_S):
        if not path.exists():
            progress("Training what questions have in common (some seconds).")
            _make(path)
    return path


def present_model() -> LikenessModel:
    """The model for the present data, trained now if set-up has not."""
    return load_model(train_if_changed(lambda line: None))


def learn(examples: Sequence[Example], chat: Sequence[Said], *, name: str) -> LikenessModel:
    """Learn a model from examples; the same examples give the same model."""
    meanings = [read_meaning(example.text) for example in examples]
    chatted = [read_meaning(said.text) for said in chat]
    vocabulary = learn_vocabulary(meanings, chatted, concept_names())
    themes = tuple(Theme)
    groups = Groups(
        vocabulary.matrix([vocabulary.weigh(meaning) for meaning in meanings]),
        np.unique([example.group for example in examples], return_inverse=True)[1],
        np.array([[t in example.themes for t in themes] for example in examples], np.float32),
    )
    topic = np.unique([said.topic for said in chat], return_inverse=True)[1]
    features = vocabulary.matrix([vocabulary.weigh(meaning) for meaning in chatted])
    topics = Topics(features, topic, int(topic.max()) + 1)
    space = learn_space(groups, topics, dimensions=DIMENSIONS, seed=SEED)
    return LikenessModel(name, vocabulary, space, themes)


def _make(path: Path) -> None:
    from bot.questions.likeness.card import write_card

    examples = read_examples()
    model = learn(examples, read_chat(), name=path.stem)
    write_card(path.with_suffix(".md"), model, examples, now=datetime.now(UTC))
    save_model(model, path)
    _drop_old()


def _drop_old() -> None:
    """Keep the newest few: a process of before a change of data may just be starting."""
    models = sorted(MODELS.glob(f"{PREFIX}*.npz"), key=lambda file: file.stat().st_mtime)
    for old in models[:-KEPT]:
        old.unlink()
        old.with_suffix(".md").unlink(missing_ok=True)
