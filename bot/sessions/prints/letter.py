"""The letter that asks parents, carers and schools for permission."""

from bot.sessions.prints.document import (
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Tick,
    Tone,
    WriteLines,
)
from bot.sessions.prints.facts import board_name, contact, made_up_note, session_facts
from bot.sessions.prints.printed import PrintedPlan
from bot.sessions.prints.words import say

HAPPENS = ("ask", "panel", "verdict", "free")
KEPT = ("words", "votes", "paper", "public")
WITHDRAW = ("before", "there", "after")


def permission_letter(plan: PrintedPlan) -> Document:
    """What happens, what is kept, who keeps them safe, how to withdraw, and a slip to sign."""
    return Document(
        title=plan.title,
        above=say("letter.above"),
        note=made_up_note(plan),
        parts=(
            Paragraph(say("letter.dear")),
            _lead(plan),
            session_facts(plan),
            Heading(say("letter.happens")),
            Bullets(tuple(say(f"letter.happens_{one}") for one in HAPPENS)),
            Paragraph(say("letter.adults")),
            Heading(say("letter.kept")),
            Bullets(tuple(say(f"letter.kept_{one}") for one in KEPT)),
            Heading(say("letter.photos")),
            Paragraph(say("letter.photos_says"), Tone.WARM),
            Heading(say("letter.safe")),
            Paragraph(say("letter.safe_says", contact=contact(plan)), Tone.SAFE),
            WriteLines(say("letter.safe_reach")),
            Heading(say("letter.withdraw")),
            Bullets(tuple(say(f"letter.withdraw_{one}") for one in WITHDRAW)),
            Paragraph(say("letter.rights"), Tone.QUIET),
            WriteLines(say("letter.sender"), 2),
            *_reply(),
        ),
    )


def _lead(plan: PrintedPlan) -> Paragraph:
    if plan.region is None:
        return Paragraph(say("letter.lead_all"), Tone.LEAD)
    return Paragraph(say("letter.lead", board=board_name(plan)), Tone.LEAD)


def _reply() -> tuple[Part, ...]:
    return (
        PageBreak(),
        Heading(say("letter.reply")),
        Tick(say("letter.reply_yes")),
        Tick(say("letter.reply_no")),
        WriteLines(say("letter.reply_child")),
        WriteLines(say("letter.reply_needs"), 2),
        WriteLines(say("letter.reply_adult")),
        WriteLines(say("letter.reply_phone")),
        WriteLines(say("letter.reply_day")),
    )
