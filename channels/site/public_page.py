"""The page of one public question, put into words: asked, said, happened, judged."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from bot.questions.answering.commitment_fields import day_in_wales
from bot.questions.publication.page import PublicAnswer, PublicPage
from bot.vocabulary import Language
from bot.web.dates import spoken_date
from bot.web.words import Words
from channels.gate.answer_words import commitment_item, kind_says, time_says, verdict_lines
from channels.site.public_words import list_item

Say = Callable[..., str]


def question_page(
    found: PublicPage, now: datetime, language: Language, words: Words, say: Say, *, site: str
) -> dict[str, Any]:
    """Everything that the page shows."""
    asked, today = found.asked, day_in_wales(now)
    answers = [*([found.answer] if found.answer else []), *found.history]
    timing = asked.deadline.timing(now)
    return {
        **list_item(asked, language, words),
        "asked_says": say("questions.asked_says", date=spoken_date(asked.asked_on, language)),
        "put_says": _put(asked.deadline.put_on, language, say),
        "address": f"{site}/questions/{asked.question_id}",
        "printed": say("questions.printed", date=spoken_date(today, language)),
        "was_translated": asked.language is not language,
        "waits": "" if found.answer else time_says(asked.deadline, timing, language, say),
        "being_corrected": _corrected(found.corrected_since, language, say),
        "rounds": [
            answer_item(one, number == 0, now, language, say) for number, one in enumerate(answers)
        ],
        "commitments": [
            commitment_item(one, today, language, say)
            for answer in answers
            for one in answer.commitments
        ],
        "verdicts": [
            {
                "title": _title(answer, number == 0, say),
                "lines": lines,
                **group_said(answer, language, say),
            }
            for number, answer in enumerate(answers)
            if (lines := verdict_lines(answer.verdict, language, say))
        ],
    }


def answer_item(
    answer: PublicAnswer, newest: bool, now: datetime, language: Language, say: Say
) -> dict[str, str]:
    """One answer with who gave it, when, and what kind it is."""
    corrected = answer.corrected_on
    return {
        "title": _title(answer, newest, say),
        "text": answer.fields.text(language),
        "given_by": answer.fields.given_by(language),
        "answered_on": say(
            "questions.answered_on", date=spoken_date(answer.published_on, language)
        ),
        "corrected": say("questions.corrected_on", date=spoken_date(corrected, language))
        if corrected
        else "",
        "kind_says": kind_says(answer.fields, language, say),
        "time_says": time_says(answer.deadline, answer.deadline.timing(now), language, say),
    }


def group_said(answer: PublicAnswer, language: Language, say: Say) -> dict[str, str]:
    """Why a group judged an answer so, and what the board replied; each empty if there is none."""
    words = answer.group
    if words is None:
        return {"reason": "", "reply": "", "replied": ""}
    on = spoken_date(words.replied_on, language) if words.replied_on else ""
    return {
        "reason": words.reason(language),
        "reply": words.reply(language),
        "replied": say("questions.replied_on", date=on) if on else "",
    }


def _title(answer: PublicAnswer, newest: bool, say: Say) -> str:
    return say("questions.round_now" if newest else "questions.round_before", number=answer.round)


def _put(day: date | None, language: Language, say: Say) -> str:
    return say("questions.put_on", date=spoken_date(day, language)) if day else ""


def _corrected(since: date | None, language: Language, say: Say) -> str:
    return say("questions.being_corrected", date=spoken_date(since, language)) if since else ""
