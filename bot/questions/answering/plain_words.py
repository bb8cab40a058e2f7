"""Hints for plain answers: which sentences and words a child may stumble over. Never a verdict.

The page counts the same way while somebody types (bot/console/static/plain_words.js).
"""

import re
from dataclasses import dataclass

from bot.vocabulary import Language

SENTENCE_MOST = 20  # words; the limit this service asks of itself for a reading age of about nine
WORD_MOST = {Language.EN: 12, Language.CY: 13}  # letters; endings make Welsh words longer
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class PlainHint:
    """What may be hard in one text; sentences and words as they stand in it."""

    language: Language
    characters: int
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]

    @property
    def is_plain(self) -> bool:
        """True when nothing was noticed."""
        return not self.long_sentences and not self.long_words


def plain_hint(text: str, language: Language) -> PlainHint:
    """Find sentences of more than 20 words, and long words, each once, in their order."""
    text = text.replace("\r\n", "\n").strip()
    sentences = [part.strip() for part in _END.split(text) if part.strip()]
    words = dict.fromkeys(word for word in _WORD.findall(text) if _letters(word, language))
    return PlainHint(
        language=language,
        characters=len(text),
        long_sentences=tuple(s for s in sentences if len(_WORD.findall(s)) > SENTENCE_MOST),
        long_words=tuple(words),
    )


def _letters(word: str, language: Language) -> bool:
    return len(re.sub(r"['’]", "", word)) > WORD_MOST[language] and not word.isdecimal()
