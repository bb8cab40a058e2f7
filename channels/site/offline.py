"""The help page that a browser keeps for when there is no network."""

import hashlib
import json
from importlib.resources import files

from sanic import Blueprint, HTTPResponse, Request, raw

from bot.safety.confirmed import read_confirmation
from bot.safety.helplines import load_helplines
from bot.vocabulary import Language
from bot.web.pages import render

offline = Blueprint("offline")

# All that the page needs. Nothing that shows what somebody did here is ever among what is kept.
SHOWN_WITH = ("site.css", "questions.css", "leave.js", "keep_help.js", "door.svg")
WORKER = files("channels.site") / "worker.js"


@offline.get("/offline", name="page")
async def page(request: Request) -> HTTPResponse:
    """Every help number, as it shows when nothing else can be reached."""
    return render(request, "help.html", offline=True)


@offline.get("/help-worker.js", name="worker")
async def worker(request: Request) -> HTTPResponse:
    """The script that keeps the page: another one whenever a number or a word of it changes."""
    assets = request.app.ctx.pages.environment.globals["static"]
    kept = [f"/offline?lang={language}" for language in Language]
    kept += [assets(name) for name in SHOWN_WITH]
    version = json.dumps(_version(request, kept))
    said = f"const KEPT = {json.dumps(kept)};\nconst VERSION = {version};\n"
    script = said + WORKER.read_text(encoding="utf-8")
    return raw(
        script.encode(),
        content_type="text/javascript; charset=utf-8",
        headers={"cache-control": "no-cache"},
    )


def _version(request: Request, kept: list[str]) -> str:
    """Changes with a number, its check, a word of either language, or a file of the page."""
    words = [request.app.ctx.words.topic("site", language) for language in Language]
    confirmed = read_confirmation(request.app.ctx.settings.var_dir)
    told = repr((kept, words, load_helplines(), confirmed))
    return hashlib.sha256(told.encode()).hexdigest()[:12]
