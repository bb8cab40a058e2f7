"""The help page says when a person last checked a number, as soon as one has."""

from datetime import date
from html import unescape

import pytest

from bot.safety.confirmed import confirm_helplines
from tests.fakes import FakeEngine
from tests.integration.public_site import serve_public

UNCHECKED = {"en": "Not yet confirmed by a person.", "cy": "Ddim wedi’i gadarnhau gan berson eto."}
CHECKED = {"en": "Last checked on 2 March 2026.", "cy": "Gwiriwyd ddiwethaf ar 2 Mawrth 2026."}


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_help_page_says_that_a_person_has_checked(settings, sqlite_store, language):
    async with serve_public(settings, sqlite_store, FakeEngine()) as site:
        page = unescape((await site.client.get(f"/help?lang={language}")).text)
        assert UNCHECKED[language] in page and CHECKED[language] not in page
        confirm_helplines(settings.var_dir, by="A. Person", on=date(2026, 3, 2))
        page = unescape((await site.client.get(f"/help?lang={language}")).text)
        assert CHECKED[language] in page and UNCHECKED[language] not in page
        assert "A. Person" not in page
