"""Random keys of people and screens in a room; the store has only their hashes."""

import secrets
from hashlib import sha256

from bot.vocabulary import Term


class KeyKind(Term):
    """What a key opens; the hash of one kind is never that of another."""

    LINK = "link"
    PASS = "pass"
    PARTICIPANT = "participant"


def mint_key() -> str:
    """A new key of 256 bits, fit for an address and a cookie."""
    return secrets.token_urlsafe(32)


def hash_key(kind: KeyKind, key: str) -> str:
    """What is kept of a key: 64 hexadecimal signs."""
    return sha256(f"opening-doors room {kind} {key}".encode()).hexdigest()
