"""Personal details by what is learned from marked texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pycrfsuite

from bot.privacy.finding import Finding
from bot.privacy.tagger.features import features_of
from bot.privacy.tagger.labels import OUTSIDE, begins, kind_of
from bot.privacy.tagger.pieces import Piece, pieces_of
from bot.vocabulary import Identifier


@dataclass(slots=True)
class _Run:
    """Pieces of one detail, so far."""

    kind: Identifier
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """How likely it is that a piece is personal: from 0 to 1, by its place in the text."""

    piece: Piece
    label: str
    share: float


class Tagger:
    """A conditional random field over the pieces of a text (Lafferty et al. 2001, by CRFsuite)."""

    def __init__(self, path: Path) -> None:
        self._field = pycrfsuite.Tagger()
        self._field.open(str(path))
        self._labels = [label for label in self._field.labels() if label != OUTSIDE]
        self._lock = Lock()  # it keeps the text it was last given

    def doubts(self, text: str) -> list[Doubt]:
        """How personal each piece of a text is; where it is, its label is the likeliest one."""
        pieces = pieces_of(text)
        if not pieces:
            return []
        features = features_of(text, pieces)
        with self._lock:
            best = self._field.tag(features)
            return [self._doubt(at, piece, best[at]) for at, piece in enumerate(pieces)]

    def _doubt(self, at: int, piece: Piece, best: str) -> Doubt:
        share = 1 - self._field.marginal(OUTSIDE, at)
        if best == OUTSIDE and share > 0:
            best = max(self._labels, key=lambda label: self._field.marginal(label, at))
        return Doubt(piece, best, share)


def runs_of(doubts: Sequence[Doubt], least: dict[Identifier, float]) -> Iterator[Finding]:
    """The details among pieces: runs of one kind, each piece of it as likely as asked for.

    Args: least: the kinds to find, and how likely a piece must be; from 0 to 1.
    """
    run: _Run | None = None
    for doubt in doubts:
        kind = kind_of(doubt.label)
        if kind is None or doubt.share < least.get(kind, 2):
            if run:
                yield _finding(run)
            run = None
        elif run and run.kind is kind and not begins(doubt.label):
            run.end, run.score = doubt.piece.end, max(run.score, doubt.share)
        else:
            if run:
                yield _finding(run)
            run = _Run(kind, doubt.piece.start, doubt.piece.end, doubt.share)
    if run:
        yield _finding(run)


def _finding(run: _Run) -> Finding:
    return Finding(run.kind, run.start, run.end, run.score)
