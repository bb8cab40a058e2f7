"""Small boxes for a place, a code or words to look for: people type anything into them."""

from sanic import Request

from bot.safety.cards import Card, card_for
from bot.safety.screening import screen
from bot.vocabulary import Level
from bot.web.language import page_language
from bot.web.types import form_value
from channels.gate.young import is_young

BOXES = ("place", "words", "code")


def box_card(request: Request) -> Card | None:
    """The card that the words in a small box call for, for the top of the page that answers.

    A hint brings none here: names of places are full of them, and help is a press away.
    """
    typed = (form_value(request, name) or request.args.get(name) or "" for name in BOXES)
    written = "\n".join(typed).strip()
    screening = screen(written) if written else None
    if screening is None or screening.level is not Level.FULL:
        return None
    return card_for(screening, page_language(request), young=is_young(None, written))
