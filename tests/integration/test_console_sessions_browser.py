"""Plans in a real browser: phone and desk, both languages, without scripts, no fault for axe."""

import re
from datetime import UTC, date, datetime, time

import pytest

from bot.questions.life.move import Actor
from bot.sessions.planning.groups import make_group
from bot.sessions.planning.kept import keep_outline
from bot.sessions.planning.lessons import OUTLINES, Twin
from bot.sessions.planning.make import NewPlan, make_plan
from bot.sessions.planning.panel_members import change_panel
from bot.sessions.planning.questions import list_question
from bot.sessions.planning.standards import change_standards
from bot.sessions.planning.views import Member
from bot.store.transaction import in_transaction
from bot.vocabulary import Permission, Region, Role, Workflow
from tests.e2e.axe import axe_faults
from tests.factories import make_question
from tests.integration.console_client import PASSWORD, serve_console
from tests.integration.test_console_browser import FAULTS, PAYLOAD, WIDTHS

pytestmark = pytest.mark.chromium
NOW = datetime.now(UTC)
OPEN_ALL = "document.querySelectorAll('main details').forEach(one => { one.open = true; })"
PAGES = (
    *("", "/details", "/agenda", "/panel", "/questions", "/standards", "/keep", "/delete"),
    "/prints",
)


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


async def desk(chromium, console, language, width, *, scripts=True):
    """A page in which the youth worker is signed in."""
    context = await chromium.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts
    )
    page = await context.new_page()
    await page.goto(f"{console.url}/sign-in?lang={language}")
    await page.fill("#name", "nia")
    await page.fill("#password", PASSWORD)
    await page.click("main button")
    await page.wait_for_url(f"{console.url}/?lang={language}")
    return page


def a_full_plan(console) -> str:
    """A plan with everything in it, words of strangers among it; its address."""
    account = console.make_account("nia", Role.YOUTH_WORKER, Region.GWENT)
    nia = Actor(account.id, Role.YOUTH_WORKER, Region.GWENT)

    def add(db):
        who = {"actor": nia, "now": NOW}
        group = make_group(db, region=Region.GWENT, name=Twin(PAYLOAD, "Lleisiau"), **who)
        plan = NewPlan(
            Region.GWENT,
            Twin(PAYLOAD, "Holi’r bwrdd"),
            date(2031, 3, 3),
            time(16, 30),
            OUTLINES[0],
            group,
        )
        first = make_plan(db, plan=plan, **who)
        members = tuple(Member(Region.GWENT, f"{PAYLOAD} {n}", f"Swydd {n}") for n in range(2))
        version = change_panel(db, session_id=first, members=members, version=1, **who)
        for words in (PAYLOAD, "Pryd fydd y drws yn agor?", "When will it be open at weekends?"):
            question = make_question(
                db,
                state=Workflow.ACCEPTED,
                region=Region.GWENT,
                permission=Permission.BOTH,
                text_original=words,
            )
            if words is not PAYLOAD:
                version = list_question(
                    db, session_id=first, question_id=question.id, version=version, **who
                )
        evidence = {1: PAYLOAD, 3: "Slipiau papur"}
        change_standards(db, session_id=first, evidence=evidence, version=version, **who)
        keep_outline(db, session_id=first, name=Twin(PAYLOAD, "Ein ffordd"), shared=True, **who)
        return first

    return f"/sessions/{in_transaction(console.store, add)}"


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
async def test_every_page_of_plans_fits_and_has_no_fault(console, chromium, width, language):
    address = a_full_plan(console)
    page = await desk(chromium, console, language, width)
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("dialog", lambda _: said.append("dialog"))
    follows = f"/sessions/new?after={address.rsplit('/', 1)[-1]}&"
    others = ("/sessions?", "/sessions/new?", "/sessions/outlines?", "/sessions/groups?", follows)
    for where in (*(f"{address}{one}?" for one in PAGES), *others):
        await page.goto(f"{console.url}{where}lang={language}")
        await page.evaluate(OPEN_ALL)
        assert await page.evaluate(FAULTS) == [], where
        assert await axe_faults(page) == [], where
    assert said == []


async def test_a_form_with_a_fault_has_none_for_axe(console, chromium):
    address = a_full_plan(console)
    page = await desk(chromium, console, "cy", WIDTHS["phone"])
    await page.goto(f"{console.url}{address}/agenda?lang=cy")
    await page.fill("#minutes_2", "lots")
    await page.locator("button[value=save]").first.click()
    await page.wait_for_selector("[aria-invalid=true]")
    assert await page.evaluate(FAULTS) == []
    assert await axe_faults(page) == []
    await page.click("#wrong a")
    assert re.search(r"#minutes_2$", page.url)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
async def test_a_session_is_planned_changed_and_deleted_by_hand(console, chromium, scripts):
    console.make_account("nia", Role.YOUTH_WORKER, Region.GWENT)
    page = await desk(chromium, console, "cy", WIDTHS["phone"], scripts=scripts)
    await page.goto(f"{console.url}/sessions?lang=cy")
    await page.click("text=Cynllunio sesiwn")
    await page.fill("#title_en", "We ask")
    await page.fill("#title_cy", "Ni’n holi")
    await page.fill("#held_on", "2031-03-03")
    await page.fill("#begins_at", "16:30")
    await page.click("main form button")
    await page.wait_for_selector("[role=status]")
    assert "18:00" in await page.inner_text("main")

    await page.click("nav.card >> text=Agenda")
    await page.click("button[value='down:1']")
    await page.wait_for_selector("[role=status]")
    await page.fill("#minutes_1", "20")
    await page.locator("button[value=save]").last.click()
    await page.wait_for_selector("text=100 munud i gyd")
    await page.click("text=Yn ôl i’r cynllun >> nth=0")

    await page.click("text=Safonau cyfranogi")
    await page.check("input[name=tick_6]")
    await page.fill("#evidence_6", "Adroddiad o fewn pedair wythnos")
    await page.click("main form button")
    await page.wait_for_selector("text=Mae 1 o 7")

    await page.click("text=Dileu’r sesiwn yma")
    await page.click("button.danger")
    await page.wait_for_selector("text=Mae’r sesiwn wedi’i dileu")
    assert "Does gennych chi ddim sesiwn eto" in await page.inner_text("main")


async def test_plan_prints_without_what_is_pressed(console, chromium):
    address = a_full_plan(console)
    page = await desk(chromium, console, "cy", WIDTHS["desk"])
    await page.goto(f"{console.url}{address}?lang=cy")
    await page.emulate_media(media="print")
    assert await page.locator("nav:visible").count() == 0
    assert await page.locator("main button:visible").count() == 0
    assert await page.locator("table.agenda:visible").count() == 1
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
