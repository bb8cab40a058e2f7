"""The order of the alphabet: in Welsh ch, dd, ff, ll, ph, rh and th are letters of their own."""

import re
import unicodedata

from bot.vocabulary import Language

ORDER = "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z".split()
_RANK = {letter: rank for rank, letter in enumerate(ORDER)}
_LETTER = re.compile("^ng|ch|dd|ff|ll|ph|rh|th|[a-z]")  # inside a word ng is mostly n and g
Key = tuple[tuple[int, ...], ...]


def alphabet_key(text: str, language: Language) -> Key:
    """What names are sorted by: word by word, without accents and capitals."""
    plain = unicodedata.normalize("NFD", text.casefold())
    words = re.findall("[a-z]+", "".join(s for s in plain if not unicodedata.combining(s)))
    if language is Language.EN:
        return tuple(tuple(map(ord, word)) for word in words)
    return tuple(tuple(_RANK[letter] for letter in _LETTER.findall(word)) for word in words)
