"""A typed place becomes a council area or a region before anything is in an address."""

from bot.language import find_places
from bot.language.councils import council
from bot.vocabulary import Region


def find_area(typed: str) -> tuple[str, str]:
    """The council area of a typed place, or what kept it from being found."""
    for place in find_places(typed):
        if place.outside:
            return "", "outside"
        if len(place.councils) == 1:
            return place.councils[0], ""
        if place.councils:
            return "", "several"
        if place.region:
            return f"region:{place.region}", ""
    return "", "unknown"


def find_region(typed: str) -> tuple[Region | None, str]:
    """The region of a typed place, or what kept it from being found: outside, several, unknown."""
    for place in find_places(typed):
        if place.outside:
            return None, "outside"
        if place.region:
            return place.region, ""
        regions = {council(code).region for code in place.councils}
        if regions:
            return (regions.pop(), "") if len(regions) == 1 else (None, "several")
    return None, "unknown"
