"""One text read for names: which of its words may begin one, and how far a name goes."""

import re
from collections.abc import Iterator

from bot.language import find_places, radicals
from bot.privacy import name_cues as cue
from bot.privacy.any_case import Match
from bot.privacy.gazetteers import Gazetteers, Sense, gazetteers
from bot.privacy.listing import has_any, listed
from bot.privacy.name_kin import KIN_PARTS, said_to_be_kin
from bot.privacy.public import public_words
from bot.privacy.words import Word, words_of

# What may follow a small initial: "ioan b in my class", "cadi m yn y dosbarth".
_AFTER_INITIAL = listed("in from said is has and yn o wedi sy efo gyda keeps hit told")
_CLOSE = re.compile(r"[ ,\-–\"'“‘]{1,3}")
_SMALL_WORDS = listed(
    "in on at is it my me we he to of or so no us up go do if an as by be ok am yn ym fi ni ti "
    "o a i"
)
_LONGEST_WORD = 25  # letters of a name
_SIGNATURE = 70  # characters at the end of a text in which it may be signed
_LONGEST_NAME = 4  # words after the first


class NameReader:
    """The words of one text with what the lists know of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.lists: Gazetteers = gazetteers()
        self.public = public_words(self.words, self.lists)
        self.named = self._offsets_of_names()
        self._places: list[tuple[int, int]] | None = None

    def _offsets_of_names(self) -> frozenset[int]:
        low = self.text.lower()
        kin = frozenset(said_to_be_kin(self.text)) if has_any(low, KIN_PARTS) else frozenset()
        signed = cue.SIGNED.search(self.text, max(0, len(self.text) - _SIGNATURE))
        under = kin if signed is None else kin | {signed.end()}
        if not has_any(low, cue.NAMING_PARTS):
            return under
        matches = list(cue.NAMING.finditer(self.text))
        things = {match.end() for match in matches if self._names_a_thing(match)}
        self.public |= {at for at, word in enumerate(self.words) if word.start in things}
        return under | frozenset(match.end() for match in matches if match.end() not in things)

    def _names_a_thing(self, match: Match) -> bool:
        """True for "an app called Kooth" and "ap o'r enw Kooth"."""
        before = self.text[max(0, match.start() - _SIGNATURE) : match.start()]
        return cue.THING.search(before) is not None

    def key(self, at: int) -> str:
        """The key of a word; empty outside the text."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def word(self, at: int) -> Word | None:
        """A word; None outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else None

    def joined(self, at: int) -> bool:
        """True if word `at` follows the one before with nothing but a space or hyphen between."""
        return 0 < at < len(self.words) and self.words[at].gap in (" ", "-", "–", ". ", ".")

    def in_place(self, word: Word) -> bool:
        """True for a word of a place's name, as the places of Wales are read."""
        if self._places is None:
            self._places = [(place.start, place.end) for place in find_places(self.text)]
        return any(start < word.end and word.start < end for start, end in self._places)

    def in_longer_place(self, at: int) -> bool:
        """True for "Emlyn" in "Castellnewydd Emlyn"."""
        word, before = self.words[at], self.word(at - 1)
        if not word.capital or before is None or not before.capital or not self.joined(at):
            return False
        return self.in_place(word) and self.in_place(before)

    def parts(self, at: int) -> bool:
        """True if a sign of punctuation stands before word `at`."""
        return any(not (sign.isalnum() or sign.isspace()) for sign in self.words[at].gap)

    def senses(self, key: str) -> int | None:
        """What a first name may mean besides; None if it is none."""
        return self.lists.first_names.get(key)

    def is_unknown(self, word: Word) -> bool:
        """True for a word that no list has: it may be a name nobody thought of."""
        key = word.key
        return (
            2 < len(key) <= _LONGEST_WORD
            and key not in self.lists.first_names
            and not self.lists.is_ordinary(key)
            and not any(self.lists.is_ordinary(radical) for radical in radicals(key))
        )

    def is_slip(self, key: str) -> bool:
        """True if one letter more, less or other makes it an ordinary word ("alwasy")."""
        words = self.lists.ordinary
        cuts = [(key[:i], key[i:]) for i in range(len(key) + 1)]
        letters = "abcdefghijklmnopqrstuvwxyz"
        for left, right in cuts:
            if right and left + right[1:] in words:
                return True
            if len(right) > 1 and left + right[1] + right[0] + right[2:] in words:
                return True
            for letter in letters:
                if left + letter + right in words or (right and left + letter + right[1:] in words):
                    return True
        return False

    def last_of_name(self, at: int) -> int:
        """The last word of the name that begins with word `at`."""
        last = at
        while last - at < _LONGEST_NAME and (step := self._next_part(last, first=at)):
            last += step
        return last

    def _next_part(self, at: int, *, first: int) -> int:
        """How many words more belong to the name after word `at`; 0 if none does."""
        here, following = self.words[at], self.word(at + 1)
        if following is None or here.ending or not self.joined(at + 1):
            return 0
        if following.gap.startswith("."):
            return int(len(here.key) == 1 and following.capital)
        if following.gap != " ":
            return int(following.key in self.lists.first_names or following.capital == here.capital)
        if following.key in cue.PARTICLES and self._is_name_part(at + 2, first=first):
            return 2
        return int(self._is_name_part(at + 1, first=first))

    def _is_name_part(self, at: int, *, first: int) -> bool:
        """True for a second first name, a surname or an initial."""
        word = self.word(at)
        if word is None or at in self.public:
            return False
        if len(word.key) == 1:
            after = self.word(at + 1)
            if word.capital:
                return word.key not in "iao"
            ends = after is None or bool(after.gap.strip()) or after.key in _AFTER_INITIAL
            return ends and word.key not in cue.NO_INITIAL
        return self._is_second_name(word, at, first) or self._is_surname(word, at, first)

    def _is_second_name(self, word: Word, at: int, first: int) -> bool:
        senses = self.senses(word.key)
        if word.key in cue.QUESTION_AFTER and self.key(at - 1) in cue.QUESTION_WORDS:
            return False
        if senses is None:
            return word.key in cue.SECOND and (word.capital or self.ends_here(at))
        if word.capital and self.words[first].capital:
            return senses == Sense.NAME or word.key in cue.SECOND or not self._is_verb_next(at)
        if word.key in cue.SECOND:
            return word.key not in cue.NEVER_AFTER or self.ends_here(at)
        return senses == Sense.NAME

    def _is_verb_next(self, at: int) -> bool:
        """True for "Callum Will" and the like, where the second is an ordinary word."""
        return self.senses(self.key(at)) != Sense.NAME and not self.ends_here(at)

    def _is_surname(self, word: Word, at: int, first: int) -> bool:
        senses = self.lists.surnames.get(word.key)
        both_capital = word.capital and self.words[first].capital
        if senses is None:
            if not both_capital or word.text.isupper():
                return False
            place = (self.senses(self.words[first].key) or 0) & Sense.PLACE
            if word.key in cue.TAKEN and word.telling and not place:
                return True
            if self.in_place(word):
                return False
            return self.is_unknown(word) or (len(word.key) == 2 and word.key not in _SMALL_WORDS)
        if senses == Sense.NAME or both_capital:
            return True
        if word.key in cue.NO_SURNAME or (word.capital and not self.words[first].capital):
            return False
        return not senses & Sense.WEAK or self.ends_here(at)

    def ends_here(self, at: int) -> bool:
        """True if a phrase ends after word `at`, or a person's doing follows."""
        after = self.word(at + 1)
        if after is None or after.gap.strip() or self.words[at].ending:
            return True
        return after.key in cue.FOLLOWING

    def close_before(self, at: int) -> bool:
        """True if word `at` follows the one before closely (a space, a comma, a hyphen)."""
        return at > 0 and _CLOSE.fullmatch(self.words[at].gap) is not None

    def starts(self) -> Iterator[int]:
        """Every word, by its number."""
        yield from range(len(self.words))
