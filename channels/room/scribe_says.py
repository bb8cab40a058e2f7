"""What goes wrong with a record, said to its scribe."""

from sanic import Request

from bot.errors import BotError
from bot.questions.answering.fields import AnswerTooLong
from bot.web.language import page_language
from bot.web.words import Words
from channels.room.not_lost import host_says
from channels.room.scribe_form import DayUnreadable

OWN = "room_scribe.wrong_"


def scribe_says(request: Request, error: BotError) -> str:
    """What happened and what to do now."""
    words: Words = request.app.ctx.words
    language = page_language(request)
    if isinstance(error, DayUnreadable):
        return words.say(OWN + error.code, language, number=error.number)
    if isinstance(error, AnswerTooLong):
        part = "words" if str(error).startswith("text_") else "promise"
        return words.say(f"{OWN}long_{part}", language)
    if words.has(OWN + error.code):
        return words.say(OWN + error.code, language)
    return host_says(request, error)
