"""The screen of a moderator: what waits, one question opened, and everybody in the room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session as Db

from bot.privacy import Finding, find_details
from bot.questions.life.roots import ROOTS
from bot.questions.life.transitions import MERGEABLE
from bot.safety import Screening, screen
from bot.sessions.ballot.ballots import newest_ballot
from bot.sessions.ballot.held import found_ballot
from bot.sessions.room.participants import ParticipantLine, participants_of
from bot.sessions.room.passes import PassView
from bot.sessions.room.scope import WAITING, moderation_scope
from bot.sessions.room.screen_parts import ModeratedQuestion
from bot.sessions.room.screen_views import ModeratorScreen
from bot.sessions.room.screens import moderator_view
from bot.store.tables.questions import Question
from bot.store.tables.session_terms import BallotState

if TYPE_CHECKING:
    from bot.questions.likeness.alike import Band

ALIKE_MOST = 3  # beside one question; more would hide it
JOINING = WAITING | set(MERGEABLE)  # what waits is looked at as it is merged


@dataclass(frozen=True, slots=True)
class Alike:
    """A question of this room that may ask the same; people decide."""

    question: ModeratedQuestion
    band: "Band"
    can_stand: bool  # the opened one can be merged into it
    can_join: bool  # it can be merged into the opened one


@dataclass(frozen=True, slots=True)
class Opened:
    """One question with all that a decision about it needs."""

    question: ModeratedQuestion
    details: tuple[Finding, ...]
    details_other: tuple[Finding, ...]  # in its words in the other language
    screening: Screening  # of all its words, once more
    alike: tuple[Alike, ...]
    merged: tuple[ModeratedQuestion, ...]  # that it stands for

    @property
    def waits(self) -> bool:
        """Whether nobody has decided about it."""
        return self.question.workflow in WAITING


@dataclass(frozen=True, slots=True)
class ModeratorPage:
    """All that a moderator is shown. `opened` None: nothing waits, or it is not here any more."""

    screen: ModeratorScreen
    opened: Opened | None
    vote_open: bool  # dot sheets can be typed in


def moderator_page(
    db: Db, *, host: PassView, question_id: UUID | None = None, opens: bool = True
) -> ModeratorPage:
    """Everything for a moderator's screen.

    Args:
        question_id: the question to open; None: the one that has waited longest.
        opens: False: a list alone.

    Raises: NotAllowed: not their screen; RoomNotFound.
    """
    screen_now = moderator_view(db, host=host)
    rows = _all(screen_now)
    oldest = screen_now.waiting[0].question_id if screen_now.waiting else None
    asked = question_id or oldest
    wanted = rows.get(asked) if opens and asked else None
    ballot_id = newest_ballot(db, session_id=host.session_id)
    open_now = ballot_id and found_ballot(db, ballot_id).state is BallotState.OPEN
    return ModeratorPage(
        screen=screen_now,
        opened=_opened(db, host, wanted, rows) if wanted else None,
        vote_open=bool(open_now),
    )


def people_page(db: Db, *, host: PassView) -> tuple[ModeratorPage, tuple[ParticipantLine, ...]]:
    """The moderator's screen with everybody in the room, by number. Raises: as `moderator_page`."""
    page = moderator_page(db, host=host, opens=False)
    return page, participants_of(db, host=host)


def _opened(
    db: Db, host: PassView, question: ModeratedQuestion, rows: dict[UUID, ModeratedQuestion]
) -> Opened:
    return Opened(
        question=question,
        details=tuple(find_details(question.text)),
        details_other=tuple(find_details(question.text_other)),
        screening=screen(f"{question.text}\n{question.text_other}".strip()),
        alike=_alike(db, moderation_scope(host.session_id), question, rows),
        merged=tuple(one for one in rows.values() if one.merged_into == question.question_id),
    )


def _alike(
    db: Db,
    scope: ColumnElement[bool],
    question: ModeratedQuestion,
    rows: dict[UUID, ModeratedQuestion],
) -> tuple[Alike, ...]:
    """Those of this room that can be one with it, the likeliest first."""
    from bot.questions.likeness.similar import similar_for_staff  # heavy: not at the start

    if question.workflow not in ROOTS:
        return ()
    here = scope & Question.workflow.in_(ROOTS)
    limit, own = ALIKE_MOST, question.question_id
    found = similar_for_staff(db, question_id=own, scope=here, limit=limit)
    pairs = [(rows[one.question_id], one.band) for one in found if one.question_id in rows]
    return tuple(
        Alike(other, band, _joins(question, other), _joins(other, question))
        for other, band in pairs
        if _joins(question, other) or _joins(other, question)
    )


def _joins(one: ModeratedQuestion, root: ModeratedQuestion) -> bool:
    """Whether a question can be merged into another: an approved one into no waiting one."""
    if one.workflow not in JOINING or root.parked:
        return False
    return one.workflow in WAITING or root.workflow not in WAITING


def _all(screen_now: ModeratorScreen) -> dict[UUID, ModeratedQuestion]:
    lists = (
        screen_now.waiting,
        screen_now.approved,
        screen_now.parked,
        screen_now.merged,
        screen_now.returned,
    )
    return {one.question_id: one for rows in lists for one in rows}
