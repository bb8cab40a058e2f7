"""What words are about, across both languages: "dad" and "nhad" are one concept."""

import csv
from collections.abc import Sequence
from functools import lru_cache

from bot.errors import DataInvalid
from bot.language import fold, mutated_forms
from bot.safety.normalize import respell
from bot.safety.phrases import SAFETY_DATA, load_bank

CONCEPTS = SAFETY_DATA / "concepts.csv"
_LONGEST = 4  # words of one form
_SHORTEST_MUTATED = 3  # letters
_NEAR, _FAR = 7, 10  # words within which two, and three, concepts are read together


def concepts_of(words: Sequence[str]) -> list[str]:
    """The concepts of a folded text, and which of them follow one another closely."""
    found = _found(words)
    told = {name for _, name in found}
    for at, (place, name) in enumerate(found):
        for later, other in found[at + 1 :]:
            if later - place > _NEAR:
                break
            told.add(f"{name}>{other}")
    for first, second, third in zip(found, found[1:], found[2:], strict=False):
        if third[0] - first[0] <= _FAR:
            told.add(f"{first[1]}>{second[1]}>{third[1]}")
    return sorted(told)


def _found(words: Sequence[str]) -> list[tuple[int, str]]:
    """Concepts with the place of their first word; the longest form counts."""
    forms, found, at = _forms(), [], 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            names = forms.get(tuple(words[at : at + length]))
            if names:
                found += [(at, name) for name in names]
                at += length - 1
                break
        at += 1
    return found


@lru_cache(maxsize=1)
def _forms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Every form, as folded texts have it → its concepts.

    Raises: DataInvalid: the file cannot be read.
    """
    forms: dict[tuple[str, ...], set[str]] = {}
    try:
        with CONCEPTS.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                for form in row["en"].split("|"):
                    forms.setdefault(_spelled(form), set()).add(row["concept"])
                for form in row["cy"].split("|"):
                    for mutated in _mutated(_spelled(form)):
                        forms.setdefault(mutated, set()).add(row["concept"])
    except (OSError, KeyError, AttributeError, csv.Error, UnicodeDecodeError) as error:
        raise DataInvalid(f"{CONCEPTS.name} cannot be read") from error
    forms.pop((), None)
    return {form: tuple(sorted(names)) for form, names in forms.items()}


def _spelled(form: str) -> tuple[str, ...]:
    plain = fold(form).replace("'", "")
    return tuple(respell(plain.split(), load_bank().spelling.forms))


def _mutated(form: tuple[str, ...]) -> list[tuple[str, ...]]:
    if not form:
        return []
    firsts = [one for one in mutated_forms(form[0]) if len(one) >= _SHORTEST_MUTATED]
    return [form, *((first, *form[1:]) for first in firsts)]
