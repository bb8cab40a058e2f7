"""The jobs and how often each one runs. A job that fails is logged by its code and tried again."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from bot.errors import BotError
from bot.questions.drafts import expire_drafts
from bot.store.engine import Store
from bot.store.transaction import in_transaction

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Job:
    """One use case that takes `db` and `now`, and how often it runs."""

    name: str
    every: timedelta
    use_case: Callable[..., Any]


JOBS = (Job("expire_drafts", timedelta(minutes=1), expire_drafts),)


async def run_jobs(store: Store) -> None:
    """Run every job at its own pace until cancelled."""
    await asyncio.gather(*(_repeat(store, job) for job in JOBS))


async def _repeat(store: Store, job: Job) -> None:
    while True:
        try:
            await asyncio.to_thread(in_transaction, store, job.use_case, now=datetime.now(UTC))
        except BotError as error:
            log.error("job_failed", job=job.name, code=error.code)
        await asyncio.sleep(job.every.total_seconds())
