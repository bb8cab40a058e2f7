import dataclasses
import re
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest

from bot.accounts import passwords
from bot.console import sign_in as sign_in_topic
from bot.vocabulary import Language, Region, Role
from tests.integration.console_client import PASSWORD, serve_console


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


def cookie_of(response):
    return SimpleCookie(response.headers["set-cookie"])


async def test_signing_in_leads_to_the_overview(console):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    response = await browser.sign_in("Nia")

    assert (response.status_code, response.headers["location"]) == (303, "/?lang=en")
    assert "Hello, nia" in (await browser.open("/")).text


async def test_the_cookie_is_for_http_only_and_this_site_only(console):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    cookie = cookie_of(await browser.sign_in("nia"))["staff"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert not cookie["expires"]
    assert len(cookie.value) == 43  # 256 bits


async def test_over_https_the_cookie_is_bound_to_the_host(settings, sqlite_store):
    secure = dataclasses.replace(settings, public_url="https://doors.example")
    async with serve_console(secure, sqlite_store) as console:
        cookie = cookie_of(await console.browser().open("/sign-in"))["__Host-staff"]

    assert cookie["secure"]
    assert cookie["path"] == "/"
    assert not cookie["domain"]


async def test_signing_in_gives_a_new_cookie(console):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    await browser.open("/sign-in")
    before = browser.cookie
    await browser.send("/sign-in", name="nia", password=PASSWORD)

    assert browser.cookie != before


async def test_a_value_chosen_by_somebody_else_signs_nobody_in(console):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    browser.carry("new.chosen-by-somebody-else")
    await browser.sign_in("nia")
    assert browser.cookie != "new.chosen-by-somebody-else"

    browser.carry("new.chosen-by-somebody-else")
    assert (await browser.http.get("/")).headers["location"] == "/sign-in"


@pytest.mark.parametrize(
    ("name", "password"),
    [("nia", "not the password"), ("nobody", PASSWORD), ("nia", ""), ("", PASSWORD)],
    ids=["wrong password", "unknown name", "no password", "no name"],
)
async def test_whatever_is_wrong_the_answer_is_the_same(console, name, password):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    response = await browser.sign_in(name, password)

    assert response.status_code == 401
    assert "That did not work. Check the name and the password." in response.text
    assert "staff" not in SimpleCookie(response.headers.get("set-cookie", ""))


async def test_known_and_unknown_names_cost_the_same_work(console, monkeypatch):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    hashed, compared, written = [], [], []
    verify, begin = passwords.password_fits, sign_in_topic.begin_try
    monkeypatch.setattr(
        sign_in_topic,
        "password_fits",
        lambda kept, given: compared.append(kept[:35]) or verify(kept, given),
    )
    monkeypatch.setattr(
        sign_in_topic, "begin_try", lambda db, **more: written.append(1) or begin(db, **more)
    )
    monkeypatch.setattr(sign_in_topic, "hash_password", lambda given: hashed.append(given))
    for name in ("nia", "nobody"):
        await console.browser().sign_in(name, "not the password")

    assert len(compared) == len(written) == 2
    assert compared[0][:30] == compared[1][:30] == "$argon2id$v=19$m=47104,t=1,p=1"
    assert hashed == []


@pytest.mark.parametrize("name", ["nia", "nobody"])
async def test_after_five_wrong_tries_the_right_password_has_to_wait(console, name):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    for _ in range(5):
        await browser.sign_in(name, "not the password")

    assert (await browser.sign_in(name)).status_code == 401


async def test_a_signed_out_cookie_is_refused_when_sent_again(console):
    browser = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    token = browser.cookie
    await browser.open("/")
    response = await browser.send("/sign-out")
    assert response.headers["location"] == "/sign-in?lang=en&done=signed_out"
    assert not browser.cookie

    browser.carry(token)
    again = await browser.http.get("/account")
    assert (again.status_code, again.headers["location"]) == (303, "/sign-in?to=%2Faccount")


async def test_changing_the_password_signs_out_elsewhere(console):
    first = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    second = console.browser()
    await second.sign_in("nia")
    await second.open("/account/password")
    new = "tri mochyn bach a blaidd"
    response = await second.send("/account/password", current=PASSWORD, new=new, again=new)

    assert response.status_code == 303
    assert (await second.open("/account?done=password_changed")).status_code == 200
    assert (await first.http.get("/")).headers["location"] == "/sign-in"
    assert (await first.sign_in("nia", new)).status_code == 303


@pytest.mark.parametrize(
    ("current", "new", "again", "says"),
    [
        ("wrong", "tri mochyn bach", "tri mochyn bach", "That is not your current password"),
        (PASSWORD, "tri mochyn bach", "tri mochyn mawr", "are not the same"),
        (PASSWORD, "short", "short", "at least 12 characters"),
        (PASSWORD, "password1234", "password1234", "guessed first"),
    ],
)
async def test_a_change_of_password_that_is_refused_says_why(console, current, new, again, says):
    browser = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    await browser.open("/account/password")
    response = await browser.send("/account/password", current=current, new=new, again=again)

    assert response.status_code == 400
    assert says in response.text


async def test_another_of_my_sign_ins_can_be_ended(console):
    first = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    second = console.browser()
    await second.sign_in("nia")
    page = await second.open("/account")
    address = page.text.split('action="/account/sign-ins/')[1].split("/end?")[0]
    await second.send(f"/account/sign-ins/{address}/end")

    assert (await first.http.get("/")).headers["location"] == "/sign-in"
    assert (await second.http.get("/?lang=en")).status_code == 200


async def test_the_language_somebody_keeps_is_the_one_they_get(console):
    browser = await console.signed_in("nia", Role.RPB_STAFF, Region.GWENT)
    await browser.open("/account")
    response = await browser.send("/account/language", wanted="cy")

    assert "lang=cy" in response.headers["location"]
    assert "Helo, nia" in (await browser.open("/")).text
    assert "Hello, nia" in (await browser.open("/?lang=en")).text


async def test_a_flood_of_tries_is_turned_away_before_it_is_hashed(console):
    console.app.ctx.hashes_waiting = 60
    response = await console.browser().sign_in("nia")

    assert response.status_code == 429


@pytest.mark.parametrize(
    "name",
    ["nia\0", "\0", "n" * 5_000, "' OR 1=1 --", "\u202enia", "\N{GRINNING FACE}"],
    ids=["NUL after", "NUL", "long", "SQL", "right to left", "emoji"],
)
async def test_a_strange_name_is_only_a_wrong_name(settings, store, name):
    async with serve_console(settings, store) as console:
        assert (await console.browser().sign_in(name)).status_code == 401


async def test_a_body_that_is_no_form_is_refused(console):
    browser = console.browser()
    await browser.open("/sign-in")
    sent = [
        await browser.http.post("/sign-in", content=body, headers={"content-type": kind})
        for body in (b"\xff\xfe=\xff", b"{}", b"")
        for kind in ("application/x-www-form-urlencoded", "application/json", "text/plain")
    ]

    assert {response.status_code for response in sent} == {403}


async def test_signing_in_leads_to_the_page_asked_for_in_its_language(console):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    page = await browser.open("/questions?lang=cy&theme=transport&words=bws")
    assert page.url.path == "/sign-in"
    assert "Mewngofnodi" in page.text
    fields = {**browser.hidden(), "name": "nia", "password": PASSWORD, "to": asked_in(page)}
    fields["chosen"] = chosen_in(page)
    response = await browser.http.post("/sign-in?lang=cy", data=fields)

    assert response.headers["location"] == "/questions?theme=transport&words=bws&lang=cy"


def asked_in(page):
    return unescape(re.search(r'name="to" value="([^"]*)"', page.text)[1])


@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "\\\\example.org/",
        "///example.org",
        "javascript:alert(1)",
        "http://[",
        "/\t/example.org",
        "",
    ],
)
async def test_signing_in_leads_nowhere_else(console, to):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT)
    browser = console.browser()
    await browser.open("/sign-in")
    response = await browser.send("/sign-in", name="nia", password=PASSWORD, to=to)

    found = urlsplit(response.headers["location"])
    assert (found.scheme, found.netloc) == ("", "")
    assert not response.headers["location"].startswith(("//", "/\\"))


async def test_a_wrong_password_keeps_the_page_asked_for(console):
    browser = console.browser()
    page = await browser.open("/commitments?lang=en")
    refused = await browser.send("/sign-in", name="nia", password="no", to=asked_in(page))

    assert refused.status_code == 401
    assert asked_in(refused) == "/commitments"


@pytest.mark.parametrize(
    ("form", "says"),
    [("/sign-in", "Helo, nia"), ("/sign-in?lang=en", "Hello, nia")],
    ids=["nothing was chosen", "English was chosen at the form"],
)
async def test_an_account_opens_in_its_own_language(console, form, says):
    console.make_account("nia", Role.RPB_STAFF, Region.GWENT, Language.CY)
    browser = console.browser()
    page = await browser.open(form)
    sent = {"name": "nia", "password": PASSWORD, "chosen": chosen_in(page)}
    response = await browser.send("/sign-in", **sent)

    assert says in (await browser.open(response.headers["location"])).text


def chosen_in(page):
    return unescape(re.search(r'name="chosen" value="([^"]*)"', page.text)[1])
