"""A door: one way to get help, as it is shown, in the language asked for, with why this one."""

from dataclasses import dataclass
from datetime import date

from bot.directory.listings import Asker, Knock, Listing, Origin, fits_age, is_local
from bot.vocabulary import Language, Need, Term

# For these needs people are often told that a diagnosis must come first; it need not.
OFTEN_GATED = frozenset(
    {
        Need.EMOTIONAL_WELLBEING,
        Need.NEURODIVERSITY,
        Need.COUNSELLING_IN_SCHOOL,
        Need.DISABILITY_TRANSITION,
        Need.COMPLEX_HEALTH_NEEDS,
    }
)


class Why(Term):
    """A reason why this door is shown."""

    IN_YOUR_AREA = "in_your_area"
    FOR_YOUR_AGE = "for_your_age"
    ASK_YOURSELF = "ask_yourself"
    NO_DIAGNOSIS = "no_diagnosis"
    MUST_OFFER = "must_offer"
    ALL_WALES = "all_wales"
    YOUR_LANGUAGE = "your_language"


@dataclass(frozen=True, slots=True)
class Door:
    """One door; all words are in the language asked for.

    `checked` is the day its facts were last read, `verified` is true only after a person checked
    them with the service. `duty` is the law for what they must offer.
    """

    id: str
    need: Need
    name: str
    organization: str
    description: str
    who_for: str
    why: tuple[Why, ...]
    knocks: tuple[Knock, ...]
    languages: str
    checked: date | None
    verified: bool
    duty: str | None


def open_door(listing: Listing, need: Need, asker: Asker) -> Door:
    """The door that a listing is for this person and need."""
    words = listing.words(asker.language)
    return Door(
        id=listing.id,
        need=need,
        name=words.name,
        organization=words.organization,
        description=words.description,
        who_for=words.who_for,
        why=tuple(reasons(listing, need, asker)),
        knocks=words.knocks,
        languages=words.languages,
        checked=listing.checked,
        verified=listing.verified,
        duty=words.law or None,
    )


def reasons(listing: Listing, need: Need, asker: Asker) -> list[Why]:
    """Why this listing is shown to this person, the strongest reason first."""
    holds = {
        Why.IN_YOUR_AREA: is_local(listing, asker),
        Why.FOR_YOUR_AGE: fits_age(listing, asker.age) is True,
        Why.ASK_YOURSELF: listing.access_route == "self",
        Why.NO_DIAGNOSIS: listing.non_specialist and need in OFTEN_GATED and listing.meets(need),
        Why.MUST_OFFER: bool(listing.words(asker.language).law),
        Why.ALL_WALES: not listing.councils and listing.origin is not Origin.DUTY,
        Why.YOUR_LANGUAGE: asker.language is Language.CY and Language.CY in listing.languages,
    }
    return [why for why, true in holds.items() if true]
