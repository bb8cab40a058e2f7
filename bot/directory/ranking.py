"""Which listing comes first: local, for this need, easy to ask, non-specialist, age, fresh."""

from collections.abc import Iterable, Sequence

from bot.directory.listings import Asker, Listing, Origin, fits_age, is_local, is_usable
from bot.vocabulary import Need, Speaker

TEENS = range(11, 19)  # years; what a listing should cover when the age is not known


def ranked(listings: Iterable[Listing], need: Need, asker: Asker) -> list[Listing]:
    """The listings that this person can use for this need, the best first."""
    usable = [item for item in listings if item.meets(need) and is_usable(item, asker)]
    return sorted(_one_a_duty(usable, asker), key=lambda item: _rank(item, need, asker))


def _one_a_duty(listings: Sequence[Listing], asker: Asker) -> list[Listing]:
    """Leave out the bare legal duty where a service fulfils it here, and the all-Wales one."""
    fulfilled = {
        item.duty for item in listings if item.origin is Origin.SERVICE and is_local(item, asker)
    }
    stated = {item.duty for item in listings if item.origin is Origin.DUTY}
    return [
        item
        for item in listings
        if not item.duty
        or (item.origin is Origin.SERVICE and is_local(item, asker))
        or (item.origin is Origin.DUTY and item.duty not in fulfilled)
        or item.duty not in fulfilled | stated
    ]


def _rank(item: Listing, need: Need, asker: Asker) -> tuple[object, ...]:
    """Lower comes first; False sorts before True."""
    return (
        not is_local(item, asker),
        need not in item.needs,
        not _may_ask(item, asker),
        not item.non_specialist,
        not _age_suits(item, asker),
        _tier(item),
        item.staleness,
        asker.language not in item.languages,
        _place_of(need, item),
        item.id,
    )


def _may_ask(item: Listing, asker: Asker) -> bool:
    """True when this person can ask without somebody else putting them forward."""
    if item.access_route in ("self", "school") or asker.speaker is Speaker.PROFESSIONAL:
        return True
    return item.access_route == "parent" and asker.speaker is Speaker.PARENT_CARER


def _age_suits(item: Listing, asker: Asker) -> bool:
    if asker.age is not None:
        return fits_age(item, asker.age) is True or item.origin is Origin.DUTY
    low, high = item.minimum_age or 0, item.maximum_age or TEENS[-1]
    return low <= TEENS[0] and high >= TEENS[-1]


def _tier(item: Listing) -> int:
    """0 for what can be reached now, 1 for a legal duty, 2 for a service known only by name."""
    if item.origin is Origin.DUTY:
        return 1
    return 0 if item.direct else 2


def _place_of(need: Need, item: Listing) -> int:
    """How early the listing names this need."""
    named = (*item.needs, *item.also)
    return named.index(need)
