"""What the scribe's screen says, in the page's language."""

from datetime import date
from typing import Any

from sanic import Request

from bot.boards.directory import boards
from bot.questions.answering.fields import NOT_DONE
from bot.questions.life.bodies import bodies_for, body_named
from bot.sessions.surfaces.scribe import PutQuestion, ScribePage
from bot.store.tables.session_terms import Surface
from bot.vocabulary import AnswerStatus, Language
from bot.web.dates import spoken_date
from bot.web.language import page_language
from channels.room.keys import form_token
from channels.room.moderator_words import clock
from channels.room.scribe_form import MOST_PROMISES, OTHER, READY, PromiseTyped, RecordTyped

DONE = frozenset({"saved", "agreed", "reopened"})
KINDS = tuple(one for one in AnswerStatus if one is not AnswerStatus.NONE)
Words = tuple[str, str]  # language, words


def frame_values(request: Request, page: ScribePage) -> dict[str, Any]:
    """What stands on each of the scribe's pages."""
    shared, language = page.shared, page_language(request)
    done, now = request.args.get("done") or "", shared.question
    opened = page.opened.question_id if page.opened else None
    return {
        "csrf": form_token(request, Surface.SCRIBE),
        "event": shared.event,
        "screen": "scribe",
        "live_page": request.method == "GET",
        "title": shared.heading.title(language),
        "contact": shared.heading.contact(language),
        "room": shared.room,
        "made_up": shared.heading.made_up,
        "done": done if done in DONE else "",
        "lines": [_line(one, language) for one in page.questions],
        "at": str(opened) if opened else "",
        "now": now.words(language) if now else "",
        "now_id": str(now.question_id) if now else "",
        "now_put": bool(now and now.question_id in {one.question_id for one in page.questions}),
    }


def form_values_of(
    request: Request, page: ScribePage, question: PutQuestion, typed: RecordTyped, rows: int
) -> dict[str, Any]:
    """The form of one record, with what stands in it."""
    language = page_language(request)
    record = question.record
    promises = list(typed.promises)
    rows = min(max(rows, len(promises), 1), MOST_PROMISES)
    promises += [PromiseTyped()] * (rows - len(promises))
    national = question.region is None
    return {
        **question_values(question, language),
        "typed": typed,
        "seen": record.recorded_at.isoformat() if record.recorded_at else "",
        "saved_at": clock(record.recorded_at) if record.recorded_at else "",
        "offices": [(one.position, one.office(language)) for one in page.offices],
        "ready": READY,
        "kinds": [one.value for one in KINDS],
        "bodies": [(one.code, one.name(language)) for one in bodies_for(question.region)],
        "promises": list(enumerate(promises, start=1)),
        "more": rows < MOST_PROMISES,
        "other_owner": OTHER,
        "boards": [(one.region.value, one.name(language)) for one in boards()] if national else [],
        "first": language.value,
        "second": language.other.value,
        "not_done": typed.kind in set(map(str, NOT_DONE)),
    }


def question_values(question: PutQuestion, language: Language) -> dict[str, Any]:
    """One question that was put."""
    there = question.words_cy if language is Language.CY else question.words_en
    return {
        "id": str(question.question_id),
        "asked": question.words(language),
        "asked_in": (language if there else language.other).value,
        "state": question.state.value,
    }


def read_values(request: Request, page: ScribePage, question: PutQuestion) -> dict[str, Any]:
    """One record as it is read aloud."""
    language, record = page_language(request), question.record
    fields, offices = record.fields, {one.position: one for one in page.offices}
    here = [offices[one] for one in record.members if one in offices]
    return {
        **question_values(question, language),
        "seen": record.recorded_at.isoformat() if record.recorded_at else "",
        "agreed_at": clock(record.agreed_at) if record.agreed_at else "",
        "who": [one.office(language) for one in here],
        "kind": fields.kind.value,
        "not_done": fields.kind in NOT_DONE,
        "body": body_named(fields.body).name(language) if fields.body else "",
        "said": _first(language, fields.text_en, fields.text_cy),
        "promises": [
            {
                "what": _first(language, one.fields.what_en, one.fields.what_cy),
                "who": _first(language, one.fields.who_en, one.fields.who_cy),
                "due": _day(one.fields.due_on, language),
            }
            for one in record.commitments
        ],
    }


def _line(question: PutQuestion, language: Language) -> dict[str, Any]:
    return {**question_values(question, language), "at": clock(question.record.put_at)}


def _first(language: Language, english: str, welsh: str) -> Words:
    """The words in this language, else in the other one; with the language they are in."""
    mine, other = (welsh, english) if language is Language.CY else (english, welsh)
    return (language.value, mine) if mine or not other else (language.other.value, other)


def _day(day: date | None, language: Language) -> str:
    return spoken_date(day, language) if day else ""
