"""What matters on the first page: asked, answered, promised, judged, a row for each question."""

from collections.abc import Iterable

from bot.sessions.prints.document import Cell, Column, Paragraph, Part, Table
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say, spoken_day
from bot.sessions.report.lines import (
    ReportAnswer,
    ReportPromise,
    ReportQuestion,
    ReportVerdict,
    Standing,
)
from bot.sessions.report.sheets.wording import (
    colour_text,
    people_text,
    quoted,
    sentences,
    without_stop,
)
from bot.vocabulary import CommitmentState

SHORT = 300  # signs of an answer that still stands on the first page


def glance(questions: Iterable[ReportQuestion]) -> Part:
    """Every question with what came of it, in a table."""
    rows = tuple(_row(one) for one in questions)
    if not rows:
        return Paragraph(say("report.no_questions"))
    columns = (Column(say("plan.number"), 2, one=True), Column(say("report.glance_column"), 14))
    return Table(columns, rows)


def asked_text(question: ReportQuestion) -> Text:
    """The words of a question, or that it is not public."""
    words = Text(en=question.text_en, cy=question.text_cy)
    return words if words else say("report.not_public")


def _row(question: ReportQuestion) -> tuple[Cell, ...]:
    number = same(str(question.position)) if question.position else say("report.again_mark")
    lines = tuple(_lines(question)) if question.question_id else ()
    return Cell(number, strong=True), Cell(asked_text(question), lines, strong=True)


def _lines(question: ReportQuestion) -> Iterable[Text]:
    if question.position is None:
        yield say("report.again")
    yield from answer_lines(question)
    if question.answer:
        for promise in question.promises:
            yield from promise_lines(promise)
        if not question.promises:
            yield say("report.no_promise")
    if question.verdict:
        yield from verdict_lines(question.verdict)
    elif question.answer:
        yield say("report.no_verdict")


def answer_lines(question: ReportQuestion) -> Iterable[Text]:
    """What kind of answer it was and who gave it; its words too where they are short."""
    if question.answer is None:
        yield say(f"report.standing_{question.standing or Standing.NOT_PUT}")
        return
    yield _kind(question.answer)
    if question.standing is Standing.AGREED:
        yield say("report.not_out")
    words = Text(en=question.answer.text_en, cy=question.answer.text_cy)
    if max(len(words.en), len(words.cy)) <= SHORT:
        yield quoted(words)


def promise_lines(promise: ReportPromise) -> Iterable[Text]:
    """Who promised what by when, and how it stands; one line where it is in both languages."""
    what = without_stop(Text(en=promise.what_en, cy=promise.what_cy))
    who = without_stop(Text(en=promise.who_en, cy=promise.who_cy))
    due = say("report.by_day", day=spoken_day(promise.due_on)) if promise.due_on else None
    late = promise.overdue and promise.state is CommitmentState.OPEN
    due = due or say("report.no_day")
    state = say("report.state_overdue" if late else f"report.state_{promise.state}")
    if what.whole and who.whole:
        yield say("report.promise", what=what, who=who, due=due, state=state)
        return
    yield sentences(say("report.promised"), due, state)  # its words are marked as they are
    yield from (one for one in (what, who) if one)


def verdict_lines(verdict: ReportVerdict) -> Iterable[Text]:
    """The verdict of the group, then why, in its own words, then what the board replied."""
    why = quoted(Text(en=verdict.reason_en, cy=verdict.reason_cy))
    yield say(
        "report.verdict_why" if why else "report.verdict",
        colour=colour_text(verdict.progress),
        answered=say(f"report.answered_{verdict.answered}"),
        how=say(f"report.how_{verdict.decided_how}"),
        people=people_text(verdict.people),
    )
    if why:
        yield why
    reply = quoted(Text(en=verdict.reply_en, cy=verdict.reply_cy))
    if reply:
        yield say("report.reply")
        yield reply


def _kind(answer: ReportAnswer) -> Text:
    said = say(f"report.answer_{answer.kind}")
    who = without_stop(Text(en=answer.given_by_en, cy=answer.given_by_cy))
    return say("report.given_by", answer=said, who=who) if who and who.whole else said
