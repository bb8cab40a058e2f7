"""How many people there were, never more exactly than a band."""

from bot.vocabulary import Term


class PeopleBand(Term):
    """A number of people, so wide that nobody can be told from it."""

    UNDER_5 = "under_5"
    TO_9 = "5-9"
    TO_19 = "10-19"
    TO_49 = "20-49"
    TO_99 = "50-99"
    TO_199 = "100-199"
    TO_499 = "200-499"
    MORE = "500+"

    @property
    def least(self) -> int:
        """The smallest number that is in it."""
        return _LEAST[self]


_LEAST = {
    PeopleBand.UNDER_5: 0,
    PeopleBand.TO_9: 5,
    PeopleBand.TO_19: 10,
    PeopleBand.TO_49: 20,
    PeopleBand.TO_99: 50,
    PeopleBand.TO_199: 100,
    PeopleBand.TO_499: 200,
    PeopleBand.MORE: 500,
}


def band(people: int) -> PeopleBand:
    """The band that a number of people is in; nobody at all reads as "under 5" too."""
    return max((one for one in PeopleBand if one.least <= people), key=lambda one: one.least)
