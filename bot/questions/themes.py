"""Suggest what a question is about; its author, then staff, decide."""

from collections import Counter
from functools import lru_cache

from bot.errors import DataInvalid
from bot.language.folding import tokens
from bot.questions.phrase_table import PhraseTable
from bot.settings import ROOT
from bot.vocabulary import Theme

KEYWORDS_FILE = ROOT / "data" / "questions" / "themes_keywords.csv"
MOST = 3


def suggest_themes(text: str) -> tuple[Theme, ...]:
    """Up to three themes, the likeliest first; none when no keyword is found."""
    found = Counter[Theme]()
    for match in _keywords().find(tokens(text)):
        found[Theme(match.row)] += match.end - match.first  # a longer phrase says more
    order = list(Theme)
    ranked = sorted(found.items(), key=lambda item: (-item[1], order.index(item[0])))
    return tuple(theme for theme, _ in ranked[:MOST])


@lru_cache(maxsize=1)
def _keywords() -> PhraseTable:
    table = PhraseTable(KEYWORDS_FILE, "theme")
    if set(table.rows) != {theme.value for theme in Theme}:
        raise DataInvalid("themes_keywords.csv: not the themes of the vocabulary")
    return table
