"""Pages that only tell: home, chat, help, questions and answers, and what this service is."""

from sanic import Blueprint, HTTPResponse, Request

from bot.language.councils import region_name
from bot.questions.publication import PublicQuestion, public_questions
from bot.vocabulary import Language, Region, Workflow
from bot.web.dates import spoken_date
from bot.web.language import page_language
from bot.web.pages import render
from channels.gate.gate import Gate

pages = Blueprint("pages")

SHOWN = 100  # questions on the page
STEPS = {
    Workflow.PUT_TO_BOARD: "site.public_waiting",
    Workflow.ANSWERED: "site.public_answered",
    Workflow.PUBLISHED: "site.public_answered",
    Workflow.ASSESSED: "site.public_answered",
    Workflow.CLOSED: "site.public_answered",
}


@pages.get("/", name="home")
async def home(request: Request) -> HTTPResponse:
    """What this is, and the ways in."""
    return render(request, "home.html")


@pages.get("/chat/", name="chat", strict_slashes=False)
async def chat(request: Request) -> HTTPResponse:
    """The chat; the help numbers stand in the page itself."""
    words = request.app.ctx.words.topic("talk", page_language(request))
    return render(request, "chat.html", talk=words)


@pages.get("/help", name="help")
async def help_now(request: Request) -> HTTPResponse:
    """Every help number, with the date it was last checked."""
    return render(request, "help.html")


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


@pages.get("/questions", name="questions")
async def questions(request: Request) -> HTTPResponse:
    """Questions that their authors let us publish."""
    gate: Gate = request.app.ctx.gate
    language = page_language(request)
    asked = request.args.get("region") or ""
    region = Region(asked) if asked in set(map(str, Region)) else None
    found = await gate.eraser.replies.read(public_questions, region=region, limit=SHOWN)
    return render(
        request,
        "questions.html",
        questions=[_shown(one, language) for one in found],
        regions=[(str(r), region_name(r, language)) for r in Region],
        region=str(region or ""),
    )


def _shown(question: PublicQuestion, language: Language) -> dict[str, object]:
    return {
        "text": question.text,
        "language": question.language.value,
        "region": region_name(question.region, language) if question.region else "",
        "step_public": STEPS.get(question.workflow, "site.public_accepted"),
        "asked_on": spoken_date(question.asked_on, language),
        "support": question.support,
        "made_up": question.made_up,
    }
