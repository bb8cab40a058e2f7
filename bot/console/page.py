"""What the console's pages share: who is signed in, their menu, form tokens, dates, names."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from sanic import HTTPResponse, Request, redirect

from bot.accounts.account import AccountView
from bot.console.access import form_secret
from bot.vocabulary import Role
from bot.web.csrf import mint_token
from bot.web.language import page_language
from bot.web.pages import render
from bot.web.types import App

WALES = ZoneInfo("Europe/London")
MENU: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("/", "dashboard", frozenset(Role)),
    ("/questions", "questions", frozenset({Role.RPB_STAFF, Role.COMMISSIONER_TEAM})),
    ("/answers", "answers", frozenset({Role.RPB_STAFF, Role.COMMISSIONER_TEAM})),
    ("/commitments", "commitments", frozenset({Role.RPB_STAFF, Role.COMMISSIONER_TEAM})),
    ("/safeguarding", "safeguarding", frozenset({Role.SAFEGUARDING_LEAD})),
    (
        "/sessions",
        "sessions",
        frozenset({Role.YOUTH_WORKER, Role.RPB_STAFF, Role.COMMISSIONER_TEAM}),
    ),
    (
        "/help-lines",
        "help_lines",
        frozenset({Role.COMMISSIONER_TEAM, Role.SAFEGUARDING_LEAD, Role.OPERATOR}),
    ),
    ("/audit", "audit", frozenset({Role.COMMISSIONER_TEAM, Role.OPERATOR})),
    ("/account", "account", frozenset(Role)),
)


def account_of(request: Request) -> AccountView:
    """The account behind a request whose route requires a role."""
    account: AccountView = request.ctx.signed_in.account
    return account


def add_page_values(app: App) -> None:
    """Give every template who reads it, where they may go, and a token for its forms."""
    app.ctx.page_values.update(
        who=lambda request: getattr(_signed_in(request), "account", None),
        menu=_menu,
        csrf=csrf_token,
        day=_day,
        moment=_moment,
    )


def see_other(request: Request, path: str, **query: str) -> HTTPResponse:
    """After a form: lead the browser to a page, in the language of the form."""
    parts = {"lang": page_language(request).value, **query}
    return redirect(f"{path}?{urlencode(parts)}", status=303)


def show(request: Request, template: str, status: int = 200, **values: Any) -> HTTPResponse:
    """Make a page of the console."""
    return render(request, template, status, **values)


def _signed_in(request: Request) -> Any:
    return getattr(request.ctx, "signed_in", None)


def _menu(request: Request) -> list[tuple[str, str]]:
    signed_in = _signed_in(request)
    if signed_in is None:
        return []
    return [(path, key) for path, key, roles in MENU if signed_in.account.role in roles]


def csrf_token(request: Request) -> str:
    """A token for the forms of this page; empty where nobody is tied to the browser."""
    if not hasattr(request.ctx, "signed_in"):
        return ""
    secret = form_secret(request)
    return mint_token(request.app.ctx.settings.secret_key, secret) if secret else ""


def _day(request: Request) -> Any:
    words, language = request.app.ctx.words, page_language(request)

    def say(at: date) -> str:
        local = at.astimezone(WALES) if isinstance(at, datetime) else at
        return f"{local.day} {words.say(f'dates.month_{local.month}', language)} {local.year}"

    return say


def _moment(request: Request) -> Any:
    day = _day(request)

    def say(at: datetime) -> str:
        return f"{day(at)}, {at.astimezone(WALES):%H:%M}"

    return say
