"""What stands in a page of the console, and whether a Welsh page holds English."""

from html.parser import HTMLParser
from pathlib import Path

from bot.vocabulary import Language
from bot.web.words import LOCALE, Words

CONSOLE = Path(__file__).resolve().parents[2] / "bot" / "console" / "locale"
WORDS = Words([LOCALE, CONSOLE])
VOID = {"meta", "link", "img", "input", "br", "hr"}
SENTENCE = 20  # characters from which a text is looked for inside others too


class _Texts(HTMLParser):
    """The texts of a page outside every element of another language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.texts = language, []
        self._open = [language]

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        language = given.get("lang") or self._open[-1]
        if language == self.language:
            self.texts += [given[key] for key in ("aria-label", "title", "alt") if given.get(key)]
        if tag not in VOID:
            self._open.append(language)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data):
        if self._open[-1] == self.language and data.strip():
            self.texts.append(" ".join(data.split()))


def english_in(page: str) -> list[str]:
    """English of ours in a Welsh page; what somebody typed in English is marked as such."""
    reader = _Texts("cy")
    reader.feed(page)
    welsh = set(WORDS[Language.CY].values())
    english = {" ".join(text.split()) for text in WORDS[Language.EN].values() if text not in welsh}
    long = {text for text in english if len(text) > SENTENCE and "{" not in text}
    return [
        text
        for text in reader.texts
        if text in english or any(sentence in text for sentence in long)
    ]
