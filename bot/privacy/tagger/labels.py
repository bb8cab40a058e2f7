"""Labels of pieces: "O" for nothing personal, "B-…" where a detail begins, "I-…" within it.

Kinds that a pattern tells whole are one label: their rules find them, the tagger only knows that
what stands there is taken.
"""

from collections.abc import Sequence

from bot.privacy.marked import Span
from bot.privacy.tagger.pieces import Piece
from bot.vocabulary import Identifier

OUTSIDE = "O"
LEARNED = (
    Identifier.PERSON_NAME,
    Identifier.SCHOOL_OR_EMPLOYER,
    Identifier.ADDRESS,
    Identifier.DOB,
    Identifier.SOCIAL_HANDLE,
    Identifier.ID_NUMBER,
    Identifier.POSTCODE,
)
_RULED = "ruled"


def labels_of(pieces: Sequence[Piece], spans: Sequence[Span]) -> list[str]:
    """The label of each piece of a marked text."""
    return [_label(piece, spans) for piece in pieces]


def kind_of(label: str) -> Identifier | None:
    """The kind of detail a label stands for; None for OUTSIDE and for what rules find."""
    return None if label == OUTSIDE or label[2:] == _RULED else Identifier(label[2:])


def begins(label: str) -> bool:
    """True if a detail begins here."""
    return label.startswith("B-")


def _label(piece: Piece, spans: Sequence[Span]) -> str:
    for start, end, kind in spans:
        if start < piece.end and piece.start < end:
            name = kind.value if kind in LEARNED else _RULED
            return f"{'B' if piece.start <= start else 'I'}-{name}"
    return OUTSIDE
