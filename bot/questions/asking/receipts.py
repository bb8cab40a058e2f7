"""Receipt codes: the only key to a question. Made here, found in typed text, kept as a hash."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.store.erasing import note_erasure
from bot.store.tables.questions import QuestionDraft, ShownReceipt

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LENGTH = 12  # characters: 11 by chance (55 bits) and one that checks them
_LOOKALIKES = str.maketrans("OoIiLl", "001111")
_SIGN = r"[0-9A-HJKMNP-TV-ZOIL]"
_GAP = r"[ \t\u00a0\-\u2010-\u2015_.]{0,3}"
_CODE = re.compile(
    rf"(?<![0-9A-Za-z])(?:{_SIGN}{{4}}{_GAP}){{2}}{_SIGN}{{4}}(?![0-9A-Za-z])", re.IGNORECASE
)
_PARTED = re.compile(r"[^0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the author keeps; `code` reads XXXX-XXXX-XXXX."""

    code: str
    question_id: UUID


@dataclass(frozen=True, slots=True)
class ReceiptSpan:
    """A receipt code in a typed text; offsets in str indices, end exclusive."""

    start: int
    end: int
    receipt_hash: str


def mint_receipt() -> str:
    """A new code, 12 signs without the dashes; never one that reads as a word or a number."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
        code += _check(code)
        if _is_code(code):
            return code


def show_receipt(code: str) -> str:
    """The code as people see it: XXXX-XXXX-XXXX."""
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def receipt_hash(code: str) -> str:
    """What is kept of a code: 64 hexadecimal signs, the same for every way of typing it."""
    return sha256(f"opening-doors receipt {plain_code(code)}".encode()).hexdigest()


def find_receipts(text: str) -> tuple[ReceiptSpan, ...]:
    """Every receipt code in a text: any case, with or without dashes, O for 0 and I or L for 1."""
    return tuple(
        ReceiptSpan(found.start(), found.end(), receipt_hash(found.group()))
        for found in _CODE.finditer(text)
        if _is_code(found.group())
    )


def shown_receipt(db: Session, *, conversation_id: str, now: datetime) -> Receipt | None:
    """The newest receipt of this chat, while it may still be shown."""
    wanted = (
        select(ShownReceipt)
        .where(ShownReceipt.conversation_id == conversation_id, ShownReceipt.expires_at > now)
        .order_by(ShownReceipt.shown_at.desc())
        .limit(1)
    )
    found = db.scalar(wanted)
    return Receipt(show_receipt(found.code), found.question_id) if found else None


def forget_receipt(db: Session, *, conversation_id: str) -> None:
    """The chat has ended: from now on only the hash of its codes exists."""
    mine = ShownReceipt.conversation_id == conversation_id
    shown = db.scalars(delete(ShownReceipt).where(mine).returning(ShownReceipt.question_id)).all()
    sent = QuestionDraft.question_id.is_not(None)
    db.execute(delete(QuestionDraft).where(QuestionDraft.conversation_id == conversation_id, sent))
    if shown:
        note_erasure(db)


def plain_code(code: str) -> str:
    """The 12 signs of a code, however it was typed."""
    return _PARTED.sub("", code).translate(_LOOKALIKES).upper()


def _check(signs: str) -> str:
    """The sign that goes with the 11 before it: any one wrong sign shows."""
    weighed = sum((2 * at + 1) * ALPHABET.index(sign) for at, sign in enumerate(signs))
    return ALPHABET[weighed % len(ALPHABET)]


def _is_code(found: str) -> bool:
    """Right check sign, a letter, and a digit that looks like no letter: words are not codes."""
    plain = plain_code(found)
    mixed = any(sign in "23456789" for sign in plain) and any(sign.isalpha() for sign in plain)
    return mixed and plain[-1] == _check(plain[:-1])
