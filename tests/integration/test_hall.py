"""A laptop in a hall: its real processes, and a console that takes no password over plain HTTP."""

import os
import socket
import subprocess
import sys
import time

import httpx
import pytest

from bot.settings import ROOT
from bot.vocabulary import Region, Role
from tests.integration.console_client import PASSWORD, serve_console
from tests.service import free_port

ELSEWHERE = "127.0.0.2"  # Linux: also this machine, but an address of its own
START_S = 60


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


@pytest.mark.parametrize(("language", "says"), [("en", "Staff sign in only"), ("cy", "Dim ond")])
async def test_sign_in_over_plain_http_from_elsewhere_is_refused(console, language, says):
    console.make_account("nia", Role.YOUTH_WORKER, Region.GWENT)
    browser = console.browser()
    await browser.open("/sign-in")
    browser.http.headers["x-forwarded-for"] = "192.168.4.31"
    for method in ("GET", "POST"):
        given = {"data": {"name": "nia", "password": PASSWORD, **browser.hidden()}}
        page = await browser.http.request(
            method, f"/sign-in?lang={language}", **(given if method == "POST" else {})
        )
        assert page.status_code == 403 and says in page.text
        assert 'type="password"' not in page.text and "set-cookie" not in page.headers
    del browser.http.headers["x-forwarded-for"]
    assert (await browser.sign_in("nia")).status_code == 303


async def test_a_sign_in_is_of_no_use_from_elsewhere(console):
    nia = await console.signed_in("nia", Role.YOUTH_WORKER, Region.GWENT)
    assert (await nia.open("/sessions")).status_code == 200
    nia.http.headers["x-forwarded-for"] = "192.168.4.31"
    assert (await nia.open("/sessions")).status_code == 403


@pytest.fixture
def hall(tmp_path, sqlite_store):
    """The web process as it runs in a hall; its ports."""
    ports = {"PUBLIC_PORT": str(free_port()), "CONSOLE_PORT": str(free_port())}
    environment = {
        **os.environ,
        **ports,
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'test.db'}",
        "HALL_MODE": "yes",
        "PUBLIC_URL": f"http://{ELSEWHERE}:{ports['PUBLIC_PORT']}",
    }
    with (tmp_path / "web.log").open("wb") as log:
        command = [sys.executable, "-m", "bot", "web"]
        web = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    _wait_for("127.0.0.1", int(ports["CONSOLE_PORT"]))
    yield {name: int(port) for name, port in ports.items()}
    web.terminate()
    web.wait(timeout=START_S)


def test_phones_reach_the_room_and_not_the_console(hall):
    room = httpx.get(f"http://{ELSEWHERE}:{hall['PUBLIC_PORT']}/room?lang=cy")
    assert room.status_code == 200
    assert httpx.get(f"http://127.0.0.1:{hall['CONSOLE_PORT']}/sign-in").status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://{ELSEWHERE}:{hall['CONSOLE_PORT']}/sign-in")


def _wait_for(host: str, port: int) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the web process did not start")
