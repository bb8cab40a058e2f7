"""Words mistyped, run together or torn apart, brought back to words that the bank knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

MIN_REPAIRED = 4  # letters; of shorter words only two swapped letters are put right
MIN_GUARDED = 6  # letters of a guarded word that may be mistyped in any way
MAX_REPAIRED = 16
MIN_PART = 2  # letters of a part of a word that was run together, "i" and "a" excepted


@dataclass(frozen=True)
class Lexicon:
    """The words of the bank, and ordinary words that are left as they are.

    `weights`: how many phrases a word stands in. `shapes`: a word less one letter → the words.
    `guarded`: words so serious ("die", "rape") that a short one is read only where its own letters
    stand, in any order of two: "dive" and "grape" are not slips.
    """

    weights: Mapping[str, int]
    ordinary: frozenset[str]
    guarded: frozenset[str]
    shapes: Mapping[str, tuple[str, ...]] = field(repr=False)

    def knows(self, word: str) -> bool:
        """True if the word is spelled as some word is."""
        return word in self.weights or word in self.ordinary


def make_lexicon(
    weights: Mapping[str, int], ordinary: Iterable[str], guarded: Iterable[str]
) -> Lexicon:
    """Index the bank's words by their shapes."""
    shapes: dict[str, list[str]] = {}
    for word in sorted(weights, key=lambda known: -weights[known]):
        if MIN_REPAIRED - 1 <= len(word) <= MAX_REPAIRED:
            for shape in {word, *_shorter(word)}:
                shapes.setdefault(shape, []).append(word)
    fixed = {shape: tuple(words) for shape, words in shapes.items()}
    return Lexicon(weights, frozenset(ordinary), frozenset(guarded), fixed)


def repair(tokens: list[str], lexicon: Lexicon) -> list[str]:
    """Put right every word that no one knows; a word that cannot be is left as it is."""
    out: list[str] = []
    for token in tokens:
        if not token.isalpha() or lexicon.knows(token):
            out.append(token)
        elif out and (joined := _joined(out[-1], token, lexicon)):
            out[-1] = joined
        else:
            out.extend(_put_right(token, lexicon))
    return _rejoin(out, lexicon)


def _put_right(token: str, lexicon: Lexicon) -> list[str]:
    """Two letters swapped, then two words run together, then any other slip."""
    slips = _slips(token, lexicon)
    swapped = [word for word in slips if sorted(word) == sorted(token)]
    if not swapped and (parts := _split(token, lexicon)):
        return parts
    best = max(swapped or slips, key=lambda word: (lexicon.weights[word], word), default=token)
    return [best]


def _joined(before: str, token: str, lexicon: Lexicon) -> str:
    """`kil` + `lmyself` is left to the others; `tabl` + `ets` is one word."""
    return before + token if before.isalpha() and before + token in lexicon.weights else ""


def _rejoin(tokens: list[str], lexicon: Lexicon) -> list[str]:
    """Join a word that no one knows to the one after it: `paracet` + `amol`."""
    out: list[str] = []
    for token in tokens:
        if (
            out
            and out[-1].isalpha()
            and not lexicon.knows(out[-1])
            and token.isalpha()
            and out[-1] + token in lexicon.weights
        ):
            out[-1] += token
        else:
            out.append(token)
    return out


def _split(token: str, lexicon: Lexicon) -> list[str]:
    """Two words of the bank that were run together: `wantto`, `todie`, `mydad`."""
    best: list[str] = []
    weight = 0
    for place in range(1, min(len(token), MAX_REPAIRED)):
        first, second = token[:place], token[place:]
        if not (_stands(first) and _stands(second)):
            continue
        if first in lexicon.weights and second in lexicon.weights:
            both = min(lexicon.weights[first], lexicon.weights[second])
            if both > weight:
                best, weight = [first, second], both
    return best


def _stands(part: str) -> bool:
    return len(part) >= MIN_PART or part in ("i", "a")


def _slips(token: str, lexicon: Lexicon) -> list[str]:
    """The words of the bank that are one slip away."""
    if not MIN_REPAIRED - 1 <= len(token) <= MAX_REPAIRED:
        return []
    near: set[str] = set(lexicon.shapes.get(token, ()))
    for shape in _shorter(token):
        near.update(lexicon.shapes.get(shape, ()))
    return [word for word in near if _is_one_slip(token, word, word in lexicon.guarded)]


def _is_one_slip(typed: str, word: str, guarded: bool) -> bool:
    """One letter too many, missing, wrong, or two swapped; in short words only swapped."""
    swapped = any(
        typed[:i] + typed[i + 1] + typed[i] + typed[i + 2 :] == word for i in range(len(typed) - 1)
    )
    if swapped or len(word) < (MIN_GUARDED if guarded else MIN_REPAIRED - 1):
        return swapped
    if len(typed) == len(word):
        return len(word) > MIN_REPAIRED and sum(map(_differ, typed, word)) == 1
    longer, shorter = sorted((typed, word), key=len, reverse=True)
    return len(longer) >= MIN_REPAIRED and shorter in _shorter(longer)


def _differ(one: str, other: str) -> bool:
    return one != other


def _shorter(word: str) -> set[str]:
    """The word less one letter, in every way."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}
