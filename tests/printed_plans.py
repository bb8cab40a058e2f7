"""Made-up plans to print."""

from datetime import date, time

from bot.sessions.planning.lessons import agreement, outline, standards
from bot.sessions.prints.printed import (
    PrintedDoor,
    PrintedItem,
    PrintedMember,
    PrintedPlan,
    PrintedQuestion,
    PrintedStandard,
    Text,
)
from bot.vocabulary import Region

ACCENTS = "ŵ ŷ â ê î ô û Ŵ Ŷ ï ö"
NASTY = '=HYPERLINK("x") {nb} **b** <b>b</b> {{ 7*7 }} { PAGE } \x00\x07\u202e@SUM(A1) +1 -1'
NASTY_SHOWN = '=HYPERLINK("x") {nb} **b** <b>b</b> {{ 7*7 }} { PAGE } @SUM(A1) +1 -1'
WELSH_ONLY = "Pryd fydd mwy o gwnsela Cymraeg?"
DOOR = PrintedDoor("C7HK4X", "https://agor.example.wales/j/C7HK4X", "agor.example.wales/j")


def make_questions(count: int) -> tuple[PrintedQuestion, ...]:
    """Questions in both languages, numbered from 1."""
    return tuple(
        PrintedQuestion(one, Text(f"Question {one} on waiting?", f"Cwestiwn {one} am aros â ŷ?"))
        for one in range(1, count + 1)
    )


def make_plan(**changes) -> PrintedPlan:
    """A plan with something in every field."""
    agreed = agreement()
    fields = {
        "title": Text("Gwent asks the board", f"Gwent yn holi’r bwrdd {ACCENTS}"),
        "held_on": date(2031, 3, 3),
        "begins_at": time(16, 30),
        "region": Region.GWENT,
        "place": Text("Ebbw Vale Institute", "Sefydliad Glynebwy"),
        "group": Text("Youth forum", "Fforwm ieuenctid"),
        "aim": Text("Answers with a date", "Atebion gyda dyddiad"),
        "rules": Text("One speaks\nYou may pass", "Un yn siarad\nCewch basio"),
        "contact": Text("Safeguarding lead", "Arweinydd diogelu"),
        "contact_does": Text("Listens", "Yn gwrando"),
        "stays": Text(agreed.confidential[0].en, agreed.confidential[0].cy),
        "goes_on": Text(agreed.not_confidential[0].en, agreed.not_confidential[0].cy),
        "agenda": tuple(
            PrintedItem(
                one.mode,
                one.minutes,
                Text(one.title_en, one.title_cy),
                Text(one.how_en, one.how_cy),
            )
            for one in outline()
        ),
        "panel": (
            PrintedMember(Text("Director of care", "Cyfarwyddwr gofal"), Text("Board", "Bwrdd")),
            PrintedMember(Text("Head of schools", "Pennaeth ysgolion")),
        ),
        "standards": tuple(
            PrintedStandard(one.number, Text(one.name.en, one.name.cy), evidence="Leaflet")
            for one in standards()
        ),
        "questions": make_questions(3),
        "candidates": make_questions(10),
    }
    return PrintedPlan(**{**fields, **changes})
