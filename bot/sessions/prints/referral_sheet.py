"""The report form of a safeguarding concern, as a council takes it."""

from collections.abc import Mapping
from datetime import datetime

from bot.language.councils import council, region_name
from bot.questions.life.deadlines import WALES
from bot.questions.reviewing.referral import Referral
from bot.sessions.prints.document import (
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
    Tone,
    WriteLines,
)
from bot.sessions.prints.printed import Text, same
from bot.sessions.prints.words import say, spoken_day
from bot.vocabulary import AgeBand, Language

Names = Mapping[str, str]
UNKNOWN = ("who", "where", "how", "now")
SHORT = 8  # characters of the id, enough to find it in the audit log


def referral_sheet(referral: Referral, names: Names) -> Document:
    """The form, filled in as far as the record goes.

    Args: names: display names of staff by actor.
    """
    made_up = referral.question.made_up
    return Document(
        title=say("referral.title"),
        above=say("referral.above"),
        note=say("referral.made_up") if made_up else Text("", ""),
        parts=(
            Paragraph(say("referral.lead"), Tone.LEAD),
            Paragraph(say("referral.urgent"), Tone.SAFE),
            Heading(say("referral.known")),
            _known(referral, names),
            Heading(say("referral.words")),
            *_words(referral),
            Heading(say("referral.unknown")),
            Bullets(tuple(say(f"referral.unknown_{one}") for one in UNKNOWN)),
            Heading(say("referral.done")),
            _done(referral, names),
            Heading(say("referral.from")),
            _made(referral, names),
            WriteLines(say("referral.phone")),
            WriteLines(say("referral.view"), 3),
            Heading(say("referral.taken")),
            WriteLines(say("referral.taken_who")),
            WriteLines(say("referral.taken_when")),
            WriteLines(say("referral.taken_next"), 2),
            WriteLines(say("referral.signed")),
            Paragraph(say("referral.source"), Tone.QUIET),
        ),
    )


def _known(referral: Referral, names: Names) -> Facts:
    question = referral.question
    read_at = say("referral.not_read")
    if referral.opened_at is not None:
        read_at = _at_by(referral.opened_at, referral.opened_by or "", names)
    not_said = say("referral.not_said")
    area, place = question.region, question.council
    age = question.age_band
    rows = (
        ("reference", same(str(question.question_id)[:SHORT])),
        ("said_at", _moment(question.created_at)),
        ("flagged_at", _at_by(referral.flagged_at, referral.flagged_by, names)),
        ("read_at", read_at),
        ("region", Text(*(region_name(area, one) for one in BOTH)) if area else not_said),
        ("council", Text(*(council(place).name(one) for one in BOTH)) if place else not_said),
        ("age", not_said if age is AgeBand.NOT_SAID else same(age.value.replace("-", "–"))),
        ("written_in", say(f"referral.in_{question.language}")),
        ("how", say(f"referral.by_{question.channel}")),
    )
    return Facts(tuple((say(f"referral.{key}"), value) for key, value in rows))


def _words(referral: Referral) -> tuple[Part, ...]:
    question = referral.question
    if not question.text:
        return (Paragraph(say("referral.words_gone")),)
    parts = [Paragraph(_only(question.text, question.language), Tone.WARM)]
    if question.context:
        parts += [
            Paragraph(say("referral.why")),
            Paragraph(_only(question.context, question.language), Tone.WARM),
        ]
    return (*parts, Paragraph(say("referral.words_note"), Tone.QUIET))


def _done(referral: Referral, names: Names) -> Part:
    if not referral.actions:
        return Paragraph(say("referral.done_none"))
    rows = tuple(
        (
            Cell(_moment(one.at)),
            Cell(say(f"referral.did_{one.done}"), (same(one.note),) if one.note else ()),
            Cell(_name(one.actor, names)),
        )
        for one in referral.actions
    )
    shares = (("when", 4), ("what", 8), ("who", 4))
    columns = tuple(Column(say(f"referral.{key}"), share) for key, share in shares)
    return Table(columns, rows, fold=True)


def _made(referral: Referral, names: Names) -> Facts:
    name, role = _name(referral.made_by, names), say("referral.role")
    return Facts(
        (
            (say("referral.made_by"), Text(f"{name.en}, {role.en}", f"{name.cy}, {role.cy}")),
            (say("referral.made_at"), _moment(referral.made_at)),
        )
    )


def _at_by(at: datetime, actor: str, names: Names) -> Text:
    return say("referral.at_by", time=_moment(at), who=_name(actor, names))


def _name(actor: str, names: Names) -> Text:
    if actor in names:
        return same(names[actor])
    return say("referral.actor_system" if actor == "system" else "referral.actor_staff")


def _moment(at: datetime) -> Text:
    local = at.astimezone(WALES)
    return say("sheet.day_at", day=spoken_day(local.date()), time=f"{local:%H:%M}")


def _only(words: str, language: Language) -> Text:
    """Words in the one language that they were written in."""
    return Text(words, "") if language is Language.EN else Text("", words)


BOTH = (Language.EN, Language.CY)
