"""What came of the session before: promised and judged then, and how it stands now."""

from collections.abc import Iterable

from bot.sessions.prints.document import Cell, Column, Heading, Paragraph, Part, Table, Tone
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say, spoken_day
from bot.sessions.report.compare import ComparedQuestion, Comparison
from bot.sessions.report.sheets.glance import promise_lines
from bot.sessions.report.sheets.wording import colour_text


def compared(comparison: Comparison, *, level: int = 1) -> Iterable[Part]:
    """A heading, and every question of the session before in a table."""
    day = spoken_day(comparison.since)
    yield Heading(say("report.compared", day=day), level=level)
    if not comparison.questions:
        yield Paragraph(say("report.compared_none"))
    else:
        columns = (
            Column(say("plan.number"), 2, one=True),
            Column(say("report.compared_column"), 14),
        )
        yield Table(columns, tuple(_row(n, one) for n, one in enumerate(comparison.questions, 1)))
    if comparison.not_public:
        left = say("report.compared_left_out", count=comparison.not_public)
        yield Paragraph(left, Tone.QUIET)


def _row(number: int, question: ComparedQuestion) -> tuple[Cell, ...]:
    words = Text(en=question.text_en, cy=question.text_cy)
    return Cell(same(str(number))), Cell(words, tuple(_lines(question)), strong=True)


def _lines(question: ComparedQuestion) -> Iterable[Text]:
    for promise in question.promises:
        yield from promise_lines(promise)
    then, now = question.verdict_then, question.verdict_now
    if then:
        yield say("report.compared_then", colour=colour_text(then.progress))
    else:
        yield say("report.compared_then_none")
    if now is None:
        yield say("report.compared_now_none")
        return
    moved = say(f"report.moved_{question.moved}") if question.moved else Text("", "")
    yield say("report.compared_now", colour=colour_text(now.progress), moved=moved)
