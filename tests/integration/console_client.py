"""The console on a port of its own, and browsers that use it over real HTTP."""

import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from html import unescape

import httpx
from sanic import Sanic

from bot.accounts.account import AccountView, create_account
from bot.console.app import create_console
from bot.store.engine import Store
from bot.store.transaction import in_transaction
from bot.vocabulary import Language, Region, Role

PASSWORD = "pedwar ceffyl gwlyb"
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="([^"]+)"')


@asynccontextmanager
async def serve_console(settings, store: Store) -> AsyncIterator["Console"]:
    Sanic.test_mode = True
    app = create_console(settings, store)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = await app.create_server(sock=listener, return_asyncio_server=True)
        await server.startup()
        await server.start_serving()
        yield Console(app, store, f"http://127.0.0.1:{listener.getsockname()[1]}")
        server.close()
        await server.wait_closed()
    app.ctx.store_threads.shutdown()
    app.ctx.hash_threads.shutdown()
    Sanic.unregister_app(app)


class Console:
    """A running console."""

    def __init__(self, app: Sanic, store: Store, url: str) -> None:
        self.app, self.store, self.url = app, store, url

    def make_account(
        self, name: str, role: Role, region: Region | None, language: Language = Language.EN
    ) -> AccountView:
        return in_transaction(
            self.store,
            create_account,
            name=name,
            role=role,
            region=region,
            password=PASSWORD,
            now=datetime.now(UTC),
            language=language,
        )

    def browser(self) -> "Browser":
        return Browser(self.url)

    async def signed_in(self, name: str, role: Role, region: Region | None = None) -> "Browser":
        """A browser in which a new account has signed in."""
        self.make_account(name, role, region)
        browser = self.browser()
        await browser.sign_in(name)
        return browser


class Browser:
    """Opens pages and sends their forms, as a person does."""

    def __init__(self, url: str) -> None:
        self.http = httpx.AsyncClient(base_url=url, headers={"accept-language": "en"}, timeout=60)
        self.page = httpx.Response(200)

    @property
    def cookie(self) -> str:
        return self.http.cookies.get("staff") or ""

    def carry(self, value: str) -> None:
        """Send this cookie from now on, wherever it came from."""
        self.http.cookies.clear()
        self.http.cookies.set("staff", value, domain="127.0.0.1", path="/")

    async def open(self, address: str) -> httpx.Response:
        self.page = await self.http.get(address, follow_redirects=True)
        return self.page

    async def send(self, address: str, **fields: str) -> httpx.Response:
        """Send a form of the page that is open, with its token and version."""
        return await self.post(address, **{**self.hidden(), **fields})

    async def post(self, address: str, **fields: str) -> httpx.Response:
        """Send a form with nothing that is not given; redirects are not followed."""
        return await self.http.post(f"{address}?lang=en", data=fields)

    async def sign_in(self, name: str, password: str = PASSWORD) -> httpx.Response:
        await self.open("/sign-in")
        return await self.send("/sign-in", name=name, password=password)

    def hidden(self) -> dict[str, str]:
        found = {"csrf": TOKEN.search(self.page.text), "version": VERSION.search(self.page.text)}
        return {name: unescape(match[1]) for name, match in found.items() if match}
