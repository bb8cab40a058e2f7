"""Every route of the console × every role, from the router itself."""

from urllib.parse import urlsplit
from uuid import UUID

import pytest
from sanic import Sanic

from bot.console.access import ANYONE, STATIC
from bot.console.app import create_console
from bot.vocabulary import Region, Role
from tests.integration.console_client import serve_console

NOBODYS = UUID("00000000-0000-4000-8000-00000000dead")
STAFF = frozenset(Role)
REVIEW = frozenset({Role.RPB_STAFF, Role.COMMISSIONER_TEAM})
LEAD = frozenset({Role.SAFEGUARDING_LEAD})
LOG = frozenset({Role.COMMISSIONER_TEAM, Role.OPERATOR})
NUMBERS = frozenset({Role.COMMISSIONER_TEAM, Role.SAFEGUARDING_LEAD, Role.OPERATOR})
TEAM = frozenset({Role.COMMISSIONER_TEAM})
TEAM_STEPS = ("follow-up", "close", "reword")
MEET = frozenset({Role.YOUTH_WORKER, Role.RPB_STAFF, Role.COMMISSIONER_TEAM})
HOST = frozenset({Role.YOUTH_WORKER, Role.COMMISSIONER_TEAM})
SESSION = "/sessions/<session_id:uuid>"
ONE = "/questions/<question_id:uuid>"
IN_LANE = "/safeguarding/<question_id:uuid>"
ANSWER = "/answers/<question_id:uuid>"
COMMITMENT = "/commitments/<commitment_id:uuid>"
TABLE = {
    ("GET", "/static/<version:str>/<name:path>"): ANYONE,
    ("GET", "/sign-in"): ANYONE,
    ("POST", "/sign-in"): ANYONE,
    ("POST", "/sign-out"): STAFF,
    ("GET", "/"): STAFF,
    ("GET", "/figures"): REVIEW,
    ("GET", "/exports"): REVIEW,
    ("POST", "/exports"): REVIEW,
    ("GET", "/exports/question-export-1.schema.json"): REVIEW,
    ("GET", "/questions"): REVIEW,
    ("GET", "/questions/bulk/<step:str>"): REVIEW,
    ("POST", "/questions/bulk/<step:str>"): REVIEW,
    ("POST", "/questions/undo"): REVIEW,
    ("GET", ONE): REVIEW,
    ("POST", f"{ONE}/start"): REVIEW,
    ("POST", f"{ONE}/accept"): REVIEW,
    ("GET", f"{ONE}/return"): REVIEW,
    ("POST", f"{ONE}/return"): REVIEW,
    ("GET", f"{ONE}/decline"): REVIEW,
    ("POST", f"{ONE}/decline"): REVIEW,
    ("GET", f"{ONE}/flag"): REVIEW,
    ("POST", f"{ONE}/flag"): REVIEW,
    ("POST", f"{ONE}/unmask"): REVIEW,
    ("POST", f"{ONE}/undo"): REVIEW,
    ("GET", f"{ONE}/pass-on"): REVIEW,
    ("POST", f"{ONE}/pass-on"): REVIEW,
    ("POST", f"{ONE}/take-back"): REVIEW,
    ("GET", f"{ONE}/move"): REVIEW,
    ("POST", f"{ONE}/move"): REVIEW,
    **{(verb, f"{ONE}/{step}"): TEAM for verb in ("GET", "POST") for step in TEAM_STEPS},
    ("GET", f"{ONE}/merge"): REVIEW,
    ("POST", f"{ONE}/merge"): REVIEW,
    ("POST", f"{ONE}/unmerge"): REVIEW,
    ("GET", f"{ONE}/translation"): REVIEW,
    ("POST", f"{ONE}/translation"): REVIEW,
    ("GET", f"{ONE}/redact"): REVIEW,
    ("POST", f"{ONE}/redact"): REVIEW,
    ("POST", f"{ONE}/themes"): REVIEW,
    ("POST", f"{ONE}/assign"): REVIEW,
    ("POST", f"{ONE}/notes"): REVIEW,
    ("GET", "/answers"): REVIEW,
    ("GET", "/answers/to-approve"): REVIEW,
    ("GET", "/answers/to-publish"): REVIEW,
    ("POST", "/answers/to-publish"): REVIEW,
    ("POST", "/answers/to-publish/undo"): REVIEW,
    ("GET", "/answers/published"): REVIEW,
    ("GET", ANSWER): REVIEW,
    ("POST", ANSWER): REVIEW,
    ("GET", f"{ANSWER}/put"): REVIEW,
    ("POST", f"{ANSWER}/put"): REVIEW,
    ("POST", f"{ANSWER}/approve"): REVIEW,
    ("POST", f"{ANSWER}/send-back"): REVIEW,
    ("POST", f"{ANSWER}/take-down"): REVIEW,
    ("GET", f"{ANSWER}/verdicts"): REVIEW,
    ("POST", f"{ANSWER}/verdicts/<verdict_id:uuid>"): REVIEW,
    ("GET", "/commitments"): REVIEW,
    ("GET", COMMITMENT): REVIEW,
    ("POST", COMMITMENT): REVIEW,
    ("GET", f"{COMMITMENT}/words"): REVIEW,
    ("POST", f"{COMMITMENT}/words"): REVIEW,
    ("GET", "/safeguarding"): LEAD,
    ("GET", "/safeguarding/left"): LEAD,
    ("GET", "/safeguarding/prints.css"): LEAD,
    ("POST", f"{IN_LANE}/done"): LEAD,
    ("GET", f"{IN_LANE}/report"): LEAD,
    ("POST", f"{IN_LANE}/report"): LEAD,
    ("GET", IN_LANE): LEAD,
    ("POST", f"{IN_LANE}/reply"): LEAD,
    ("GET", f"{IN_LANE}/decline"): LEAD,
    ("POST", f"{IN_LANE}/decline"): LEAD,
    ("GET", f"{IN_LANE}/<outcome:str>"): LEAD,
    ("POST", f"{IN_LANE}/<outcome:str>"): LEAD,
    ("GET", "/sessions"): MEET,
    ("GET", SESSION): MEET,
    ("GET", "/sessions/new"): HOST,
    ("POST", "/sessions/new"): HOST,
    ("GET", "/sessions/outlines"): HOST,
    ("POST", "/sessions/outlines/<outline_id:uuid>"): HOST,
    ("GET", "/sessions/groups"): HOST,
    ("POST", "/sessions/groups"): HOST,
    ("POST", "/sessions/groups/<group_id:uuid>"): HOST,
    **{
        (method, f"{SESSION}/{page}"): HOST
        for method in ("GET", "POST")
        for page in ("details", "agenda", "panel", "questions", "standards", "keep", "delete")
    },
    ("GET", f"{SESSION}/prints"): MEET,
    ("GET", f"{SESSION}/prints/<kind:str>"): MEET,
    ("GET", "/sessions/prints.css"): MEET,
    ("GET", f"{SESSION}/report"): MEET,
    ("POST", f"{SESSION}/report"): MEET,
    ("GET", "/sessions/report"): TEAM,
    ("POST", "/sessions/report"): TEAM,
    ("GET", "/sessions/session-report-1.schema.json"): TEAM,
    ("GET", "/boards-over-time"): MEET,
    ("GET", f"{SESSION}/room"): HOST,
    ("GET", f"{SESSION}/room/poster"): HOST,
    ("GET", f"{SESSION}/room/now"): HOST,
    ("GET", f"{SESSION}/room/<step:str>"): HOST,
    ("POST", f"{SESSION}/room/<step:str>"): HOST,
    ("POST", f"{SESSION}/room/links"): HOST,
    ("POST", f"{SESSION}/room/links/<pass_id:uuid>/take-back"): HOST,
    ("GET", "/account"): STAFF,
    ("POST", "/account/language"): STAFF,
    ("GET", "/account/password"): STAFF,
    ("POST", "/account/password"): STAFF,
    ("POST", "/account/sign-ins/<sign_in_id:uuid>/end"): STAFF,
    ("POST", "/account/sign-ins/end-others"): STAFF,
    ("GET", "/help-lines"): NUMBERS,
    ("GET", "/audit"): LOG,
    ("GET", "/audit/check"): LOG,
}
REGIONS = {Role.RPB_STAFF: Region.GWENT, Role.YOUTH_WORKER: Region.GWENT}


