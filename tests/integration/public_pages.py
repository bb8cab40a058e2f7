"""What several tests of public pages share: whole pages, and that no page mixes its languages."""

from html import unescape

from bot.vocabulary import Language

LONG_ENOUGH = 12  # signs; shorter words are the same in both languages too often


def words_of_other_language(site, page: str, language: Language) -> list[str]:
    """The texts of the other language that stand in a page; empty is what is asked for."""
    words = site.app.ctx.words
    own = set(words[language].values())
    shown = unescape(page)
    return [
        text
        for key, text in words[language.other].items()
        if len(text) > LONG_ENOUGH
        and "{" not in text
        and text not in own
        and text in shown
        and key not in ("site.use_language", "layout.language_name")
    ]
