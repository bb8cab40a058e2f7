"""The record that a named person has checked the help numbers; going live asks for it."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from bot.safety.helplines import numbers_hash

RECORD = "helplines_confirmed.json"


@dataclass(frozen=True)
class Confirmation:
    """Who confirmed the numbers, when, and which numbers these were."""

    by: str
    on: date
    numbers: str

    @property
    def holds(self) -> bool:
        """False once any number or address has changed since."""
        return self.numbers == numbers_hash()


def confirm_helplines(var_dir: Path, *, by: str, on: date) -> Confirmation:
    """Write down that this person has checked every number shown.

    Raises: ValueError: no name is given.
    """
    if not by.strip():
        raise ValueError("a confirmation needs the name of the person who checked")
    confirmation = Confirmation(by.strip(), on, numbers_hash())
    partial = var_dir / f"{RECORD}.part"
    partial.write_text(json.dumps(asdict(confirmation), default=str), encoding="utf-8")
    partial.replace(var_dir / RECORD)
    return confirmation


def read_confirmation(var_dir: Path) -> "Confirmation | None":
    """The latest confirmation; None if there is none that can be read."""
    try:
        kept = json.loads((var_dir / RECORD).read_text(encoding="utf-8"))
        return Confirmation(kept["by"], date.fromisoformat(kept["on"]), kept["numbers"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def are_confirmed(var_dir: Path) -> bool:
    """True if somebody has confirmed exactly the numbers in force."""
    confirmation = read_confirmation(var_dir)
    return confirmation is not None and confirmation.holds
