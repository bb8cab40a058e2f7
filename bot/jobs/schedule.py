"""The jobs and how often each one runs.

Every job may run on several replicas at once: whatever it does, it does under a lock and once. A
job that fails, even by a mistake of ours, is logged by its code and tried again at its next turn.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import structlog

from bot.errors import BotError
from bot.questions.answering.overdue import note_overdue, overdue_questions
from bot.questions.answering.put_to_board import put_waiting, waiting_for_board
from bot.questions.asking.drafts import expire_drafts
from bot.questions.judging.follow_up import follow_judged, judged_questions
from bot.questions.life.retention import (
    erase_past_keeping,
    forget_replies,
    questions_past_keeping,
)
from bot.sessions.room.forgetting import forget_unapproved, tidy_rooms, unapproved_questions
from bot.sessions.room.passes import expire_passes
from bot.store.engine import Store
from bot.store.statistics import refresh_statistics
from bot.store.transaction import in_transaction

log = structlog.get_logger()


class Work(Protocol):
    """Anything that is run again and again."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def every(self) -> timedelta: ...  # noqa: D102

    def run(self, store: Store, now: datetime) -> None:
        """Do what there is to do now."""


@dataclass(frozen=True, slots=True)
class Job:
    """One use case that takes `db` and `now`, and how often it runs."""

    name: str
    every: timedelta
    use_case: Callable[..., Any]

    def run(self, store: Store, now: datetime) -> None:
        """Run the use case in one transaction."""
        in_transaction(store, self.use_case, now=now)


@dataclass(frozen=True, slots=True)
class Sweep:
    """Looks for questions that wait for something, and does it for each in its own transaction.

    `find` only reads and gives ids; `take` looks again under the lock of its question. One that
    fails stops no other.
    """

    name: str
    every: timedelta
    find: Callable[..., Sequence[UUID]]
    take: Callable[..., Any]

    def run(self, store: Store, now: datetime) -> None:
        """Find them and do it for each."""
        for question_id in in_transaction(store, self.find, now=now, write=False):
            try:
                in_transaction(store, self.take, question_id=question_id, now=now)
            except Exception as error:
                log.error(
                    "job_failed_for_one",
                    job=self.name,
                    question=str(question_id),
                    code=error_code(error),
                )


JOBS: tuple[Work, ...] = (
    Job("expire_drafts", timedelta(minutes=1), expire_drafts),
    Job("expire_passes", timedelta(minutes=15), expire_passes),
    Job("tidy_rooms", timedelta(minutes=15), tidy_rooms),
    Job("forget_replies", timedelta(days=1), forget_replies),
    Job("refresh_statistics", timedelta(days=1), refresh_statistics),
    Sweep("forget_room_words", timedelta(minutes=15), unapproved_questions, forget_unapproved),
    Sweep("erase_past_keeping", timedelta(days=1), questions_past_keeping, erase_past_keeping),
    Sweep("note_overdue", timedelta(minutes=15), overdue_questions, note_overdue),
    Sweep("put_waiting", timedelta(hours=1), waiting_for_board, put_waiting),
    Sweep("follow_judged", timedelta(hours=1), judged_questions, follow_judged),
)


def error_code(error: Exception) -> str:
    """What is logged of an error: its code or its kind, never its words."""
    return error.code if isinstance(error, BotError) else type(error).__name__


async def run_jobs(store: Store, *more: Work) -> None:
    """Run every job at its own pace until cancelled, and those that need settings with them."""
    await asyncio.gather(*(_repeat(store, job) for job in (*JOBS, *more)))


async def _repeat(store: Store, job: Work) -> None:
    while True:
        try:
            await asyncio.to_thread(job.run, store, datetime.now(UTC))
        except Exception as error:
            log.error("job_failed", job=job.name, code=error_code(error))
        await asyncio.sleep(job.every.total_seconds())
