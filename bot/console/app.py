"""Make the staff console."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.console import (
    account,
    answer,
    answers,
    approval,
    audit,
    beside,
    bulk,
    commitments,
    dashboard,
    decisions,
    exports,
    figures,
    help_lines,
    judged,
    lane_actions,
    lane_decline,
    lane_report,
    merging,
    passing,
    password,
    promise_words,
    publishing,
    question,
    queue,
    rewording,
    safeguarding,
    sessions,
    sessions_agenda,
    sessions_details,
    sessions_groups,
    sessions_new,
    sessions_outlines,
    sessions_panel,
    sessions_prints,
    sessions_questions,
    sessions_report,
    sessions_report_boards,
    sessions_report_minister,
    sessions_room,
    sessions_room_links,
    sessions_room_steps,
    sessions_standards,
    sign_in,
    verdict_replies,
    wording,
)
from bot.console.access import guard
from bot.console.naming import add_names
from bot.console.notices import add_notices
from bot.console.page import add_page_values
from bot.settings import Settings
from bot.store.engine import Store
from bot.web.app import create_app
from bot.web.types import App

STORE_THREADS = 4
HASH_THREADS = 2  # each takes 46 MiB and a core for a tenth of a second
TOPICS = (
    sign_in,
    dashboard,
    figures,
    exports,
    queue,
    bulk,
    question,
    decisions,
    passing,
    merging,
    judged,
    wording,
    rewording,
    beside,
    answers,
    answer,
    approval,
    publishing,
    commitments,
    promise_words,
    verdict_replies,
    lane_actions,
    lane_decline,
    lane_report,
    safeguarding,
    sessions,
    sessions_agenda,
    sessions_details,
    sessions_groups,
    sessions_new,
    sessions_outlines,
    sessions_panel,
    sessions_prints,
    sessions_questions,
    sessions_report,
    sessions_report_boards,
    sessions_report_minister,
    sessions_room,
    sessions_room_links,
    sessions_room_steps,
    sessions_standards,
    account,
    password,
    help_lines,
    audit,
)


def create_console(settings: Settings, store: Store) -> App:
    """Make the console on its own port; every route names its roles, or answers nobody.

    Args: settings: in force; store: open, with its tables up to date.
    """
    app = create_app("console", settings, store, own=(Path(__file__).parent,))
    app.ctx.store_threads = ThreadPoolExecutor(STORE_THREADS, "console-store")
    app.ctx.hash_threads = ThreadPoolExecutor(HASH_THREADS, "console-hash")
    app.ctx.hashes_waiting = 0
    add_page_values(app)
    add_names(app)
    add_notices(app)
    guard(app)
    for topic in TOPICS:
        app.blueprint(topic.routes)
    return app
