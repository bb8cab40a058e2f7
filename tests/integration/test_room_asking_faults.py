"""What a room does not take as a question comes back in the form, every word of it."""

import pytest

from tests.integration.room_site import SENT, TOKEN

LONG = {
    "en": "Why is there no bus home after the youth club? " * 7,
    "cy": "Pam nad oes bws adref ar ôl y clwb ieuenctid? " * 7,
}
SAYS = {"en": "Your question is too long.", "cy": "Mae dy gwestiwn yn rhy hir."}
SHORT = {"en": "he hits", "cy": "bwrw fi"}
TOO_SHORT = {"en": "Your question is too short.", "cy": "Mae dy gwestiwn yn rhy fyr."}


def form_of(page):
    return page.split('<form method="post" action="/room/ask">')[1]


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_too_long_a_question_keeps_every_word_and_can_be_sent_shorter(site, language):
    text = LONG[language].strip()
    async with site.joined(language) as browser:
        refused = await browser.ask(text)
        assert refused.status_code == 400
        assert SAYS[language] in refused.text and f"({len(text)} / 280)" in refused.text
        assert text in form_of(refused.text)
        token, sent_id = TOKEN.search(refused.text)[1], SENT.search(refused.text)[1]
        shorter = text[:91].strip()
        sent = await browser.post("/room/ask", text=shorter, csrf=token, sent_id=sent_id)
        assert sent.status_code == 200
        assert shorter in (await browser.get("/room/here")).text


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_too_short_a_text_reaches_the_site_and_is_answered(site, language):
    async with site.joined(language) as browser:
        page = (await browser.get("/room/here")).text
        assert "minlength" not in page and "maxlength" not in page
        refused = await browser.ask(SHORT[language])
        assert refused.status_code == 400 and TOO_SHORT[language] in refused.text
        assert SHORT[language] in form_of(refused.text)


async def test_a_cry_for_help_that_is_too_short_to_send_gets_its_card(site):
    async with site.joined("en") as browser:
        refused = await browser.ask("kill me")
        assert 'class="card urgent"' in refused.text and "999" in refused.text
