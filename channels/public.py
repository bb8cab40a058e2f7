"""The public site: chat, help numbers, directory, question form, health."""

from pathlib import Path
from typing import Any

from sanic import Request

from bot.questions.life.reasons import reasons
from bot.safety.cards import load_cards
from bot.safety.helplines import load_helplines
from bot.safety.phrases import load_bank
from bot.settings import Settings
from bot.store.engine import Store
from bot.web.app import create_app
from bot.web.types import App
from channels.boxes import box_card
from channels.chat import chat, refuse
from channels.gate.build import build_gate
from channels.health import health
from channels.room.live import open_live
from channels.room.over import meeting_board
from channels.room.routes import ROOM_PAGES
from channels.room.tapping import answer_script
from channels.site.ask import ask
from channels.site.ask_review import ask_review
from channels.site.boards import boards
from channels.site.directory import directory
from channels.site.feeds import feeds
from channels.site.good_practice import good_practice
from channels.site.help_lines import shown_help_lines
from channels.site.offline import offline
from channels.site.over_time import boards_over_time
from channels.site.pages import pages
from channels.site.question import question
from channels.site.questions import questions

SITE = Path(__file__).parent / "site"
ROOM = Path(__file__).parent / "room"
BLUEPRINTS = (
    chat,
    health,
    pages,
    offline,
    directory,
    ask,
    ask_review,
    question,
    questions,
    boards,
    boards_over_time,
    good_practice,
    feeds,
    *ROOM_PAGES,
)


def create_public(settings: Settings, store: Store, **gate_parts: Any) -> App:
    """Make the public app.

    Args: gate_parts: what `build_gate` shall not make from the settings (engine, states,
        limits, patience).
    """
    load_data()
    app = create_app("public", settings, store, own=(SITE, ROOM))
    app.ctx.gate = build_gate(settings, store, app.ctx.words, **gate_parts)
    app.ctx.live = open_live(settings, store)
    app.ctx.json_errors["/chat/api/"] = refuse
    app.ctx.json_errors["/room/"] = answer_script
    app.ctx.page_values["help_lines"] = shown_help_lines
    app.ctx.page_values["box_card"] = box_card
    app.ctx.page_values["live"] = _is_live
    app.ctx.page_values["meeting_board"] = meeting_board
    for blueprint in BLUEPRINTS:
        app.blueprint(blueprint.copy(blueprint.name))
    app.register_listener(_leave_rooms, "before_server_stop")
    app.register_listener(_close, "after_server_stop")
    return app


def load_data() -> None:
    """Read what screening needs and every fixed answer; a line that is broken stops the start.

    Raises: DataInvalid.
    """
    load_bank()
    load_cards()
    load_helplines()
    reasons()


def _is_live(request: Request) -> bool:
    """True once this is the real service; a trial copy says that it is one."""
    return bool(request.app.ctx.settings.mode == "production")


async def _leave_rooms(app: App) -> None:
    app.ctx.live.tail.stop()  # streams end, so that stopping does not wait for them


async def _close(app: App) -> None:
    await app.ctx.live.close()
    await app.ctx.gate.close()