def pattern(route) -> str:
    return "/" + route.path.strip("/")


def routes_of(app) -> dict[tuple[str, str], object]:
    app.router.finalize()
    found = {}
    for route in app.router.routes:
        for method in route.methods:
            found[(method, pattern(route))] = route
    return found


@pytest.fixture
def app(settings, sqlite_store):
    Sanic.test_mode = True
    made = create_console(settings, sqlite_store)
    yield made
    Sanic.unregister_app(made)


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


def address(path: str) -> str:
    ids = ("question_id", "commitment_id", "sign_in_id", "session_id", "outline_id", "group_id")
    for part in (*ids, "pass_id", "verdict_id"):
        path = path.replace(f"<{part}:uuid>", str(NOBODYS))
    path = path.replace("<step:str>", "accept")
    return path.replace("<outcome:str>", "cleared").replace(
        "<version:str>/<name:path>", "x/site.css"
    )


def test_every_route_stands_in_the_table_with_its_roles(app):
    declared = {}
    for key, route in routes_of(app).items():
        name = route.name
        declared[key] = (
            ANYONE if name == STATIC else getattr(route.handler, "roles", "none declared")
        )

    assert declared == TABLE


def test_ids_in_addresses_are_typed(app):
    for _, path in routes_of(app):
        for part in path.split("<")[1:]:
            name, kind = part.split(">")[0].split(":")
            assert kind == "uuid" or name in {"outcome", "step", "version", "name", "kind"}, path


