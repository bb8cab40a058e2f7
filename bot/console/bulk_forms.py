"""What the forms for many questions at once carry."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl
from uuid import UUID

from sanic import Request

from bot.questions.finding.queue_filter import Assigned, QueueFilter
from bot.questions.life.reasons import Reason, reasons
from bot.questions.reviewing.bulk import MOST_AT_ONCE, BulkChoice, BulkPlan, Pick
from bot.questions.reviewing.bulk_steps import STEP_OF, BulkStep
from bot.questions.reviewing.moderation import NOTE_LONGEST
from bot.vocabulary import Language, Theme
from bot.web.types import form_value, form_values


@dataclass(frozen=True, slots=True)
class Sent:
    """A confirm page as it was filled in; `wrong` are the keys of what has to be put right."""

    choice: BulkChoice
    assigned: str = ""
    wrong: tuple[str, ...] = ()


def picks_in(values: Iterable[str]) -> tuple[Pick, ...]:
    """Questions chosen from a list, as "id.version"; what is not one is left aside."""
    found: dict[UUID, Pick] = {}
    for value in values:
        question_id, _, version = value.partition(".")
        if not (version.isascii() and version.isdecimal() and len(version) < 10):
            continue
        try:
            pick = Pick(UUID(question_id), int(version))
        except ValueError:
            continue
        found[pick.question_id] = pick
    return tuple(found.values())[:MOST_AT_ONCE]


def filter_in(request: Request) -> QueueFilter:
    """The list that a form came from."""
    return QueueFilter.from_query(parse_qsl(form_value(request, "list")))


def reasons_for(step: BulkStep) -> list[Reason]:
    """What may be said to an author with this step."""
    taken = STEP_OF.get(step)
    return [reason for reason in reasons().values() if taken in reason.steps]


def read_choice(request: Request, step: BulkStep, me: UUID) -> Sent:
    """Read what goes with a step, and look at what is missing."""
    assigned = form_value(request, "assigned")
    themes = {theme.value for theme in Theme} & set(form_values(request, "theme"))
    choice = BulkChoice(
        reason=form_value(request, "reason"),
        note_en=_note(request, Language.EN),
        note_cy=_note(request, Language.CY),
        account_id=me if assigned == Assigned.ME.value else _id(assigned),
        themes=tuple(theme for theme in Theme if theme.value in themes),
        into=_id(form_value(request, "into")),
        details_checked=form_value(request, "details_checked") == "yes",
    )
    if choice.reason not in {reason.code for reason in reasons_for(step)}:
        choice = replace(choice, reason="")
    return Sent(choice, assigned, tuple(_wrong(step, choice, assigned)))


def _wrong(step: BulkStep, choice: BulkChoice, assigned: str) -> Iterable[str]:
    if step in (BulkStep.RETURN, BulkStep.DECLINE) and not choice.reason:
        yield "no_reason"
    if max(len(choice.note_en), len(choice.note_cy)) > NOTE_LONGEST:
        yield "note_too_long"
    if step is BulkStep.ACCEPT and not choice.details_checked:
        yield "not_checked"
    if step is BulkStep.THEME and not choice.themes:
        yield "no_theme"
    if step is BulkStep.MERGE and choice.into is None:
        yield "no_root"
    if step is BulkStep.ASSIGN and choice.account_id is None and assigned != Assigned.NOBODY.value:
        yield "no_person"


def languages_of(plan: BulkPlan) -> tuple[Language, ...]:
    """The languages that the authors wrote in: each is answered in their own."""
    written = {question.language for question in plan.ready}
    return tuple(language for language in Language if language in written)


def _note(request: Request, language: Language) -> str:
    sent = form_value(request, f"note_{language}")
    return sent.replace("\r\n", "\n").replace("\0", "").strip()


def _id(sent: str) -> UUID | None:
    try:
        return UUID(sent)
    except ValueError:
        return None
