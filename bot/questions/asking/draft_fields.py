"""What a question is made of, in the order it is asked, and what each part may hold."""

import re
import unicodedata
from enum import unique

from bot.errors import BadInput
from bot.language.councils import councils
from bot.vocabulary import AgeBand, AskedTo, Permission, Region, Term, Theme

TEXT_SHORTEST, TEXT_LONGEST = 10, 280  # characters
WORDS_FEWEST, LETTERS_FEWEST = 2, 4  # different ones, in what an author asks
CONTEXT_LONGEST = 1_000
REGION_PREFIX = "region:"
_WORD = re.compile(r"[^\W\d_]+")
_PARTS_NO_WORDS = "\u2e80"  # from here on: Chinese, Japanese


class TextTooShort(BadInput):
    """Too little to be a question."""

    code = "text_too_short"


class TextWithoutWords(BadInput):
    """Letters, but not a question: one sign again and again, or a single word."""

    code = "text_without_words"


class TextTooLong(BadInput):
    """More than can be read out."""

    code = "text_too_long"


class ContextTooLong(BadInput):
    """Why it matters is longer than is kept."""

    code = "context_too_long"


class ChoiceUnknown(BadInput):
    """Not one of the choices of this step."""

    code = "choice_unknown"


@unique
class DraftField(Term):
    """The seven steps of the form, in their order."""

    TEXT = "text"
    CONTEXT = "context"
    THEMES = "themes"
    AREA = "area"
    ASKED_TO = "asked_to"
    AGE_BAND = "age_band"
    PERMISSION = "permission"


WRITTEN = (DraftField.TEXT, DraftField.CONTEXT)
NEEDED = (DraftField.TEXT, DraftField.PERMISSION)  # the others may be skipped
_UNSEEN = re.compile(
    r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)  # can hide or turn words


def clean_text(field: DraftField, text: str) -> str:
    """The text as it is kept: as written, without what nobody can see.

    Args: field: text or context; an empty context means that it was skipped.
    Raises: TextTooShort, TextTooLong, ContextTooLong, ChoiceUnknown (a field of choices).
    """
    if field not in WRITTEN:
        raise ChoiceUnknown(field)
    seen = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc")
    kept = _UNSEEN.sub("", seen).strip()
    if field is DraftField.CONTEXT:
        if len(kept) > CONTEXT_LONGEST:
            raise ContextTooLong(str(len(kept)))
    elif len(kept) < TEXT_SHORTEST:
        raise TextTooShort(str(len(kept)))
    elif len(kept) > TEXT_LONGEST:
        raise TextTooLong(str(len(kept)))
    return kept


def check_words(text: str) -> None:
    """Refuse what holds no words, as "xxxx"; scripts that part no words are let through.

    Raises: TextWithoutWords.
    """
    words = set(_WORD.findall(text.casefold()))
    letters = set("".join(words))
    parted = not any(letter >= _PARTS_NO_WORDS for letter in letters)
    if parted and (len(words) < WORDS_FEWEST or len(letters) < LETTERS_FEWEST):
        raise TextWithoutWords


def check_choice(field: DraftField, value: str) -> str:
    """The choice as it is kept; "" is a step that was skipped.

    Raises: ChoiceUnknown: no such choice, or a step that cannot be skipped.
    """
    value = value.strip()
    if not value and field not in NEEDED:
        return ""
    if field is DraftField.THEMES:
        chosen = dict.fromkeys(part.strip() for part in value.split(",") if part.strip())
        if chosen and set(chosen) <= {theme.value for theme in Theme}:
            return ",".join(chosen)
    elif value in _choices(field):
        return value
    raise ChoiceUnknown(field)


def area_region(area: str) -> tuple[Region | None, str | None]:
    """Region and council area code of a kept area; (None, None) for one that was skipped."""
    if area.startswith(REGION_PREFIX):
        return Region(area.removeprefix(REGION_PREFIX)), None
    for council in councils():
        if council.code == area:
            return council.region, council.code
    return None, None


def _choices(field: DraftField) -> frozenset[str]:
    terms: dict[DraftField, type[Term]] = {
        DraftField.ASKED_TO: AskedTo,
        DraftField.AGE_BAND: AgeBand,
        DraftField.PERMISSION: Permission,
    }
    if field is DraftField.AREA:
        regions = {f"{REGION_PREFIX}{region}" for region in Region}
        return frozenset(regions | {council.code for council in councils()})
    return frozenset(term.value for term in terms[field]) if field in terms else frozenset()
