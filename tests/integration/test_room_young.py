"""In a room too, a young child who says so reads the simpler card, with who is there."""

from html import unescape

import pytest

TOLD = {
    "en": "I'm 8 and my stepdad hits me every night",
    "cy": "Dwi'n 8 oed ac mae fy llystad yn fy mwrw i bob nos",
}
SIMPLE = {"en": "You should be safe and cared for.", "cy": "Dylet ti fod yn ddiogel a chael gofal."}
HERE = {"en": "Grown-ups are here", "cy": "Mae oedolion yma"}


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_young_child_in_a_room_reads_the_simpler_card(site, language):
    async with site.joined(language) as browser:
        page = unescape((await browser.ask(TOLD[language])).text)
        assert SIMPLE[language] in page and HERE[language] in page
        older = unescape((await browser.ask(TOLD[language].replace("8", "14"))).text)
        assert SIMPLE[language] not in older and HERE[language] in older
