"""A child and a much older "partner" or online friend: a sign of exploitation by numbers."""

import re

from bot.vocabulary import Level

OWN_AGE = re.compile(
    r" (?:im|i am|am|dwi|dwi yn|me)(?: only| just| nearly| yn| ond yn| bron yn)* (\d{1,2}) "
)
PARTNER = (
    r"boyfriend|girlfriend|bf|gf|partner|dating|date|seeing|relationship|older man|older guy|man"
    r"|guy|met online|online friend|cariad|nghariad|gariad|chariad|caru|dyn|perthynas"
)
THEIR_AGE = re.compile(
    rf" (?:{PARTNER}|hes|shes|he is|she is|theyre|mae o yn|mae e yn|mae hi yn|mae on"
    r"|mae en|mae hin)"
    r" (?:\w{1,20} ){0,4}?(\d{2}) "
)
CLOSE = re.compile(
    rf" (?:{PARTNER}|love|loves|kiss|kissed|sex|meet|messaging|talking|texting|fancy|likes me) "
)
MIN_GAP = 4  # years; safety.md A4


def find_age_gap(folded: str) -> "Level | None":
    """Compare the writer's age with a partner's.

    Returns: full if a partner is named, soft if only "he's 24" is said, None without such a gap.
    """
    own = OWN_AGE.search(folded)
    if own is None:
        return None
    age = int(own.group(1))
    theirs = [int(found.group(1)) for found in THEIR_AGE.finditer(folded)]
    if not 7 <= age <= 17 or not any(_too_old(age, other) for other in theirs):
        return None
    return Level.FULL if CLOSE.search(folded) else Level.SOFT


def _too_old(age: int, other: int) -> bool:
    return other < 80 and other - age >= MIN_GAP and (age < 16 or other >= 21)
