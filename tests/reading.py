"""How hard a text is to read: by its sentences and words, without a word list.

The Automated Readability Index (Smith and Senter, 1967) needs letters, words and sentences only. It
was made for English: 1 is about age 6, each further point about a year. Nobody has a tested formula
for Welsh, so for Welsh it is a bound on long words and sentences and says nothing of an age.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted; figures such as phone numbers are no words."""

    letters: int
    words: int
    sentences: int
    longest: int  # words of the longest sentence

    @property
    def index(self) -> float:
        """The Automated Readability Index."""
        return 4.71 * self.letters / self.words + 0.5 * self.words / self.sentences - 21.43


def read_easily(lines: tuple[str, ...]) -> Reading:
    """Count a text of one line or more; a line ends a sentence."""
    sentences = [words_in(part) for line in lines for part in re.split(r"[.?!:·]", line)]
    found = [words for words in sentences if words]
    words = [word for sentence in found for word in sentence]
    longest = max(len(sentence) for sentence in found)
    return Reading(sum(map(len, words)), len(words), len(found), longest)


def words_in(text: str) -> list[str]:
    """The words of a text, apostrophes within them left out."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.sub(r"['’]", "", text))
