"""The console's pages in a real browser: phone and desk, both languages."""

from datetime import UTC, date, datetime

import pytest

from bot.questions.life.move import SYSTEM
from bot.sessions.planning.make import plan_session
from bot.store.transaction import in_transaction
from bot.vocabulary import Level, Region, Role
from tests.factories import make_question
from tests.integration.console_client import PASSWORD, serve_console

pytestmark = pytest.mark.chromium
PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
WIDTHS = {"phone": 360, "desk": 1280}
FAULTS = """() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > window.innerWidth) faults.push('wider than the screen');
  if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
  let level = 0;
  for (const heading of document.querySelectorAll('main :is(h1, h2, h3, h4)')) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) faults.push('heading leaves out a level: ' + heading.id);
    level = own;
  }
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!field.labels.length) faults.push('no label: ' + field.name);
  for (const one of document.querySelectorAll('main :is(a, button)')) {
    const box = one.getBoundingClientRect();
    const inText = one.matches('p a, h2 a, h3 a, li a, td a') && !one.matches('.button');
    if (!one.textContent.trim()) faults.push('nameless');
    if (!inText && box.height < 24) faults.push('too small: ' + one.textContent);
  }
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  if (new Set(ids).size !== ids.length) faults.push('an id twice');
  for (const one of document.querySelectorAll('script'))
    if (one.textContent || !one.src.startsWith(location.origin + '/static/'))
      faults.push('a script that is not ours');
  return faults;
}"""


@pytest.fixture
async def console(settings, sqlite_store):
    async with serve_console(settings, sqlite_store) as running:
        yield running


async def desk(chromium, console, name, width, language):
    """A page in which somebody is signed in; what the browser complains of is kept."""
    context = await chromium.new_context(viewport={"width": width, "height": 800})
    page = await context.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: complaints.append("dialog"))
    await page.goto(f"{console.url}/sign-in?lang={language}")
    await page.fill("#name", name)
    await page.fill("#password", PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{console.url}/?lang={language}")
    return page, complaints


def prepare(console):
    """A question, one in the lane, a session; the addresses each role opens."""

    def add(db):
        now = datetime.now(UTC)
        ordinary = make_question(db, created_at=now, text_original=PAYLOAD, context=PAYLOAD)
        held = make_question(db, created_at=now, text_original=PAYLOAD, level=Level.FULL)
        session_id = plan_session(
            db,
            region=Region.GWENT,
            title_en="You ask the board",
            title_cy="Chi sy’n holi’r bwrdd",
            held_on=date(2026, 12, 3),
            mover=SYSTEM,
            now=now,
        )
        return ordinary.id, held.id, session_id

    question, held, session_id = in_transaction(console.store, add)
    for name, role in (("mair", Role.COMMISSIONER_TEAM), ("lowri", Role.SAFEGUARDING_LEAD)):
        console.make_account(name, role, None)
    one, lane = f"/questions/{question}", f"/safeguarding/{held}"
    return {
        "mair": ["/", "/questions", one, f"{one}/return", f"{one}/decline", f"{one}/flag"]
        + ["/sessions", f"/sessions/{session_id}", "/account", "/account/password", "/audit"],
        "lowri": ["/", "/safeguarding", lane, f"{lane}/actioned", f"{lane}/cleared"],
    }


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
async def test_every_page_fits_is_labelled_and_runs_nothing(console, chromium, width, language):
    for name, addresses in prepare(console).items():
        page, complaints = await desk(chromium, console, name, width, language)
        for address in addresses:
            await page.goto(f"{console.url}{address}?lang={language}")
            assert await page.evaluate(FAULTS) == [], address
        assert complaints == []


async def test_a_question_is_declined_with_the_keyboard_alone(console, chromium):
    address = prepare(console)["mair"][2]
    page, complaints = await desk(chromium, console, "mair", WIDTHS["desk"], "en")
    await page.goto(f"{console.url}{address}/decline?lang=en")
    await page.focus("input[name=reason]")
    for key in ("ArrowDown", "Tab", "Thank you.", "Tab", "Enter"):
        if " " in key:
            await page.keyboard.type(key)
        else:
            await page.keyboard.press(key)
    await page.wait_for_selector("text=The author will read this")
    await page.focus("main form button")
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    await page.keyboard.press("Enter")
    await page.wait_for_selector("text=Declined, with your reason.")

    assert outline == "solid"
    assert complaints == []
