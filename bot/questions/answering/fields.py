"""What an answer is made of, and what must be there before another person reads it."""

import unicodedata
from dataclasses import dataclass, replace

from bot.errors import BadInput
from bot.vocabulary import AnswerStatus, Language, Term

TEXT_LONGEST = 3_000  # characters
GIVEN_BY_LONGEST = 200
# Kinds of answer that are given and yet leave everything as it was: they never count as done.
NOT_DONE = frozenset({AnswerStatus.NONE, AnswerStatus.STOCK, AnswerStatus.WILL_CONSIDER})
_JOINER = "\u200d"  # holds a picture of several signs together


class AnswerTooLong(BadInput):
    """A part of the answer is longer than is kept; says which."""

    code = "answer_too_long"


class Missing(Term):
    """What an answer still lacks."""

    KIND = "kind"
    TEXT_EN = "text_en"
    TEXT_CY = "text_cy"
    GIVEN_BY_EN = "given_by_en"
    GIVEN_BY_CY = "given_by_cy"
    BODY = "body"
    COMMITMENTS = "commitments"


class AnswerIncomplete(BadInput):
    """The answer lacks what it must have; `missing` says what."""

    code = "answer_incomplete"

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        self.missing = missing
        super().__init__(",".join(part.value for part in missing))


@dataclass(frozen=True, slots=True)
class AnswerFields:
    """What staff write. `given_by` is an office and never a name."""

    kind: AnswerStatus = AnswerStatus.NONE
    text_en: str = ""
    text_cy: str = ""
    given_by_en: str = ""
    given_by_cy: str = ""
    body: str = ""  # whose matter it is, when it is not the board's; a code of bodies.py

    def text(self, language: Language) -> str:
        """The answer in one language."""
        return self.text_cy if language is Language.CY else self.text_en

    def given_by(self, language: Language) -> str:
        """Who gave it, in one language."""
        return self.given_by_cy if language is Language.CY else self.given_by_en

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What it lacks, in the order of the form."""
        needed = {
            Missing.KIND: self.kind is not AnswerStatus.NONE,
            Missing.TEXT_EN: self.text_en,
            Missing.TEXT_CY: self.text_cy,
            Missing.GIVEN_BY_EN: self.given_by_en,
            Missing.GIVEN_BY_CY: self.given_by_cy,
            Missing.BODY: self.body or self.kind is not AnswerStatus.NOT_OUR_REMIT,
        }
        return tuple(part for part, there in needed.items() if not there)


def clean_fields(fields: AnswerFields) -> AnswerFields:
    """The answer as it is kept.

    Raises: AnswerTooLong.
    """
    cleaned = replace(
        fields,
        text_en=clean_words(fields.text_en),
        text_cy=clean_words(fields.text_cy),
        given_by_en=clean_words(fields.given_by_en),
        given_by_cy=clean_words(fields.given_by_cy),
        body=fields.body if fields.kind is AnswerStatus.NOT_OUR_REMIT else "",
    )
    check_length(TEXT_LONGEST, text_en=cleaned.text_en, text_cy=cleaned.text_cy)
    given_by = {"given_by_en": cleaned.given_by_en, "given_by_cy": cleaned.given_by_cy}
    check_length(GIVEN_BY_LONGEST, **given_by)
    return cleaned


def clean_words(text: str) -> str:
    """A text as written, without what nobody can see; paragraphs stay."""
    seen = (_seen(sign) for sign in text.replace("\t", " ").replace("\r\n", "\n"))
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def check_length(longest: int, **parts: str) -> None:
    """Refuse what is too long. Raises: AnswerTooLong, naming the part."""
    for name, text in parts.items():
        if len(text) > longest:
            raise AnswerTooLong(name)


def _seen(sign: str) -> str:
    unseen = unicodedata.category(sign) in ("Cc", "Cf") and sign not in ("\n", _JOINER)
    return "" if unseen else sign
