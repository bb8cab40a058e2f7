"""The base of the public site and of the staff console."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sanic import Sanic

from bot.settings import Settings
from bot.web.assets import STATIC, read_assets, serve_assets
from bot.web.errors import handle_errors
from bot.web.headers import add_headers
from bot.web.logs import QuietErrors, configure_logs, log_requests
from bot.web.pages import Pages
from bot.web.types import App
from bot.web.words import LOCALE, Words

MAX_BODY = 64 * 1024  # bytes; the largest form is about 12 KB, all in percent signs


def create_app(name: str, settings: Settings, store: Any, *, own: Sequence[Path] = ()) -> App:
    """Make an app with headers, errors, words, static files and logs.

    Args:
        store: a `bot.store.engine.Store`, kept on `app.ctx` for the handlers.
        own: folders with the app's own `templates`, `locale` and `static`.
    """
    configure_logs(settings.log_level)
    app: App = Sanic(name, error_handler=QuietErrors(), configure_logging=False)
    app.config.REQUEST_MAX_SIZE = MAX_BODY
    app.config.PROXIES_COUNT = settings.proxies_count or None
    app.config.REQUEST_TIMEOUT = 10
    app.config.RESPONSE_TIMEOUT = 30
    app.config.ACCESS_LOG = False
    app.config.MOTD = False
    app.config.FALLBACK_ERROR_FORMAT = "text"
    folders = [LOCALE, *(folder / "locale" for folder in own)]
    assets = read_assets([STATIC, *(folder / "static" for folder in own)])
    words = Words(folders)
    app.ctx.settings = settings
    app.ctx.store = store
    app.ctx.words = words
    app.ctx.pages = Pages(own, words, assets)
    app.ctx.page_values = {}
    app.ctx.json_errors = {}
    log_requests(app)
    add_headers(app)
    serve_assets(app, assets)
    handle_errors(app)
    return app
