"""What can be chosen in the question form without JavaScript."""

from collections.abc import Iterable

from bot.directory.themes import theme_name
from bot.language.alphabet import alphabet_key
from bot.language.councils import councils, region_name
from bot.questions.asking.draft_fields import REGION_PREFIX
from bot.vocabulary import AgeBand, AskedTo, Language, Permission, Region, Theme


def form_choices(language: Language) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen, by id; asked_to, age and permission have their words in `terms`."""
    regions = [(f"{REGION_PREFIX}{r}", region_name(r, language)) for r in Region]
    return {
        "themes": [(str(t), theme_name(t, language)) for t in Theme],
        "regions": _by_name(regions, language),
        "councils": _by_name(((c.code, c.name(language)) for c in councils()), language),
        "asked_to": [(str(a), f"terms.asked_to_{a}") for a in AskedTo],
        "age_bands": [(str(a), f"terms.age_{a}") for a in AgeBand],
        "permissions": [(str(p), f"terms.permission_{p}") for p in Permission],
    }


def _by_name(named: Iterable[tuple[str, str]], language: Language) -> list[tuple[str, str]]:
    return sorted(named, key=lambda one: alphabet_key(one[1], language))
