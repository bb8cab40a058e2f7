"""Plans made and changed with the forms of the console."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

from bot.questions.life.move import Actor
from bot.sessions.planning.queries import session_plan
from bot.store.transaction import in_transaction
from bot.vocabulary import Role

FIELD = re.compile(
    r'<input (?=[^>]*type="(?:text|date|time|hidden|radio|checkbox)")(?P<in>[^>]*)>'
    r'|<textarea [^>]*name="(?P<area>[^"]+)"[^>]*>(?P<words>[^<]*)</textarea>'
    r'|<select [^>]*name="(?P<pick>[^"]+)"[^>]*>(?P<options>.*?)</select>',
    re.S,
)
DAY = (datetime.now(UTC) + timedelta(days=30)).date()
TITLE = {"title_en": "We ask the board", "title_cy": "Ni’n holi’r bwrdd"}
TEAM = Actor(UUID(int=1), Role.COMMISSIONER_TEAM, None)


def fields_of(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    form = page[page.rindex("<main") :]
    found = {}
    for match in FIELD.finditer(form):
        if match["area"]:
            found[match["area"]] = unescape(match["words"])
        elif match["pick"]:
            chosen = re.search(r'value="([^"]*)" selected', match["options"])
            first = re.search(r'value="([^"]*)"', match["options"])
            found[match["pick"]] = (chosen or first)[1]
        else:
            given = dict(re.findall(r'(\w+)="([^"]*)"', match["in"]))
            if given["type"] in ("radio", "checkbox") and "checked" not in match["in"]:
                continue
            found[given["name"]] = unescape(given.get("value", ""))
    return found


async def send(browser, address, **changes):
    """Send the form of the page at an address, changed."""
    page = await browser.open(f"{address}?lang=en")
    assert page.status_code == 200, page.text
    return await browser.post(address, **{**fields_of(page.text), **changes})


async def planned(browser, query="", **changes) -> str:
    """Plan a session with the form; its address."""
    page = await browser.open(f"/sessions/new?lang=en{query}")
    given = {**TITLE, "held_on": DAY.isoformat(), "begins_at": "16:30", **changes}
    made = await browser.post("/sessions/new", **{**fields_of(page.text), **given})
    assert made.status_code == 303, made.text
    return made.headers["location"].split("?")[0]


def plan_at(console, address):
    session_id = UUID(address.rsplit("/", 1)[-1])
    return in_transaction(console.store, session_plan, session_id=session_id, reader=TEAM)
