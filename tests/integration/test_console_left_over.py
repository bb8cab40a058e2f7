"""In the console: what was chosen and not put is said when a room closes, and offered first."""

from datetime import timedelta

import pytest

from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.make import AS_BEFORE, NewPlan, make_plan
from bot.store.transaction import in_transaction
from bot.vocabulary import Region
from tests.integration.console_client import serve_console
from tests.integration.console_rooms import WORDS, Planned


@pytest.mark.parametrize(
    ("language", "closing", "offered"),
    [
        ("en", "Chosen and not put to the panel: 1", "Chosen last time and not put: 1"),
        ("cy", "heb eu gofyn i’r panel: 1", "Wedi’u dewis y tro diwethaf a heb eu gofyn: 1"),
    ],
)
async def test_not_put_is_said_at_closing_and_offered_first(
    settings, sqlite_store, language, closing, offered
):
    async with serve_console(settings, sqlite_store) as console:
        planned = Planned(console)
        planned.open()
        nia = console.browser()
        await nia.sign_in("nia")
        page = await nia.open(f"{planned.address}/room/close?lang={language}")
        assert closing in page.text
        planned.close()
        day = (planned.now + timedelta(days=30)).date()
        plan = NewPlan(
            Region.GWENT,
            Twin("Again", "Eto"),
            day,
            None,
            AS_BEFORE,
            previous_id=planned.session_id,
        )
        given = {"plan": plan, "actor": planned.nia, "now": planned.now}
        after = in_transaction(console.store, make_plan, **given)
        page = await nia.open(f"/sessions/{after}/questions?lang={language}")
        assert offered in page.text and WORDS in page.text
        page = await nia.open(f"{planned.address}/room?lang={language}")
        assert ": 1. " in page.text
