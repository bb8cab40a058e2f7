"""What the hall sees of one question before the panel: the answer read back, cards, the verdict."""

from typing import Any

from bot.sessions.panel.bands import PeopleBand
from bot.sessions.panel.card_counts import CardCounts
from bot.sessions.panel.views import GroupVerdictView, RecordView
from bot.sessions.surfaces.answering import Answering
from bot.vocabulary import Answered, AnswerStatus, Language, Progress, Term
from bot.web.dates import spoken_date
from channels.room.twins import Say, Twin, twin_of

READ_BACK = 170  # characters of an answer on the wall; all of it is read out
MOST_PROMISES = 3  # on the wall
REMIND = 100  # characters of a question that the hall has just read in full
BANDS = tuple(PeopleBand)
LONGEST = 7  # the longest bar, as projector.css names it


def panel_values(found: Answering, say: Say) -> dict[str, Any]:
    """The question, and what is at hand with it: verdict, then cards, then the answer."""
    question = Twin(cy=found.shown.words_cy, en=found.shown.words_en)
    record, cards = found.record, found.cards
    asked = {"question": question, "stage": "asked", "size": 1 + (question.length > 160)}
    short = Twin(cy=cut(question.cy, REMIND), en=cut(question.en, REMIND))
    values = {"question": short, "size": 2}
    if record is not None and record.verdict is not None:
        return {**values, "stage": "verdict", **_verdict(record.verdict, say)}
    if cards is not None and cards.open:
        return {**values, "stage": "cards_open", "shown": band_words(cards.people, say)}
    if cards is not None:
        return {**values, "stage": "cards", **_split(cards, say)}
    if record is not None and record.answer_id is not None:
        return {**values, "stage": "record", **_record(record, say)}
    return asked


def band_words(band: PeopleBand, say: Say) -> Twin:
    """A number of people as it may be told."""
    if band in (PeopleBand.UNDER_5, PeopleBand.MORE):
        return say(f"room_projector.band_{'few' if band is PeopleBand.UNDER_5 else 'most'}")
    return Twin(cy=band.value.replace("-", "–"), en=band.value.replace("-", "–"))


def _verdict(verdict: GroupVerdictView, say: Say) -> dict[str, Any]:
    return {
        "colour": verdict.progress.value,
        "colour_says": say(f"verdict.{verdict.progress}"),
        "means": say(f"verdict.{verdict.progress}_means"),
        "answered_says": say(f"room_projector.answered_{verdict.answered}"),
        "how": say(
            f"room_projector.how_{verdict.decided_how}", people=band_words(verdict.people, say)
        ),
        "why": twin_of(verdict.reason),
    }


def _split(cards: CardCounts, say: Say) -> dict[str, Any]:
    most = cards.most_progress
    return {
        "answered_rows": _rows(cards.answered or {}, list(Answered), say),
        "progress_rows": _rows(cards.progress or {}, list(Progress), say),
        "most": say(f"verdict.{most}") if most else Twin("", ""),
        "most_colour": most.value if most else "",
    }


def _rows(
    split: Any, order: list[Answered] | list[Progress], say: Say
) -> list[tuple[Term, Twin, Twin, int]]:
    """What can be shown, its words, how many do, and how long its bar is: by bands alone."""
    bands = {one: split.get(one, PeopleBand.UNDER_5) for one in order}
    longest = max(1, *(BANDS.index(band) for band in bands.values()))
    return [
        (one, say(f"verdict.{one}"), band_words(band, say), LONGEST * BANDS.index(band) // longest)
        for one, band in bands.items()
    ]


def _record(record: RecordView, say: Say) -> dict[str, Any]:
    fields, kind = record.fields, record.fields.kind
    promises = [(twin_of(one.fields.what), _by(one.fields, say)) for one in record.commitments]
    longest = READ_BACK if len(promises) < 2 else REMIND
    return {
        "agreed": record.agreed,
        "who": say("room_projector.answered_by", who=twin_of(fields.given_by)),
        "kind": say(f"room_projector.kind_{kind}") if kind is not AnswerStatus.NONE else "",
        "text": Twin(cy=cut(fields.text_cy, longest), en=cut(fields.text_en, longest)),
        "promises": promises[:MOST_PROMISES],
        "promised": len(promises),
    }


def _by(fields: Any, say: Say) -> Twin:
    """Who does it, and by when; said in each language that it was written in."""
    if fields.due_on is None:
        day = say("room_projector.no_day")
    else:
        day = say("room_projector.by_day", day=_day(fields.due_on))
    lines = {
        language: " · ".join(part for part in (fields.who(language), _side(day, language)) if part)
        for language in Language
        if fields.what(language)
    }
    return Twin(cy=lines.get(Language.CY, ""), en=lines.get(Language.EN, ""))


def _day(day: Any) -> Twin:
    return twin_of(lambda language: spoken_date(day, language))


def _side(twin: Twin, language: Language) -> str:
    return twin.cy if language is Language.CY else twin.en


def cut(text: str, longest: int) -> str:
    """As much as can be read from the last row, to the end of a word."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
