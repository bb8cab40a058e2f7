"""Paper on the moderator's screen: what a slip would be kept as, and dot sheets of an open vote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session as Db

from bot.privacy import find_details, redact
from bot.questions.asking.draft_fields import DraftField, clean_text
from bot.safety import screen
from bot.sessions.ballot.views import ChoiceLine, RoomBallot, Sheet, paper_sheets, room_ballot
from bot.sessions.ballot.voting import add_paper_sheet, set_paper_sheet
from bot.sessions.prints.reading import dot_numbers
from bot.sessions.room.asking import Asking
from bot.sessions.room.passes import PassView, check_surface
from bot.sessions.surfaces.moderator import ModeratorPage, moderator_page
from bot.store.tables.session_terms import BallotState, Surface
from bot.vocabulary import Identifier, Level


@dataclass(frozen=True, slots=True)
class SlipReview:
    """What would be kept of a slip's words; the numbers of details are those `Asking` takes."""

    kept: str
    details: tuple[tuple[int, Identifier, str], ...]  # number, kind, the words themselves
    level: Level

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody has to decide something before it is kept."""
        return bool(self.details) or self.level is not Level.NONE


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """The open vote with the dot sheets that are in; `numbers` are those printed on the sheets."""

    page: ModeratorPage
    ballot: RoomBallot | None  # None: no vote is open
    sheets: tuple[Sheet, ...]
    numbers: Mapping[UUID, int]

    @property
    def choices(self) -> tuple[tuple[int, ChoiceLine], ...]:
        """The questions in the order of their printed numbers."""
        standing = self.ballot.choices if self.ballot else ()
        most = len(self.numbers)
        numbered = [
            (self.numbers.get(one.question_id, most + at), one)
            for at, one in enumerate(standing, start=1)
        ]
        return tuple(sorted(numbered, key=lambda pair: pair[0]))


def review_slip(asking: Asking) -> SlipReview:
    """What would be kept of these words.

    Raises: TextTooShort, TextTooLong (BadInput).
    """
    text = clean_text(DraftField.TEXT, asking.text)
    found = find_details(text)
    return SlipReview(
        kept=redact(text, found, asking.language),
        details=tuple(
            (number, one.kind, text[one.start : one.end])
            for number, one in enumerate(found, start=1)
        ),
        level=screen(text).level,
    )


def sheets_page(db: Db, *, host: PassView) -> SheetsPage:
    """The dot sheets of the open vote. Raises: NotAllowed, RoomNotFound."""
    page = moderator_page(db, host=host, opens=False)
    ballot = room_ballot(db, session_id=host.session_id)
    if ballot is None or ballot.state is not BallotState.OPEN:
        return SheetsPage(page, None, (), {})
    sheets = paper_sheets(db, ballot_id=ballot.ballot_id, actor=host.actor)
    printed = dot_numbers(db, session_id=host.session_id)
    numbers = {question_id: number for number, question_id in printed.items()}
    return SheetsPage(page, ballot, sheets, numbers)


def keep_sheet(
    db: Db,
    *,
    host: PassView,
    ballot_id: UUID,
    question_ids: frozenset[UUID],
    sent_id: str,
    sheet_id: UUID | None,
    now: datetime,
) -> None:
    """Type in a dot sheet, or correct one; without a dot a typed one is taken out.

    Raises: NotAllowed; as `add_paper_sheet` and `set_paper_sheet`.
    """
    check_surface(host, Surface.MODERATOR)
    given: dict[str, Any] = {
        "ballot_id": ballot_id,
        "question_ids": question_ids,
        "actor": host.actor,
    }
    if sheet_id is None:
        add_paper_sheet(db, **given, sent_id=sent_id, surface=host.surface, now=now)
    else:
        set_paper_sheet(db, **given, sheet_id=sheet_id, surface=host.surface, now=now)
