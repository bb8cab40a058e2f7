"""What worked: promises that were kept, and those who asked say so."""

from sanic import Blueprint, HTTPResponse, Request

from bot.questions.judging.good_practice import good_practice as kept_promises
from bot.web.language import page_language
from bot.web.pages import render
from channels.gate.gate import Gate
from channels.site.board_told import practice_item
from channels.site.say import speaker

good_practice = Blueprint("good_practice")


@good_practice.get("/good-practice", name="list")
async def show(request: Request) -> HTTPResponse:
    """Kept promises with a green verdict, the newest first; boards are not compared."""
    gate: Gate = request.app.ctx.gate
    found = await gate.eraser.replies.read(kept_promises)
    language, say = page_language(request), speaker(request)
    kept = [practice_item(one, language, say) for one in found]
    return render(request, "good_practice.html", kept=kept)