@pytest.mark.parametrize("role", list(Role), ids=str)
async def test_a_role_opens_its_own_pages_and_no_others(console, role):
    browser = await console.signed_in("nia", role, REGIONS.get(role))
    for (method, path), roles in TABLE.items():
        if method != "GET" or roles is ANYONE:
            continue
        status = (await browser.http.get(f"{address(path)}?lang=en")).status_code
        assert (status == 403) is (role not in roles), f"{path}: {status}"
        assert status in (200, 403, 404), f"{path}: {status}"


@pytest.mark.parametrize("role", list(Role), ids=str)
async def test_a_role_sends_its_own_forms_and_no_others(console, role):
    browser = await console.signed_in("nia", role, REGIONS.get(role))
    await browser.open("/account")
    posts = [(path, roles) for (method, path), roles in TABLE.items() if method == "POST"]
    for path, roles in posts:
        if roles is ANYONE or path in ("/sign-out", "/account/password"):
            continue
        response = await browser.send(address(path), version="1", wanted="en")
        assert (response.status_code == 403) is (role not in roles), path


async def test_without_a_sign_in_every_page_leads_to_it(console):
    browser = console.browser()
    for (method, path), roles in TABLE.items():
        if roles is ANYONE:
            continue
        response = await browser.http.request(method, address(path))
        assert response.status_code == 303, path
        assert urlsplit(response.headers["location"]).path == "/sign-in", path


async def test_a_form_without_its_token_is_refused(console):
    browser = await console.signed_in("nia", Role.COMMISSIONER_TEAM)
    for (method, path), roles in TABLE.items():
        if method == "POST" and Role.COMMISSIONER_TEAM in roles:
            assert (await browser.post(address(path), version="1")).status_code == 403, path
    assert (await browser.open("/")).status_code == 200


async def test_the_token_of_somebody_else_is_refused(console):
    mine = await console.signed_in("nia", Role.COMMISSIONER_TEAM)
    theirs = await console.signed_in("siwan", Role.COMMISSIONER_TEAM)
    await theirs.open("/account")
    await mine.open("/account")

    response = await mine.post("/account/language", csrf=theirs.hidden()["csrf"], wanted="cy")
    assert response.status_code == 403
    response = await mine.post("/account/language", csrf=mine.hidden()["csrf"], wanted="cy")
    assert response.status_code == 303


async def test_a_sign_in_form_without_its_cookie_is_refused(console):
    console.make_account("nia", Role.OPERATOR, None)
    browser = console.browser()
    await browser.open("/sign-in")
    browser.http.cookies.clear()

    assert (await browser.send("/sign-in", name="nia", password="x")).status_code == 403


@pytest.mark.parametrize("sent_from", ["cross-site", "same-site"])
async def test_a_form_sent_from_another_site_is_refused(console, sent_from):
    browser = await console.signed_in("nia", Role.OPERATOR)
    await browser.open("/account")
    browser.http.headers["sec-fetch-site"] = sent_from

    assert (await browser.send("/account/language", wanted="cy")).status_code == 403


async def test_a_wrong_method_is_refused(console):
    browser = await console.signed_in("nia", Role.OPERATOR)

    assert (await browser.http.get("/sign-out?lang=en")).status_code == 405
    assert (await browser.http.delete("/account?lang=en")).status_code == 405


async def test_an_unknown_page_says_so(console):
    browser = await console.signed_in("nia", Role.OPERATOR)

    assert (await browser.http.get("/nowhere?lang=en")).status_code == 404
    assert (await browser.http.get("/safeguarding/not-an-id?lang=en")).status_code == 404


async def test_every_page_is_kept_by_nobody_and_frames_nowhere(console):
    browser = await console.signed_in("nia", Role.COMMISSIONER_TEAM)
    for method, path in TABLE:
        if method != "GET" or path.startswith("/static"):
            continue
        headers = (await browser.http.get(f"{address(path)}?lang=en")).headers
        assert headers["cache-control"] == "no-store", path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path
