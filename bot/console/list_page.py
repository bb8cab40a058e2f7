"""Everything that a page of the list shows, read in one go."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.accounts.account import AccountView, display_names
from bot.accounts.colleagues import reviewers_of
from bot.privacy import Finding, find_details, redact
from bot.questions.finding.queue import QueuePage, review_queue
from bot.questions.finding.queue_filter import QueueFilter
from bot.questions.life.move import Actor
from bot.questions.reviewing.staff_views import StaffQuestion, views_in_scope
from bot.vocabulary import Region

PAGE = 20
MOST_NAMED = 20  # questions that a step left out, named above the list
MOST_REMEMBERED = 5_000  # questions
# Where details may be in the words of a question, never the words: to look for them takes longer
# than all the rest of a page. A version has the same words for ever.
_FOUND: dict[tuple[UUID, int, bool], tuple[Finding, ...]] = {}
Left = tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the list; `left_out` are the questions that the last step did not change."""

    found: QueuePage
    number: int
    last: int
    texts: dict[UUID, str]  # with what may be a personal detail masked
    people: dict[UUID, str]
    colleagues: tuple[AccountView, ...]
    left_out: tuple[tuple[StaffQuestion, str], ...]


def read_list(
    db: Any, *, reader: Actor, filter: QueueFilter, number: int, left: Left, now: datetime
) -> ListPage:
    """Read a page; a number after the last page shows the last one."""
    found = _page(db, reader, filter, number, now)
    last = max(1, -(-found.total // PAGE))
    if number > last:
        number, found = last, _page(db, reader, filter, last, now)
    return ListPage(
        found=found,
        number=number,
        last=last,
        texts={one.question_id: shown_text(one) for one in found.items},
        people=_people(db, found.items, filter),
        colleagues=colleagues_of(db, reader=reader, filter=filter),
        left_out=_left_out(db, reader, left),
    )


def shown_text(question: StaffQuestion) -> str:
    """The words of a question in a list, with what may be a personal detail masked."""
    text = question.text_public or question.text
    key = (question.question_id, question.version, question.text_public is not None)
    findings = _FOUND.get(key)
    if findings is None:
        if len(_FOUND) >= MOST_REMEMBERED:
            _FOUND.clear()
        findings = _FOUND[key] = tuple(find_details(text))
    return redact(text, findings, question.language)


def colleagues_of(db: Any, *, reader: Actor, filter: QueueFilter) -> tuple[AccountView, ...]:
    """Who can look after the questions that the list is about."""
    chosen = filter.region if isinstance(filter.region, Region) else None
    return reviewers_of(db, region=reader.region or chosen)


def _page(db: Any, reader: Actor, filter: QueueFilter, number: int, now: datetime) -> QueuePage:
    offset = (number - 1) * PAGE
    return review_queue(db, reader=reader, filter=filter, limit=PAGE, offset=offset, now=now)


def _people(db: Any, items: Iterable[StaffQuestion], filter: QueueFilter) -> dict[UUID, str]:
    ids = {item.assigned_to for item in items if item.assigned_to}
    if isinstance(filter.assigned, UUID):
        ids.add(filter.assigned)
    return display_names(db, account_ids=frozenset(ids)) if ids else {}


def _left_out(db: Any, reader: Actor, left: Left) -> tuple[tuple[StaffQuestion, str], ...]:
    """Only those this reader may see are named."""
    if not left:
        return ()
    why = dict(left[:MOST_NAMED])
    rows = views_in_scope(db, reader=reader, ids=list(why))
    return tuple((row, why[row.question_id]) for row in rows)
