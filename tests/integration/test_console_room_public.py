"""The host is told that whoever asks decides about publishing, and how many said yes."""

import pytest

from tests.integration.console_client import serve_console
from tests.integration.console_rooms import Planned


@pytest.mark.parametrize(
    ("language", "warned", "counted"),
    [
        ("en", "Whoever asks decides whether their question may be public", "1 of 1"),
        ("cy", "Pwy bynnag sy’n gofyn sy’n penderfynu", "1 o 1"),
    ],
)
async def test_host_is_told_before_opening_and_while_it_goes_on(
    settings, sqlite_store, language, warned, counted
):
    async with serve_console(settings, sqlite_store) as console:
        planned = Planned(console)
        nia = console.browser()
        await nia.sign_in("nia")
        for page in ("room", "room/open"):
            assert warned in (await nia.open(f"{planned.address}/{page}?lang={language}")).text
        planned.open()
        shown = await nia.open(f"{planned.address}/room?lang={language}")
        assert f"<dd>{counted}</dd>" in shown.text  # the question of the list
