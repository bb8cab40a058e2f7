"""Train the model of likeness when its data has changed, and only then; write its card."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from bot.chat_lines import CHAT
from bot.learned import LearnedModel
from bot.questions.likeness.examples import EXAMPLES, Example, Said, read_chat, read_examples
from bot.questions.likeness.features import learn_vocabulary
from bot.questions.likeness.learning import Groups, Topics, learn_space
from bot.questions.likeness.meaning import GLOSSARY_FILE, concept_names, read_meaning
from bot.questions.likeness.model import DIMENSIONS, LikenessModel, load_model, save_model
from bot.vocabulary import Theme

SEED = 2026
_LEARNS = "examples features learning meaning model phrase_table train words".split()


def input_files() -> Iterator[Path]:
    """Every file that the model depends on, in a fixed order."""
    yield GLOSSARY_FILE
    yield from sorted(EXAMPLES.glob("*.csv"))
    yield from sorted(CHAT.rglob("*.yml"))
    yield from (Path(__file__).with_name(f"{name}.py") for name in _LEARNS)


def present_model() -> LikenessModel:
    """The model for the present data, trained now if set-up has not."""
    return load_model(MODEL.made())


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


MODEL = LearnedModel(
    name="likeness",
    ending=".npz",
    inputs=input_files,
    make=_make,
    says="Training what questions have in common (some seconds).",
)
