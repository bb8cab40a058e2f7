"""Passwords: which are refused, and how they are kept (argon2id)."""

import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from bot.errors import BotError

MIN_LENGTH = 12  # OWASP ASVS 4.0.3, 2.1.1
MAX_LENGTH = 200  # longer gains nothing, and a megabyte to hash would keep the service busy
FEWEST_DIFFERENT = 5  # "aaaaaaaaaaab" is long and still no secret
AROUND = "0123456789 !?.,-_*#@$£%&+="
LEET = str.maketrans("013457@$!", "oieastasi")

# OWASP password storage: 46 MiB, one pass, one lane; 122 ms on two cores.
HASHER = PasswordHasher(
    time_cost=1, memory_cost=47_104, parallelism=1, hash_len=32, salt_len=16, type=Type.ID
)


class PasswordRefused(BotError):
    """A new password is too short, too long or too easily guessed; `reason` says which."""

    code = "password_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_new_password(password: str, *, name: str) -> None:
    """Refuse a new password that is too short or that others would try first.

    Args: password: as typed; name: the sign-in name it is for.
    Raises: PasswordRefused: reason is too_short, too_long, too_common or holds_name.
    """
    plain = _plain(password)
    if len(plain) < MIN_LENGTH:
        raise PasswordRefused("too_short")
    if len(plain) > MAX_LENGTH:
        raise PasswordRefused("too_long")
    if name and name.casefold() in plain.casefold():
        raise PasswordRefused("holds_name")
    if _is_common(plain.casefold()):
        raise PasswordRefused("too_common")


def hash_password(password: str) -> str:
    """Hash a password for keeping; slow on purpose, so never on the event loop."""
    return HASHER.hash(_plain(password))


def password_fits(password_hash: str, password: str) -> bool:
    """Tell whether the password is the one that was hashed; slow on purpose."""
    try:
        return HASHER.verify(password_hash, _plain(password)[: MAX_LENGTH + 1])
    except (VerificationError, InvalidHashError):
        return False


def hash_is_old(password_hash: str) -> bool:
    """Tell whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(password_hash)


@cache
def nobodys_hash() -> str:
    """A hash that no password fits, so that an unknown name costs the same work."""
    return HASHER.hash("no account has this name \N{EN DASH} and no account has this password")


@cache
def _common_passwords() -> frozenset[str]:
    """The refused passwords and their stems, one a line; lines with # tell the source."""
    lines = Path(__file__).with_name("common_passwords.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("# "))


def _is_common(folded: str) -> bool:
    """Tell whether it is on the list, or a listed word with digits and signs around it."""
    if folded.isdecimal() or len(set(folded)) < FEWEST_DIFFERENT:
        return True
    trimmed = folded.strip(AROUND)
    forms = {folded, trimmed, folded.translate(LEET), trimmed.translate(LEET)}
    forms |= {"".join(filter(str.isalpha, form)) for form in forms}
    return not _common_passwords().isdisjoint(forms)


def _plain(password: str) -> str:
    """The same letters in the same bytes, whatever keyboard typed them."""
    return unicodedata.normalize("NFKC", password)
