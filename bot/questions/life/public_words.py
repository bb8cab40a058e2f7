"""The words of a question that others see."""

from bot.store.tables.questions import Question
from bot.vocabulary import Language


def words_in(question: Question, language: Language) -> str | None:
    """The words that others may see in this language; None where there are none."""
    return own_words(question) if language is question.language else question.text_other


def own_words(question: Question) -> str | None:
    """The words that others may see in the language of the author."""
    return question.text_public or question.text_original
