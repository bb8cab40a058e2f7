"""What somebody typed into the form of a question, and the card that it calls for."""

from dataclasses import dataclass, replace

from sanic import Request

from bot.errors import BotError
from bot.safety.cards import Card, card_for
from bot.safety.room_card import card_in_room
from bot.safety.screening import screen
from bot.sessions.room.asking import Asking
from bot.sessions.surfaces.participant_asking import RoomSafety, safety_by_key
from bot.store.tables.session_terms import Surface
from bot.vocabulary import Level
from bot.web.language import page_language
from bot.web.types import form_value
from channels.gate.young import is_young
from channels.room.keys import key_of
from channels.room.work import read

KEEP_IN = "keep_in"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the card it calls for."""

    asking: Asking
    level: Level
    card: Card | None
    rehearsal: bool = False  # known only where there is a card


async def typed_words(request: Request) -> Typed:
    """Read and screen the form, before anything else is looked at.

    In a room the card says who is there; to whoever is in none, it is the usual one.
    """
    typed = _screened(request)
    if typed.card is None:
        return typed
    try:
        key = key_of(request, Surface.PARTICIPANT)
        room: RoomSafety = await read(request, safety_by_key, key=key)
    except BotError:
        return typed
    contact = room.contact(page_language(request))
    return replace(typed, card=card_in_room(typed.card, contact=contact), rehearsal=room.rehearsal)


def _screened(request: Request) -> Typed:
    text, language = form_value(request, "text"), page_language(request)
    screening = screen(text)
    card = None
    if screening.level is not Level.NONE:
        card = card_for(screening, language, young=is_young(None, text))
    fields = map(str, request.form or ())
    numbers = (name.removeprefix("finding-") for name in fields if name.startswith("finding-"))
    kept_in = (one for one in numbers if form_value(request, f"finding-{one}") == KEEP_IN)
    return Typed(
        Asking(
            text=text,
            language=language,
            publish=form_value(request, "publish") == "yes",
            kept_in=frozenset(int(one) for one in kept_in if one.isdecimal() and len(one) < 4),
        ),
        screening.level,
        card,
    )
