"""Find doors for a person: several needs give one bundle, and there is always a way on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.directory.doors import Door, Why, open_door
from bot.directory.helpline_doors import helpline_listings
from bot.directory.listings import Asker, Knock, Listing, is_local
from bot.directory.ranking import ranked
from bot.directory.services import read_services, services_by_id
from bot.directory.statutory import duty_listing, statutory_listings
from bot.vocabulary import Language, Need, Region, Speaker, Term

__all__ = [
    "Door",
    "Knock",
    "Outcome",
    "SearchResult",
    "Why",
    "choose_doors",
    "describe_doors",
    "search_services",
]


class Outcome(Term):
    """What a search came to."""

    FOUND = "found"
    ONLY_NATIONAL = "only_national"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The doors for a person; `more` is true while there are others that were not shown yet."""

    doors: tuple[Door, ...]
    outcome: Outcome
    more: bool


def search_services(
    db: Session,
    *,
    needs: Sequence[Need],
    council: str | None,
    region: Region | None,
    age: int | None,
    speaker: Speaker,
    language: Language,
    exclude: Collection[str] = (),
    limit: int = 3,
) -> SearchResult:
    """Find the doors that this person can use.

    Args:
        needs: in order of mention; several give one door each, a bundle.
        council: a GSS code; else `region`, or neither.
        age: the young person's, also when somebody asks for them.
        exclude: ids of doors shown before.
        limit: how many doors for one need.

    Returns: never empty while nothing is excluded; empty when every door was shown before.
    """
    asker = Asker(council, None if council else region, age, speaker, language)
    found = read_services(db, needs=needs, councils=asker.home)
    listings = (*found, *statutory_listings(council), *helpline_listings())
    return choose_doors(listings, needs=needs, asker=asker, exclude=exclude, limit=limit)


def choose_doors(
    listings: Iterable[Listing],
    *,
    needs: Sequence[Need],
    asker: Asker,
    exclude: Collection[str] = (),
    limit: int = 3,
) -> SearchResult:
    """Choose among listings; the same as `search_services` without the store."""
    wanted = tuple(dict.fromkeys(needs))
    every = tuple(listings)
    orders = {need: _unseen(ranked(every, need, asker), exclude) for need in wanted}
    each = 1 if len(wanted) > 1 else limit
    chosen: dict[str, tuple[Listing, Need]] = {}
    for need, order in orders.items():
        for item in _first(order, need, each, chosen):
            chosen[item.id] = (item, need)
    if len(wanted) > 1 and not any(item.direct for item, _ in chosen.values()):
        chosen |= _answering(orders, chosen)
    others = {item.id for order in orders.values() for item in order} - chosen.keys()
    local = any(is_local(item, asker) for item, _ in chosen.values())
    return SearchResult(
        doors=tuple(open_door(item, need, asker) for item, need in chosen.values()),
        outcome=Outcome.FOUND if local else Outcome.ONLY_NATIONAL,
        more=bool(others),
    )


def describe_doors(
    db: Session,
    *,
    ids: Sequence[str],
    needs: Sequence[Need],
    council: str | None,
    age: int | None,
    language: Language,
) -> tuple[Door, ...]:
    """The doors of these ids, in their order; one that is no longer shown is left out.

    Args: needs: what the doors were found for; each says its own again.
    """
    asker = Asker(council, None, age, Speaker.YOUNG_PERSON, language)
    services = services_by_id(db, [i.removeprefix("service:") for i in ids if i[:8] == "service:"])
    known = {item.id: item for item in (*services, *helpline_listings())}
    found = ((i, known.get(i) or duty_listing(i, council)) for i in ids)
    return tuple(
        open_door(item, _need_of(item, needs, place), asker)
        for place, (_, item) in enumerate(found)
        if item is not None
    )


def _answering(
    orders: Mapping[Need, Sequence[Listing]], chosen: Collection[str]
) -> dict[str, tuple[Listing, Need]]:
    """One more door for a bundle that answers at once, where there is one."""
    for need, order in orders.items():
        for item in order:
            if item.direct and item.id not in chosen:
                return {item.id: (item, need)}
    return {}


def _unseen(order: Iterable[Listing], exclude: Collection[str]) -> list[Listing]:
    return [item for item in order if item.id not in exclude]


def _first(
    order: Sequence[Listing], need: Need, count: int, chosen: Collection[str]
) -> list[Listing]:
    """The first `count` of an order, one of which answers at once: a call, a text, a web page."""
    free = [item for item in order if item.id not in chosen]
    first = free[:count]
    if count > 1 and first and not any(item.direct for item in first):
        direct = sorted((i for i in free if i.direct), key=lambda i: need not in i.needs)
        first = [*first[: count - 1], *direct[:1]] if direct else first
    return first


def _need_of(item: Listing, needs: Sequence[Need], place: int) -> Need:
    """The need that a door was found for: in a bundle, the one at its place."""
    if len(needs) > 1 and place < len(needs) and item.meets(needs[place]):
        return needs[place]
    met = [need for need in needs if item.meets(need)]
    return (*met, *needs, *item.needs, *item.also, Need.ADVOCACY)[0]
