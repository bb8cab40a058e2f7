"""What is kept of a text beside its question: its place and concepts, as few bytes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.questions.likeness.features import Floats
from bot.questions.likeness.model import DIMENSIONS, Reading
from bot.vocabulary import Language

HEAD = 3 + DIMENSIONS  # bytes: the language, the scale (float16), the place (int8 each)
_CONCEPT = np.dtype([("id", "<u2"), ("weight", "u1")])
_STEPS = 255  # of a concept's weight
_MOST_CONCEPTS = 1 << 16
_LANGUAGES = (Language.EN, Language.CY)


def pack(reading: Reading, language: Language) -> bytes:
    """A reading as bytes; `HEAD` of them are what the index needs."""
    largest = float(np.abs(reading.place).max()) or 1.0
    scale = np.array([largest / 127], "<f2")
    place = np.rint(reading.place * (127 / largest)).astype(np.int8)
    ids, weights = reading.concepts
    concepts = np.zeros(len(ids), _CONCEPT)
    concepts["id"] = ids
    concepts["weight"] = np.rint(np.array(weights) * _STEPS)
    spoken = bytes([_LANGUAGES.index(language)])
    return b"".join((spoken, scale.tobytes(), place.tobytes(), concepts.tobytes()))


def unpack_places(heads: Sequence[bytes]) -> tuple[Floats, NDArray[np.bool_]]:
    """The places of kept readings, one a row, and which of them are Welsh."""
    raw = np.frombuffer(b"".join(head[:HEAD] for head in heads), np.uint8).reshape(-1, HEAD)
    scales = raw[:, 1:3].copy().view("<f2").astype(np.float32)
    places = raw[:, 3:].view(np.int8).astype(np.float32) * scales
    return places, raw[:, 0] == _LANGUAGES.index(Language.CY)


def shared_concepts(kept: Sequence[bytes], reading: Reading) -> Floats:
    """How far kept readings share the concepts of another reading, 0 to 1 each."""
    ids, weights = reading.concepts
    asked = np.zeros(_MOST_CONCEPTS, np.float32)
    asked[list(ids)] = weights
    found = np.frombuffer(b"".join(row[HEAD:] for row in kept), _CONCEPT)
    each = asked[found["id"]] * found["weight"] / np.float32(_STEPS)
    ends = np.cumsum([0, *((len(row) - HEAD) // _CONCEPT.itemsize for row in kept)])
    sums = np.concatenate([[0.0], np.cumsum(each, dtype=np.float64)])
    return np.asarray(sums[ends[1:]] - sums[ends[:-1]])
