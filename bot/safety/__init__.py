"""What a text may need at once: screening, cards and help lines. No database, no network."""

from bot.safety.cards import Card, CardAction, CardChoice, card_for, named_card
from bot.safety.helplines import Helpline, helpline, load_helplines
from bot.safety.screening import Screening, screen

__all__ = [
    "Card",
    "CardAction",
    "CardChoice",
    "Helpline",
    "Screening",
    "card_for",
    "helpline",
    "load_helplines",
    "named_card",
    "screen",
]
