"""The sheet for the panel: who sits there, the order, and how to answer plainly."""

from bot.sessions.prints.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
    Tone,
    WriteLines,
)
from bot.sessions.prints.facts import contact, made_up_note, session_facts, timed
from bot.sessions.prints.plan_sheet import panel_table
from bot.sessions.prints.printed import PrintedPlan, Text, same
from bot.sessions.prints.words import say
from bot.store.tables.session_terms import Mode
from bot.vocabulary import Progress

HOW = ("first", "who", "what", "when", "no", "other", "words", "language")
AFTER = ("read", "verdict", "next")
SPEAKS = (Mode.PANEL,)
LISTENS = (Mode.RECORD, Mode.VERDICT)


def crib_sheet(plan: PrintedPlan) -> Document:
    """What the panel needs, on paper, a week before."""
    return Document(
        title=plan.title,
        above=say("crib.above"),
        note=made_up_note(plan),
        parts=(
            session_facts(plan),
            Paragraph(say("crib.lead"), Tone.LEAD),
            Heading(say("crib.who")),
            panel_table(plan) if plan.panel else Paragraph(say("crib.who_none")),
            Paragraph(say("crib.who_note"), Tone.QUIET),
            Heading(say("crib.how")),
            Bullets(tuple(say(f"crib.how_{one}") for one in HOW)),
            Heading(say("crib.consider")),
            Paragraph(say("crib.consider_says"), Tone.WARM),
            Heading(say("crib.order")),
            _order(plan),
            *_each(plan),
            Paragraph(say("crib.safe", contact=contact(plan)), Tone.SAFE),
            Heading(say("crib.questions")),
            *_questions(plan),
            Heading(say("crib.after")),
            Bullets(tuple(say(f"crib.after_{one}") for one in AFTER)),
            Heading(say("crib.colours")),
            _colours(),
            Paragraph(say("sheet.whose"), Tone.QUIET),
            WriteLines(say("crib.notes"), 6),
        ),
    )


def _order(plan: PrintedPlan) -> Table:
    return Table(
        columns=(
            Column(say("plan.time"), 3, one=plan.begins_at is not None),
            Column(say("plan.minutes"), 2, one=True),
            Column(say("plan.part"), 8),
            Column(say("crib.for_you"), 4),
        ),
        rows=tuple(
            (
                Cell(begins),
                Cell(same(str(item.minutes))),
                Cell(item.title, strong=item.mode in SPEAKS),
                Cell(_for_panel(item.mode), strong=item.mode in SPEAKS),
            )
            for begins, item in timed(plan)
        ),
    )


def _for_panel(mode: Mode) -> Text:
    if mode in SPEAKS:
        return say("crib.for_you_yes")
    return say("crib.for_you_listen") if mode in LISTENS else Text("", "")


def _each(plan: PrintedPlan) -> tuple[Part, ...]:
    minutes, count = plan.minutes_for(*SPEAKS), len(plan.questions)
    if not count or minutes < count:
        return ()
    each = say("crib.each", minutes=minutes, count=count, each=minutes // count)
    return (Paragraph(each),)


def _questions(plan: PrintedPlan) -> tuple[Part, ...]:
    if not plan.questions:
        return (Paragraph(say("crib.questions_none")),)
    return (
        Table(
            columns=(
                Column(say("plan.number"), 2, one=True),
                Column(say("plan.question"), 14),
            ),
            rows=tuple(
                (
                    Cell(same(str(one.number)), strong=True),
                    Cell(one.text, _to_note(), True),
                )
                for one in plan.questions
            ),
        ),
    )


def _to_note() -> tuple[Text, ...]:
    """Who, what and by when, each with room to write."""
    labels = (say(f"crib.note_{one}") for one in ("who", "what", "when"))
    return tuple(Text(en=f"{one.en}: {_ROOM}", cy=f"{one.cy}: {_ROOM}") for one in labels)


def _colours() -> Table:
    return Table(
        columns=(Column(say("crib.colour"), 3), Column(say("crib.means"), 13)),
        rows=tuple(
            (Cell(say(f"sheet.{colour}"), strong=True), Cell(say(f"sheet.{colour}_means")))
            for colour in Progress
        ),
    )


_ROOM = "_" * 16
