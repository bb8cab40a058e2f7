"""Dates as people say them."""

from datetime import date

from bot.vocabulary import Language

MONTHS = {
    Language.EN: "January February March April May June July August September October "
    "November December",
    Language.CY: "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref "
    "Tachwedd Rhagfyr",
}


def spoken_date(day: date, language: Language) -> str:
    """A date in words: 3 March 2026, 3 Mawrth 2026."""
    return f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}"
