"""Pages that only tell: home, chat, help, and what this service is."""

from sanic import Blueprint, HTTPResponse, Request

from bot.web.language import page_language
from bot.web.pages import render

pages = Blueprint("pages")


@pages.get("/", name="home")
async def home(request: Request) -> HTTPResponse:
    """What this is, and the ways in."""
    return render(request, "home.html", stopped=request.args.get("said") == "stopped")


@pages.get("/chat/", name="chat", strict_slashes=False)
async def chat(request: Request) -> HTTPResponse:
    """The chat; the help numbers stand in the page itself."""
    words = request.app.ctx.words.topic("talk", page_language(request))
    return render(request, "chat.html", talk=words)


@pages.get("/help", name="help")
async def help_now(request: Request) -> HTTPResponse:
    """Every help number, with the date it was last checked."""
    return render(request, "help.html", offline=False)


@pages.get("/about", name="about")
async def about(request: Request) -> HTTPResponse:
    """Who runs this and what it can do."""
    return render(request, "about.html")


@pages.get("/privacy", name="privacy")
async def privacy(request: Request) -> HTTPResponse:
    """What is kept, for how long, and why."""
    return render(request, "privacy.html")


@pages.get("/accessibility", name="accessibility")
async def accessibility(request: Request) -> HTTPResponse:
    """How the service can be used, and what does not work yet."""
    return render(request, "accessibility.html")
