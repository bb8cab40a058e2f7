"""The model of what questions are about: kept in models/, loaded once, asked for each text."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from bot.questions.likeness.features import Floats, Vocabulary, Weighed, csr
from bot.questions.likeness.learning import Space, place_of, theme_scores
from bot.questions.likeness.meaning import Meaning, read_meaning
from bot.vocabulary import Theme

DIMENSIONS = 128


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of one text.

    `place`: where it lies in the learned space, length 1. `concepts`: its concepts by their
    number in the glossary, with weights of length 1. Both are empty of meaning (length 0) for a
    text without any known word.
    """

    place: Floats
    concepts: tuple[tuple[int, ...], tuple[float, ...]]


@dataclass(frozen=True)
class LikenessModel:
    """A trained model; `name` holds the hash of what it was made from."""

    name: str
    vocabulary: Vocabulary
    space: Space
    themes: tuple[Theme, ...]

    def weigh(self, texts: Iterable[str]) -> list[Weighed]:
        """The features of texts."""
        return [self.vocabulary.weigh(read_meaning(text)) for text in texts]

    def read(self, text: str) -> Reading:
        """What the model makes of one text."""
        weighed = self.vocabulary.weigh(read_meaning(text))
        ids, weights = weighed.concepts
        return Reading(self._place(weighed), (tuple(ids.tolist()), tuple(weights.tolist())))

    def places(self, texts: Sequence[Weighed]) -> Floats:
        """Where texts lie, one a row."""
        return place_of(self.vocabulary.matrix(texts), self.space.features)

    def shared_concepts(self, some: Sequence[Weighed], others: Sequence[Weighed]) -> Floats:
        """How far every text of some shares its concepts with every one of others, 0 to 1."""
        size = len(self.vocabulary.concepts)
        one = csr([text.concepts for text in some], size)
        other = csr([text.concepts for text in others], size)
        return np.asarray((one @ other.T).todense(), np.float32)

    def themes_of(self, text: str) -> list[tuple[Theme, float]]:
        """Every theme with how likely it is, the likeliest first; none for an unknown text."""
        meaning = read_meaning(text)
        if not self._knows(meaning):
            return []
        place = self._place(self.vocabulary.weigh(meaning))
        scores = theme_scores(place, self.space.themes).tolist()
        return sorted(zip(self.themes, scores, strict=True), key=lambda pair: -pair[1])

    def _place(self, weighed: Weighed) -> Floats:
        ids, weights = weighed.features
        found = weights @ self.space.features[ids]
        return np.asarray(found / max(float(np.sqrt(found @ found)), 1e-6), np.float32)

    def _knows(self, meaning: Meaning) -> bool:
        known = self.vocabulary.counts
        return bool(meaning.concepts) or any(word in known for word, w in meaning.words if w == 1)


def save_model(model: LikenessModel, path: Path) -> None:
    """Write a model down; it has its name only when it is finished."""
    words = {
        "themes": [str(theme) for theme in model.themes],
        "concepts": list(model.vocabulary.concepts),
        "stems": list(model.vocabulary.stems),
        "counts": dict(model.vocabulary.counts),
        "unknown": model.vocabulary.unknown,
    }
    partial = path.with_name(f"partial-{path.name}")
    with partial.open("wb") as file:
        np.savez_compressed(
            file,
            words=np.frombuffer(json.dumps(words).encode(), np.uint8),
            telling=model.vocabulary.telling,
            features=model.space.features.astype(np.float16),
            directions=model.space.themes,
        )
    partial.replace(path)


@lru_cache(maxsize=2)
def load_model(path: Path) -> LikenessModel:
    """Read a model that was written down."""
    with np.load(path, allow_pickle=False) as kept:
        words = json.loads(kept["words"].tobytes())
        space = Space(kept["features"].astype(np.float32), kept["directions"])
        telling = kept["telling"]
    concepts = {name: at for at, name in enumerate(words["concepts"])}
    stems = {stem: len(concepts) + at for at, stem in enumerate(words["stems"])}
    vocabulary = Vocabulary(concepts, stems, words["counts"], telling, words["unknown"])
    themes = tuple(Theme(name) for name in words["themes"])
    return LikenessModel(path.stem, vocabulary, space, themes)
