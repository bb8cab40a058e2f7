"""Dates as people say them."""

from datetime import date

from bot.language.months import MONTHS
from bot.vocabulary import Language


def spoken_date(day: date, language: Language) -> str:
    """A date in words: 3 March 2026, 3 Mawrth 2026."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
