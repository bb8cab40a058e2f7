"""English and Welsh as text: folding, mutations, which language, and the places of Wales."""

from bot.language.folding import fold
from bot.language.identify import is_other_language, which_language
from bot.language.mutations import mutated_forms, radicals
from bot.language.places import PlaceMatch, find_places

__all__ = [
    "PlaceMatch",
    "find_places",
    "fold",
    "is_other_language",
    "mutated_forms",
    "radicals",
    "which_language",
]
