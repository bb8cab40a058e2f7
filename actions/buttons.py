"""Buttons whose words come from data: needs, council areas, regions, themes."""

import json
from collections.abc import Iterable

from bot.directory.needs import need_name
from bot.directory.phrases import phrase
from bot.directory.themes import theme_name
from bot.language.councils import council as council_area
from bot.language.councils import region_name
from bot.vocabulary import Language, Need, Region, Theme

Button = dict[str, str]

FIRST_NEEDS = (  # what is asked for most; the rest are one tap away
    Need.EMOTIONAL_WELLBEING,
    Need.BULLYING_SCHOOL,
    Need.NEURODIVERSITY,
    Need.YOUNG_CARER,
    Need.HOUSING,
    Need.FAMILY_SUPPORT,
    Need.YOUTH_CLUB,
)
FIRST_THEMES = 6  # shown at once; more of them in one list are hard to read


def payload(intent: str, **entities: str) -> str:
    """What a button sends: an intent and its entities."""
    return f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"


def need_buttons(language: Language, *, every: bool) -> list[Button]:
    """The needs, the most asked for first; all of them on demand."""
    needs = tuple(Need) if every else FIRST_NEEDS
    buttons = [
        {"title": need_name(need, language), "payload": payload("find_help", need=str(need))}
        for need in needs
    ]
    if not every:
        title = phrase("another_need", language)
        buttons.append({"title": title, "payload": payload("find_help", need="all")})
    return buttons


def council_buttons(intent: str, codes: Iterable[str], language: Language) -> list[Button]:
    """Council areas to choose from, by name."""
    areas = [council_area(code) for code in codes]
    return [
        {"title": area.name(language), "payload": payload(intent, place=area.code)}
        for area in areas
    ]


def region_buttons(intent: str, language: Language) -> list[Button]:
    """The seven regions."""
    return [
        {
            "title": region_name(region, language),
            "payload": payload(intent, place=f"region:{region}"),
        }
        for region in Region
    ]


def theme_buttons(themes: Iterable[Theme], language: Language, *, every: bool) -> list[Button]:
    """The first few of these themes to choose from, the rest on demand."""
    buttons = [
        {"title": theme_name(theme, language), "payload": payload("choose", theme=str(theme))}
        for theme in themes
    ]
    if every or len(buttons) <= FIRST_THEMES + 1:
        return buttons
    more = {"title": phrase("another_need", language), "payload": payload("choose", value="more")}
    return [*buttons[:FIRST_THEMES], more]
