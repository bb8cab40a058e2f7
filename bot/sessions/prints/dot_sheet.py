"""The sheet on which one person votes with dots, folded and typed in later."""

from random import Random

from bot.sessions.prints.document import (
    Cell,
    Column,
    Document,
    PageBreak,
    Paragraph,
    Part,
    Table,
    Tone,
)
from bot.sessions.prints.facts import made_up_note
from bot.sessions.prints.printed import PrintedPlan, PrintedQuestion, Text, same
from bot.sessions.prints.words import say

MOST_SHEETS = 100


def dot_sheet(plan: PrintedPlan, *, sheets: int = 1, seed: str = "") -> Document:
    """Approved questions with a circle each; every question keeps its number on every sheet.

    Args: sheets: how many differently ordered sheets, so that the first question has no
        advantage; one is in the order of the numbers. seed: what orders them.
    Raises: ValueError: fewer than one sheet, or more than MOST_SHEETS.
    """
    if not 1 <= sheets <= MOST_SHEETS:
        raise ValueError(f"1 to {MOST_SHEETS} sheets")
    parts: list[Part] = []
    for number in range(sheets):
        if number:
            parts.append(PageBreak())
        parts += _sheet(_ordered(plan.candidates, number if sheets > 1 else None, seed))
    title = say("dots.title")
    return Document(title, tuple(parts), above=plan.title, note=made_up_note(plan))


def _sheet(questions: tuple[PrintedQuestion, ...]) -> list[Part]:
    if not questions:
        return [Paragraph(say("dots.none"))]
    return [
        Paragraph(say("dots.how"), Tone.LEAD),
        Table(
            columns=(
                Column(say("dots.dot"), 2, mark=True),
                Column(say("plan.number"), 2, one=True),
                Column(say("plan.question"), 12),
            ),
            rows=tuple(
                (
                    Cell(Text("", "")),
                    Cell(same(str(one.number)), strong=True),
                    Cell(one.text),
                )
                for one in questions
            ),
        ),
        Paragraph(say("dots.fold"), Tone.WARM),
        Paragraph(say("dots.chosen"), Tone.QUIET),
    ]


def _ordered(
    questions: tuple[PrintedQuestion, ...], number: int | None, seed: str
) -> tuple[PrintedQuestion, ...]:
    if number is None:
        return questions
    shuffled = list(questions)
    Random(f"{seed}:{number}").shuffle(shuffled)
    return tuple(shuffled)
