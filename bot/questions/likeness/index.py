"""Every kept reading in memory, so that the nearest of many questions are found at once.

The index only proposes. What may be seen is decided by the query that looks the proposals up:
the index may hold what was erased a moment ago, and never says what a question is.
"""

import threading
from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Pool, Row, func, select
from sqlalchemy.orm import Session

from bot.questions.likeness.alike import OTHER_LANGUAGE
from bot.questions.likeness.features import Floats
from bot.questions.likeness.model import DIMENSIONS
from bot.questions.likeness.stored import HEAD, unpack_places
from bot.store.tables.question_work import QuestionFeatures
from bot.vocabulary import Language

# Numbers looked at again: on PostgreSQL a transaction may end after one with a later number.
OVERLAP = 200
SWEEP_EVERY = 100  # looks; then what was deleted is thrown out of memory
_AT_ONCE = 5_000  # rows
_ROOM = 1_024  # rows at the beginning

_INDEXES: WeakKeyDictionary[Pool, "FeatureIndex"] = WeakKeyDictionary()
_OPENING = threading.Lock()


class FeatureIndex:
    """The readings of one store and one model; safe to use from several threads."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._lock = threading.Lock()
        self._places = np.zeros((_ROOM, DIMENSIONS), np.float32)
        self._welsh = np.zeros(_ROOM, bool)
        self._numbers = np.zeros(_ROOM, np.int64)  # of the rows of question_features; 0 is free
        self._rows: dict[int, int] = {}
        self._free: list[int] = []
        self._last = 0
        self._looks = 0

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def bytes_held(self) -> int:
        """Memory of the arrays."""
        return self._places.nbytes + self._welsh.nbytes + self._numbers.nbytes

    def refresh(self, db: Session) -> None:
        """Take in what was kept since the last look."""
        with self._lock:
            for rows in self._new_rows(db):
                self._add(rows)
            self._looks += 1
            if self._looks % SWEEP_EVERY == 0:
                self._sweep(db)

    def nearest(
        self, place: Floats, language: Language, *, number: int
    ) -> Sequence[tuple[int, float]]:
        """The numbers of the rows nearest to a place with their cosines, the nearest first."""
        with self._lock:
            used = len(self._rows) + len(self._free)
            if not used:
                return []
            near = self._places[:used] @ place
            favour = near + OTHER_LANGUAGE * (self._welsh[:used] != (language is Language.CY))
            favour[self._numbers[:used] == 0] = -np.inf
            number = min(number, used)
            found = np.argpartition(-favour, number - 1)[:number]
            found = found[np.argsort(-favour[found], kind="stable")]
            found = found[self._numbers[found] > 0]
            pairs = zip(self._numbers[found].tolist(), near[found].tolist(), strict=True)
            return list(pairs)

    def _new_rows(self, db: Session) -> Iterator[Sequence[Row[int, bytes]]]:
        """Rows that are not in memory yet: the newest, and late ones among the last numbers."""
        head = func.substr(QuestionFeatures.features, 1, HEAD)
        rows = select(QuestionFeatures.id, head).where(QuestionFeatures.model == self._model)
        if not self._last:
            at_once = rows.execution_options(yield_per=_AT_ONCE)
            yield from db.execute(at_once).partitions(_AT_ONCE)
            return
        alone = db.get_bind().dialect.name == "sqlite"  # one writes at a time
        seen = self._last if alone else self._last - OVERLAP
        latest = select(QuestionFeatures.id).where(QuestionFeatures.id > seen)
        new = [number for number in db.scalars(latest) if number not in self._rows]
        for start in range(0, len(new), _AT_ONCE):
            part = new[start : start + _AT_ONCE]
            yield db.execute(rows.where(QuestionFeatures.id.in_(part))).all()

    def _add(self, rows: Sequence[Row[int, bytes]]) -> None:
        if not rows:
            return
        places, welsh = unpack_places([head for _, head in rows])
        for at, (number, _) in enumerate(rows):
            row = self._free.pop() if self._free else len(self._rows)
            self._make_room(row)
            self._places[row], self._welsh[row], self._numbers[row] = places[at], welsh[at], number
            self._rows[number] = row
        self._last = max(self._last, *(number for number, _ in rows))

    def _make_room(self, row: int) -> None:
        if row < len(self._numbers):
            return
        more = max(_ROOM, len(self._numbers) // 4)
        self._places = np.concatenate([self._places, np.zeros((more, DIMENSIONS), np.float32)])
        self._welsh = np.concatenate([self._welsh, np.zeros(more, bool)])
        self._numbers = np.concatenate([self._numbers, np.zeros(more, np.int64)])

    def _sweep(self, db: Session) -> None:
        present = QuestionFeatures.model == self._model
        if db.scalar(select(func.count()).where(present)) == len(self._rows):
            return
        kept = set(db.scalars(select(QuestionFeatures.id).where(present)))
        self._drop([number for number in self._rows if number not in kept])

    def _drop(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            row = self._rows.pop(number, None)
            if row is not None:
                self._places[row], self._numbers[row] = 0, 0
                self._free.append(row)


def index_of(db: Session, model: str) -> FeatureIndex:
    """The index of the store this session belongs to, up to date."""
    pool = db.get_bind().engine.pool
    with _OPENING:
        index = _INDEXES.get(pool)
        if index is None or index._model != model:
            index = _INDEXES[pool] = FeatureIndex(model)
    index.refresh(db)
    return index
