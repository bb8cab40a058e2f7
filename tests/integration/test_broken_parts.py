"""Engine, database and Redis die or hang, each and all: help shows all the same, and soon."""

import os
import re
import signal
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import httpx
import psycopg
import pytest
import redis

from tests.conftest import REDIS, database
from tests.e2e.words import WAYS
from tests.integration.test_engine_failures import CRISIS, timed
from tests.proxy import Proxy
from tests.service import RunningService

pytestmark = [pytest.mark.engine, pytest.mark.postgres, pytest.mark.redis]

AT_ONCE = 1.0  # seconds: the card, the help page, the page of the chat
PROMISED = "8"  # seconds
SILENCE = 9.0  # seconds: the longest without any word
BACK = 30  # seconds until all is well again, without anybody doing anything
CHILDLINE = "08001111"
MANY = 30  # people who ask for pages that need what hangs
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
PARTS = ("engine", "database", "redis")
HARMS = ("dead", "hung")
LANGUAGES = ("en", "cy")


@dataclass
class Parts:
    """The running service with a switch for each of its parts."""

    service: RunningService
    proxies: dict[str, Proxy]

    def harm(self, part: str, how: str) -> None:
        """Kill a part or let it hang."""
        if part == "engine":
            sign = signal.SIGKILL if how == "dead" else signal.SIGSTOP
            os.kill(self.service.process("engine"), sign)
        elif how == "dead":
            self.proxies[part].cut()
        else:
            self.proxies[part].hang()

    def mend(self) -> None:
        """What an outage's end does; nobody touches the service."""
        for proxy in self.proxies.values():
            proxy.mend()
        with suppress(AssertionError):  # a dead one is being started
            os.kill(self.service.process("engine"), signal.SIGCONT)

    @contextmanager
    def broken(self, parts: tuple[str, ...], how: str) -> Iterator[RunningService]:
        """The service without some parts, and afterwards whole."""
        for part in parts:
            self.harm(part, how)
        try:
            yield self.service
        finally:
            self.mend()
            self.service.wait_until_ready(BACK)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """The whole service, with ways to PostgreSQL and Redis that can be cut."""
    proxies = {"database": Proxy(5432), "redis": Proxy(urlsplit(REDIS).port or 6379)}
    shared = f"redis://127.0.0.1:{proxies['redis'].port}/10"
    with database(f"test_{uuid.uuid4().hex[:12]}") as url:
        way = urlsplit(url)
        through = way._replace(netloc=way.netloc.replace("5432", str(proxies["database"].port)))
        service = RunningService(
            tmp_path_factory.mktemp("broken"),
            DATABASE_URL=urlunsplit(through),
            REDIS_URL=shared,
            REPLY_SECONDS=PROMISED,
        )
        service.start()
        yield Parts(service, proxies)
        service.stop()
        for proxy in proxies.values():
            proxy.close()
    redis.Redis.from_url(f"{REDIS}/10").flushdb()


EVERYTHING = [((part,), how) for part in PARTS for how in HARMS] + [(PARTS, how) for how in HARMS]


def took(call: Callable[[], httpx.Response]) -> tuple[float, httpx.Response]:
    """What a call answered, and the seconds it took."""
    began = time.monotonic()
    reply = call()
    return time.monotonic() - began, reply


def page(service: RunningService, address: str, language: str) -> tuple[float, httpx.Response]:
    """A page of the public site."""
    return took(lambda: httpx.get(f"{service.public}{address}?lang={language}", timeout=30))


@pytest.mark.parametrize(
    ("broken", "how"), EVERYTHING, ids=[f"{'+'.join(b)}-{h}" for b, h in EVERYTHING]
)
def test_help_shows_at_once_whatever_is_broken(parts: Parts, broken, how):
    talks = {language: parts.service.talk(language) for language in LANGUAGES}
    with parts.broken(broken, how) as service:
        for language, talk in talks.items():
            for address in ("/help", "/chat/", "/ask"):
                seconds, shown = page(service, address, language)
                assert (shown.status_code, seconds < AT_ONCE) == (200, True), (address, seconds)
                assert "/help" in shown.text if address == "/ask" else CHILDLINE in shown.text
            seconds, first = next(timed(talk, CRISIS[language]))
            assert (first["kind"], first["name"], first["language"]) == (
                "card",
                "suicide",
                language,
            )
            assert seconds < AT_ONCE
        assert httpx.get(f"{service.public}/health/live").status_code == 200


