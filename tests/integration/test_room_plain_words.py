"""What a phone says of itself: which signs a code never has, and how a page is made new."""

import pytest

from bot.sessions.room.codes import CODE_LETTERS

NEVER = {
    "en": ("never in a code: A B E I L O S U V W Y Z.", "never in a code: 0 1 2 5 8."),
    "cy": ("byth mewn cod: A B E I L O S U V W Y Z.", "byth mewn cod: 0 1 2 5 8."),
}
AGAIN = {"en": "Load the page again", "cy": "Llwytha’r dudalen eto"}
ITSELF = {"en": "This page changes by itself.", "cy": "yn newid ar ei phen ei hun."}
LEFT_OVER = {"en": "staff of the board may read what is left over", "cy": "caiff staff y bwrdd"}


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("typed", ["hello", "CCCCCC"])
async def test_wrong_code_says_what_a_code_never_has(site, language, typed):
    assert not set("ABEILOSUVWYZ01258") & set(CODE_LETTERS)
    async with site.browser(language) as browser:
        reply = await browser.post("/room/code", code=typed)
        assert reply.status_code == 404
        for said in NEVER[language]:
            assert said in reply.text
        assert NEVER[language][0] not in await browser.text("/room")


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_page_tells_those_without_script_to_load_it_again(site, language):
    async with site.joined(language) as browser:
        page = await browser.text()
        assert '<p class="quiet with-script">' in page and ITSELF[language] in page
        link = page.split('<p class="without-script">')[1].split("</p>")[0]
        assert AGAIN[language] in link and f"/room/here?lang={language}" in link
        style = (await browser.get(page.split("room.css")[0].split('href="')[-1] + "room.css")).text
        assert "html:not(.script) .with-script, .script .without-script { display: none; }" in style
        assert 'http-equiv="refresh"' not in page, "what somebody types would be lost"


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_who_reads_it_afterwards_is_said_where_it_is_asked(site, language):
    async with site.joined(language) as browser:
        assert LEFT_OVER[language] in await browser.text()
