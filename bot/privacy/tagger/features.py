"""What the tagger is told of each piece of a text: itself, its neighbours and where it stands."""

from collections.abc import Iterator

from bot.language import find_places
from bot.privacy.name_reader import NameReader
from bot.privacy.tagger.pieces import Piece, told_by_itself, told_to_neighbours

_NEAR, _FAR = (-2, -1, 1, 2), (-3, 3)  # of the far ones only the word
_LONGEST_PLACE = 3  # words; longer ones are told as this long


def features_of(text: str, pieces: list[Piece]) -> list[list[str]]:
    """The features of each piece, as names."""
    known = _known(text)
    around = [told_to_neighbours(piece.written, piece.key) for piece in pieces]
    small = ["small"] if text.islower() else []
    features = []
    for at, piece in enumerate(pieces):
        told = ["any", *small, *told_by_itself(piece.written, piece.key)]
        if piece.start and not text[piece.start - 1].isspace():
            told.append("joined")
        told += (feature for start, end, feature in known if start <= piece.start < end)
        told += _neighbours(at, around)
        told += _pairs(at, pieces)
        features.append(told)
    return features


def _neighbours(at: int, around: list[tuple[str, ...]]) -> Iterator[str]:
    for step in _NEAR:
        for told in around[at + step] if 0 <= at + step < len(around) else ("outside",):
            yield f"{step}{told}"
    for step in _FAR:
        yield f"{step}{around[at + step][0] if 0 <= at + step < len(around) else 'outside'}"


def _pairs(at: int, pieces: list[Piece]) -> Iterator[str]:
    key = pieces[at].key
    if at:
        yield f"-1,0={pieces[at - 1].key}|{key}"
    if at > 1:
        yield f"-2,-1={pieces[at - 2].key}|{pieces[at - 1].key}"
    if at + 1 < len(pieces):
        yield f"0,1={key}|{pieces[at + 1].key}"
    if at + 2 < len(pieces):
        yield f"1,2={pieces[at + 1].key}|{pieces[at + 2].key}"


def _known(text: str) -> list[tuple[int, int, str]]:
    """Places of Wales and what is said of public bodies and people: known, and so to be told."""
    reader = NameReader(text)
    known = [(reader.words[at].start, reader.words[at].end, "public word") for at in reader.public]
    for place in find_places(text):
        words = min(_LONGEST_PLACE, text.count(" ", place.start, place.end) + 1)
        looks = "Place" if text[place.start].isupper() else "place"
        known.append((place.start, place.end, f"{looks} of {words}"))
        known.append((place.start, place.start + 1, "place begins"))
    return known
