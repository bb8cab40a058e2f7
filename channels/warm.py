"""What the first texts would wait for, in small steps: done while the public site answers already.

Texts are screened by the bank that was read before. A phrase, a pattern or a list of names that
a text needs sooner than its turn comes is made ready by that text itself.
"""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from bot.language import find_places, is_other_language, which_language
from bot.privacy import find_details
from bot.privacy.any_case import all_patterns
from bot.questions.likeness.themes import suggest_themes
from bot.safety.phrases import compile_phrase, load_bank
from bot.safety.scorer.present import present_scorer
from bot.vocabulary import Language
from channels.gate.masking import mask_text

READ_ONCE = {
    Language.EN: "I look after my mum in Newport",
    Language.CY: "Dwi'n edrych ar ôl mam yng Nghasnewydd",
}


def warming() -> Iterator[Callable[[], object]]:
    """Every step, safety first; one that raises has found data or code that must not run.

    Raises, when called: DataInvalid.
    """
    bank = load_bank()
    yield from (partial(compile_phrase, phrase) for phrase in bank.phrases)
    yield from (partial(compile_phrase, idiom) for idiom in bank.idioms)
    yield present_scorer
    yield from (partial(_read_once, language) for language in READ_ONCE)
    yield partial(import_module, "aiohttp")
    yield from all_patterns()
    yield from (partial(find_details, text) for text in READ_ONCE.values())
    yield partial(import_module, "bot.questions.likeness.similar")
    yield from (partial(suggest_themes, text) for text in READ_ONCE.values())


def _read_once(language: Language) -> None:
    """All that reads a message before the engine does."""
    text = READ_ONCE[language]
    find_places(text)
    which_language(text, current=language)
    is_other_language(text)
    mask_text(text)
