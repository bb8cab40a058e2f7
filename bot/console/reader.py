"""Who reads and acts, as the use cases of questions want to know it."""

from collections.abc import Iterable
from typing import Any

from sanic import Request

from bot.accounts.account import display_names
from bot.accounts.audit_log import account_id_of
from bot.console.page import account_of
from bot.console.work import read
from bot.questions.life.move import Actor
from bot.questions.reviewing.staff import HistoryEntry


def reader_of(request: Request) -> Actor:
    """The signed-in person; the region narrows every query they cause."""
    account = account_of(request)
    return Actor(account.id, account.role, account.region)


async def names_in(request: Request, history: Iterable[HistoryEntry]) -> dict[str, str]:
    """Display names by actor of a history."""
    return await names_of(request, [entry.actor for entry in history])


async def names_of(request: Request, actors: Iterable[str]) -> dict[str, str]:
    """Display names by actor; the author and the service itself have none."""
    ids = {actor: account_id_of(actor) for actor in actors}
    wanted = frozenset(one for one in ids.values() if one)
    names: dict[Any, str] = await read(request, display_names, account_ids=wanted)
    return {actor: names[one] for actor, one in ids.items() if one in names}
