"""One way to get help, wherever we know it from: a service, a legal duty or a help line."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from bot.language.councils import council as council_area
from bot.language.councils import in_region
from bot.vocabulary import Language, Need, Region, Speaker, Term


class KnockKind(Term):
    """A way to knock on a door."""

    PHONE = "phone"
    TEXT = "text"
    WEB = "web"
    EMAIL = "email"
    VISIT = "visit"
    ASK = "ask"


DIRECT = frozenset({KnockKind.PHONE, KnockKind.TEXT, KnockKind.EMAIL})


@dataclass(frozen=True, slots=True)
class Knock:
    """One way to knock: a number, an address, or the words to ask with."""

    kind: KnockKind
    value: str
    hours: str = ""


class Origin(IntEnum):
    """Where a listing comes from; the lower is shown first, other things being equal."""

    SERVICE = 0
    DUTY = 1
    HELPLINE = 2


@dataclass(frozen=True, slots=True)
class ListingWords:
    """What a listing says, in one language."""

    name: str
    organization: str
    description: str
    who_for: str
    languages: str
    law: str
    knocks: tuple[Knock, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A way to get help, with all that decides whether and where it is shown.

    `needs` are what it is for, `also` what it helps with as well. `councils` are the areas it
    serves, empty for all Wales. Ages are years, None where not known or not limited. An empty
    `speakers` means anybody. `duty` names the legal duty it is, or fulfils.
    """

    id: str
    origin: Origin
    needs: tuple[Need, ...]
    also: tuple[Need, ...]
    councils: frozenset[str]
    minimum_age: int | None
    maximum_age: int | None
    speakers: frozenset[Speaker]
    access_route: str
    non_specialist: bool
    staleness: int
    languages: frozenset[Language]
    duty: str
    checked: date | None
    verified: bool
    direct: bool
    english: ListingWords
    welsh: ListingWords

    def words(self, language: Language) -> ListingWords:
        """What it says in this language."""
        return self.welsh if language is Language.CY else self.english

    def meets(self, need: Need) -> bool:
        """True when it helps with this need, first or also."""
        return need in self.needs or need in self.also


@dataclass(frozen=True, slots=True)
class Asker:
    """What is known about the one who asks; age is the young person's."""

    council: str | None
    region: Region | None
    age: int | None
    speaker: Speaker
    language: Language

    @property
    def home(self) -> frozenset[str]:
        """The council areas a listing must serve to be local: one, the region's, or none."""
        if self.council:
            return frozenset({council_area(self.council).code})
        return (
            frozenset(area.code for area in in_region(self.region)) if self.region else frozenset()
        )


def is_local(listing: Listing, asker: Asker) -> bool:
    """True for what is there for the asker's own area, not for all Wales."""
    return bool(asker.home) and bool(listing.councils) and asker.home <= listing.councils


def is_usable(listing: Listing, asker: Asker) -> bool:
    """True when this person can use it: area, age and who may ask all fit."""
    if listing.councils and not is_local(listing, asker):
        return False
    if listing.speakers and asker.speaker not in listing.speakers:
        return False
    return fits_age(listing, asker.age) is not False


def fits_age(listing: Listing, age: int | None) -> bool | None:
    """True or False where the ages are known; None where nothing is known."""
    low, high = listing.minimum_age, listing.maximum_age
    if age is None or (low is None and high is None):
        return None
    return (low is None or age >= low) and (high is None or age <= high)