@pytest.mark.parametrize(
    ("broken", "how"), EVERYTHING, ids=[f"{'+'.join(b)}-{h}" for b, h in EVERYTHING]
)
def test_nobody_waits_long_for_a_word(parts: Parts, broken, how):
    talks = {language: parts.service.talk(language) for language in LANGUAGES}
    with parts.broken(broken, how):
        for language, talk in talks.items():
            arrived = list(timed(talk, WAYS[language].need))
            assert arrived, language
            assert arrived[0][0] < SILENCE
            assert arrived[-1][0] < SILENCE + 1
            last = arrived[-1][1]
            assert last["kind"] == "doors" or last.get("actions") or last.get("choices"), last


@pytest.mark.parametrize(
    ("broken", "how"), EVERYTHING, ids=[f"{'+'.join(b)}-{h}" for b, h in EVERYTHING]
)
def test_form_keeps_its_words_and_shows_the_card(parts: Parts, broken, how):
    for language in LANGUAGES:
        with httpx.Client(base_url=parts.service.public, timeout=30, follow_redirects=True) as form:
            key = form_key(form.get(f"/ask?lang={language}").text)
            written = {"lang": language, "csrf": key, "text": CRISIS[language], "area": "W06000022"}
            written |= {"asked_to": "board", "age_band": "14-16", "permission": "both"}
            with parts.broken(broken, how):
                seconds, shown = took(
                    lambda form=form, written=written: form.post("/ask", data=written)
                )
            assert seconds < SILENCE
            assert "tel:999" in shown.text
            assert CRISIS[language] in shown.text
            assert "code" not in shown.url.path


@pytest.mark.parametrize("how", HARMS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_to_be_sent_before_it_is(parts: Parts, language, how):
    before = questions_kept(parts)
    with httpx.Client(base_url=parts.service.public, timeout=30, follow_redirects=True) as form:
        key = form_key(form.get(f"/ask?lang={language}").text)
        written = {"lang": language, "csrf": key, "text": WAYS[language].question}
        written |= {"area": "W06000022", "asked_to": "board", "age_band": "14-16"}
        review = form.post("/ask", data={**written, "permission": "both"})
        sending = {"lang": language, "csrf": form_key(review.text)}
        with parts.broken(("database",), how):
            seconds, failed = took(lambda: form.post("/ask/send", data=sending))
        assert (failed.status_code, seconds < SILENCE) == (503, True)
        assert CODE.search(failed.text) is None
        sent = form.post("/ask/send", data=sending)
        assert CODE.search(sent.text)
    assert questions_kept(parts) == before + 1


def questions_kept(parts: Parts) -> int:
    """How many questions PostgreSQL holds."""
    url = parts.service.environment["DATABASE_URL"]
    with psycopg.connect(url) as db:
        [row] = db.execute("SELECT count(*) FROM question")
        return int(row[0])


@pytest.mark.parametrize("part", ["database", "redis"])
def test_many_who_wait_hold_nobody_up(parts: Parts, part):
    talk = parts.service.talk("cy")
    with parts.broken((part,), "hung") as service, ThreadPoolExecutor(MANY) as crowd:
        for number in range(MANY):
            address = f"{service.public}/{('questions', 'boards')[number % 2]}"
            crowd.submit(httpx.get, address, timeout=SILENCE * 4)
        seconds, shown = page(service, "/help", "cy")
        assert (shown.status_code, seconds < AT_ONCE) == (200, True), seconds
        seconds, first = next(timed(talk, CRISIS["cy"]))
        assert (first["name"], seconds < AT_ONCE) == ("suicide", True), seconds


def test_locked_sqlite_file_holds_no_help_up(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("locked")
    service = RunningService(folder, REPLY_SECONDS=PROMISED)
    service.start()
    talk = service.talk("en")
    other = sqlite3.connect(next(folder.glob("*.db")), isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        seconds, first = next(timed(talk, CRISIS["en"]))
        assert (first["name"], seconds < AT_ONCE) == ("suicide", True), seconds
        with httpx.Client(base_url=service.public, timeout=30) as form:
            key = form_key(form.get("/ask?lang=en").text)
            written = {"lang": "en", "csrf": key, "text": CRISIS["en"], "area": "W06000022"}
            seconds, shown = took(lambda: form.post("/ask", data=written))
        assert (shown.status_code, seconds < SILENCE) == (503, True)
        assert "tel:999" in shown.text
        assert CRISIS["en"] in shown.text
    finally:
        other.close()
        service.stop()


def form_key(text: str) -> str:
    """The token of a page's form."""
    return text.split('name="csrf" value="')[1].split('"')[0]
