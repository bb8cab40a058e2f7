"""Which words are said, how often, and after which: what a mistyped text may have meant."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.safety.normalize import plain_words
from bot.safety.phrases import load_bank
from bot.safety.scorer.disguise import together, unmasked

Pair = tuple[str, str]

FEWEST, FEWEST_PAIRS = 2, 3  # lines a word, and two in a row, must stand in
ALONE = frozenset("iaouyw")  # letters that are words
LONGEST = 16  # letters of a word
MOST = 24  # words put right in one text
SHORT = 5  # letters; of shorter words one slip is put right, of others two
# Logarithms of shares; chosen so that must_catch.csv with slips loses least.
SLIP, NOBODYS, LETTER = -4.0, -12.0, -2.5  # a slip; a word nobody says, and each of its letters
UNKNOWN = -8.0  # a letter that belongs to no word, in what is run together
SURE = 2.0  # a word that is said is another only if that is so much likelier
LONGEST_MISTAKEN = 6  # letters of a word that is said and may be a slip of another
SHORTEST_RUN = 3  # letters
LONGEST_RUN = 2_000  # letters that are taken apart
FROM_PAIRS = 0.7  # of a word's share comes from the word before it


def count_words(texts: Iterable[str]) -> tuple[dict[str, int], dict[Pair, int]]:
    """In how many texts each word stands, and each two in a row."""
    words: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    spelling = load_bank().spelling
    for text in texts:
        said = plain_words(text, spelling)
        words.update(set(said))
        pairs.update(set(pairwise(said)))
    known = {w: n for w, n in words.items() if n >= FEWEST and (len(w) > 1 or w in ALONE)}
    beside = {p: n for p, n in pairs.items() if n >= FEWEST_PAIRS and known.keys() >= set(p)}
    return known, beside


class Words:
    """Puts right what is typed as nobody does; what is known stays as it is."""

    def __init__(self, counts: Mapping[str, int], pairs: Mapping[Pair, int]) -> None:
        """Take what `count_words` found."""
        self._counts, self._pairs = counts, pairs
        self._all = sum(counts.values()) or 1
        self._logs = {word: math.log(count / self._all) for word, count in counts.items()}
        self._near: dict[tuple[int, int], list[str]] = {}
        for word in counts:
            for most in (1, 2):
                for length in range(len(word) - most, len(word) + most + 1):
                    self._near.setdefault((most, length), []).append(word)

    def restored(self, text: str) -> str | None:
        """What a text may have meant, in plain words; None if it says what it means."""
        spelling = load_bank().spelling
        plain = plain_words(unmasked(text, self._count), spelling)
        meant = self._put_right(together(plain))
        return None if meant == plain_words(text, spelling) else " ".join(meant)

    def _count(self, word: str) -> int:
        return self._counts.get(word.replace("'", "").replace("’", ""), 0)

    def _share(self, word: str, before: str = "") -> float:
        """How likely a word is, after another where that is known; a logarithm."""
        share = self._logs.get(word)
        if share is None:
            return NOBODYS + LETTER * len(word)
        if before not in self._counts:
            return share
        beside = self._pairs.get((before, word), 0) / self._counts[before]
        alone = self._counts[word] / self._all
        return math.log(FROM_PAIRS * beside + (1 - FROM_PAIRS) * alone)

    def _put_right(self, tokens: Sequence[str]) -> list[str]:
        """Every word that nobody says, or says there, as the likeliest one; in long texts some."""
        odd = [at for at in range(len(tokens)) if self._is_odd(tokens, at)]
        chosen = {*odd[: MOST // 2], *odd[-MOST // 2 :]}
        out: list[list[str]] = []
        for at, token in enumerate(tokens):
            if at not in chosen:
                out.append([token])
                continue
            before = out[-1][-1] if out and out[-1] else ""
            after = tokens[at + 1] if at + 1 < len(tokens) else ""
            share, words = self._nearest(token, before, after)
            both = self._with_last(tokens[at - 1], token) if at else None
            if both and both[0] > share + sum(self._share(word) for word in out[-1]):
                out[-1], words = [], both[1]
            out.append(words)
        return [word for words in out for word in words]

    def _is_odd(self, tokens: Sequence[str], at: int) -> bool:
        """True of a word that nobody says, or that nobody says between its neighbours."""
        token = tokens[at]
        if not token.isalpha() or len(token) > LONGEST_RUN:
            return False
        if token not in self._counts:
            return True
        if len(token) > LONGEST_MISTAKEN:
            return False
        return not any(pair in self._pairs for pair in pairwise(tokens[max(0, at - 1) : at + 2]))

    def _with_last(self, last: str, token: str) -> tuple[float, list[str]] | None:
        """The likeliest words of two that were torn in the wrong place: `m ybody`."""
        if not last.isalpha():
            return None
        share, words = self._parts(last + token)
        return share + 2 * SLIP, words

    def _nearest(self, token: str, before: str, after: str) -> tuple[float, list[str]]:
        """The likeliest reading of a word: itself, another one, or several run together."""
        own = self._fit(token, before, after)
        readings = [(own + (SURE if token in self._counts else 0.0), [token])]
        for word, slips, _ in self._slips(token):
            readings.append((self._fit(word, before, after) + SLIP * slips, [word]))
        if len(token) > SHORTEST_RUN and token not in self._counts:
            share, words = self._parts(token)
            readings.append((share + SLIP * min(2, len(words) - 1), words))
        return max(readings)

    def _fit(self, word: str, before: str, after: str) -> float:
        """How likely a word is between its neighbours; a logarithm."""
        share = self._share(word, before)
        if after in self._counts and word in self._counts:
            share += self._share(after, word) - self._share(after)
        return share

    def _slips(self, token: str) -> list[tuple[str, int, int]]:
        """Known words one or two slips away, with how many."""
        most = 1 if len(token) < SHORT or token in self._counts else 2
        near = [] if len(token) > LONGEST else self._near.get((most, len(token)), [])
        found: list[tuple[str, int, int]] = process.extract(
            token, near, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        return [one for one in found if len(one[0]) > 1]

    def _parts(self, letters: str) -> tuple[float, list[str]]:
        """The likeliest words that were run together (Viterbi over where they end)."""
        shares, starts = [0.0], [0]
        for end in range(1, len(letters) + 1):
            best, start = shares[end - 1] + UNKNOWN, end - 1
            for at in range(max(0, end - LONGEST), end):
                share = self._logs.get(letters[at:end])
                if share is not None and shares[at] + share > best:
                    best, start = shares[at] + share, at
            shares.append(best)
            starts.append(start)
        words, end = [], len(letters)
        while end:
            words.append(letters[starts[end] : end])
            end = starts[end]
        return shares[-1], words[::-1]
