"""The session plan that a youth worker prints or edits."""

from bot.sessions.prints.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
    Tick,
    Tone,
    WriteLines,
)
from bot.sessions.prints.facts import contact, made_up_note, numbers, session_facts, timed
from bot.sessions.prints.printed import PrintedPlan, PrintedQuestion, PrintedStandard, Text, same
from bot.sessions.prints.words import say

ROLES = ("chair", "moderator", "scribe", "safe")
BRING = ("slips", "dots", "cards", "crib", "poster")


def plan_sheet(plan: PrintedPlan) -> Document:
    """The whole plan: what, who, when, the rules, and what is kept."""
    return Document(
        title=plan.title,
        above=say("plan.above"),
        note=made_up_note(plan),
        parts=(
            session_facts(plan),
            *_aim(plan),
            Heading(say("plan.agenda")),
            agenda_table(plan),
            Paragraph(say("plan.total", count=plan.minutes), Tone.QUIET),
            Heading(say("plan.roles")),
            Bullets(tuple(say(f"plan.role_{role}") for role in ROLES)),
            Heading(say("plan.rules")),
            *_rules(plan),
            *_lines("plan.stays", plan.stays),
            *_lines("plan.goes_on", plan.goes_on),
            *_lines("plan.contact_does", plan.contact_does),
            Heading(say("plan.worried")),
            Paragraph(say("plan.worried_says", contact=contact(plan)), Tone.SAFE),
            Paragraph(say("plan.worried_lines", **numbers()), Tone.SAFE),
            Heading(say("plan.questions")),
            question_table(plan.questions) or Paragraph(say("plan.questions_none")),
            *_panel(plan),
            *_standards(plan),
            Heading(say("plan.bring")),
            *(Tick(say(f"plan.bring_{one}")) for one in BRING),
        ),
    )


def agenda_table(plan: PrintedPlan) -> Table:
    """The agenda with the times; under each part what the host does."""
    return Table(
        columns=(
            Column(say("plan.time"), 3, one=plan.begins_at is not None),
            Column(say("plan.minutes"), 2, one=True),
            Column(say("plan.part"), 11),
        ),
        rows=tuple(
            (Cell(begins), Cell(same(str(item.minutes))), Cell(item.title, item.how.lines(), True))
            for begins, item in timed(plan)
        ),
    )


def question_table(questions: tuple[PrintedQuestion, ...]) -> Table | None:
    """Questions with their numbers; None if there is none."""
    if not questions:
        return None
    return Table(
        columns=(
            Column(say("plan.number"), 2, one=True),
            Column(say("plan.question"), 14),
        ),
        rows=tuple((Cell(same(str(one.number)), strong=True), Cell(one.text)) for one in questions),
    )


def panel_table(plan: PrintedPlan) -> Table:
    """Who answers, by office and board."""
    return Table(
        columns=(
            Column(say("plan.number"), 2, one=True),
            Column(say("plan.office"), 7),
            Column(say("plan.board"), 7),
        ),
        rows=tuple(
            (Cell(same(str(number))), Cell(member.office, strong=True), Cell(member.board))
            for number, member in enumerate(plan.panel, start=1)
        ),
    )


def _aim(plan: PrintedPlan) -> tuple[Part, ...]:
    if not plan.aim:
        return ()
    return (Heading(say("plan.aim")), Paragraph(plan.aim, Tone.LEAD))


def _rules(plan: PrintedPlan) -> tuple[Part, ...]:
    lines = plan.rules.lines()
    return (Bullets(lines),) if lines else (WriteLines(say("plan.rules_own"), 5),)


def _panel(plan: PrintedPlan) -> tuple[Part, ...]:
    return (Heading(say("plan.panel")), panel_table(plan)) if plan.panel else ()


def _lines(heading: str, words: Text) -> tuple[Part, ...]:
    return (Heading(say(heading)), Bullets(words.lines())) if words else ()


def _standards(plan: PrintedPlan) -> tuple[Part, ...]:
    if not plan.standards:
        return ()
    table = Table(
        columns=(
            Column(say("plan.standard"), 6),
            Column(say("plan.evidence"), 6, one=True),
        ),
        rows=tuple(
            (Cell(_numbered(one), (one.asks,) if one.asks else (), True), Cell(same(one.evidence)))
            for one in plan.standards
        ),
    )
    return (Heading(say("plan.standards")), Paragraph(say("plan.standards_says")), table)


def _numbered(standard: PrintedStandard) -> Text:
    number, name = standard.number, standard.name
    return Text(en=f"{number} {name.en}", cy=f"{number} {name.cy}")
