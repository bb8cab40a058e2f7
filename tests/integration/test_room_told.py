"""Somebody tells of something serious in a room: who is there, and three ways on."""

import re

import pytest
from sqlalchemy import select

from bot.store.tables.questions import Question, QuestionDraft
from bot.store.tables.sessions import Session
from bot.vocabulary import Safeguarding
from tests.integration.live_room import WORDS
from tests.integration.room_site import SENT, TOKEN, serve_room

TOLD = {"en": "my stepdad hits me every night", "cy": "mae fy llystad yn fy mwrw i bob nos"}
NAMED = "Why did Callum Probert from my class wait for two years?"
CONTACT = {"en": "The officer with the green lanyard", "cy": "Y swyddog â’r llinyn gwyrdd"}
NOBODY = {"en": "Nobody is watching", "cy": "Does neb yn gwylio"}
HERE = {"en": "Grown-ups are here", "cy": "Mae oedolion yma"}
WAYS = {
    "en": ("Tell the safeguarding person", "Change my words", "Take it out"),
    "cy": ("Dweud wrth y person diogelu", "Newid fy ngeiriau", "Ei dynnu allan"),
}
BUTTON = re.compile(r"<button[^>]*>([^<]+)</button>")


@pytest.fixture
async def site(settings, sqlite_store):
    async with serve_room(settings, sqlite_store) as running:
        running.live.do(name_contact, running.live.session_id)
        yield running


def name_contact(db, session_id):
    row = db.get_one(Session, session_id)
    row.contact_en, row.contact_cy = CONTACT["en"], CONTACT["cy"]


def fields_of(review, text):
    return {"text": text, "sent_id": SENT.search(review)[1], "csrf": TOKEN.search(review)[1]}


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_card_of_a_room_says_who_is_there(site, language):
    async with site.joined(language) as browser:
        review = (await browser.ask(TOLD[language])).text
        fields = fields_of(review, TOLD[language])
        sent = (await browser.post("/room/ask/send", **fields)).text
        for shown in (review, sent):
            assert 'class="card urgent"' in shown and NOBODY[language] not in shown
            assert HERE[language] in shown and CONTACT[language] in shown
            assert "999" in shown and 'href="tel:' in shown


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_there_are_three_ways_on_and_what_each_does_is_said(site, language):
    async with site.joined(language) as browser:
        review = (await browser.ask(TOLD[language])).text
        buttons = BUTTON.findall(review)
        assert [one for one in buttons if one in WAYS[language]] == list(WAYS[language])
        assert {"en": "Send my question", "cy": "Anfon fy nghwestiwn"}[language] not in review
        assert {"en": "cannot promise to keep", "cy": "Allan nhw ddim addo"}[language] in review


async def test_telling_goes_to_the_lane(site):
    async with site.joined() as browser:
        review = (await browser.ask(TOLD["en"])).text
        told = await browser.post("/room/ask/send", **fields_of(review, TOLD["en"]))
        assert told.status_code == 200 and "Thank you for telling us" in told.text
        state = site.live.do(lambda db: db.scalar(select(Question.safeguarding)))
        assert state is Safeguarding.FLAGGED


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_words_can_be_changed_and_are_asked_like_others(site, language):
    async with site.joined(language) as browser:
        review = (await browser.ask(TOLD[language], publish="yes")).text
        fields = fields_of(review, TOLD[language])
        form = await browser.post("/room/ask/change", publish="yes", **fields)
        assert f">{TOLD[language]}</textarea>" in form.text
        assert re.search(r'name="publish" value="yes" checked', form.text)
        await browser.post("/room/ask", **fields_of(form.text, WORDS))
        [kept] = site.live.do(lambda db: list(db.scalars(select(Question))))
        assert (kept.text_original, kept.safeguarding) == (WORDS, Safeguarding.NONE)


@pytest.mark.parametrize("text", [TOLD["en"], NAMED], ids=["told", "named"])
async def test_what_is_taken_out_leaves_nothing(site, text):
    async with site.joined() as browser:
        review = (await browser.ask(text)).text
        assert site.live.do(lambda db: db.scalar(select(QuestionDraft.text))) is not None
        gone = await browser.post("/room/ask/drop", **fields_of(review, text))
        assert gone.status_code == 303 and gone.headers["location"] == "/room/here?lang=en"
        for table in (Question, QuestionDraft):
            assert site.live.do(lambda db, table=table: db.scalar(select(table))) is None


@pytest.mark.parametrize("way", ["change", "drop"])
async def test_ways_on_are_only_for_whoever_is_in_the_room(site, way):
    async with site.joined() as browser:
        forged = {"csrf": "nonsense", "text": TOLD["en"], "sent_id": "a-sent-id"}
        assert (await browser.post(f"/room/ask/{way}", **forged)).status_code == 403


async def test_whoever_is_in_no_room_gets_the_usual_card(site):
    async with site.browser() as browser:
        out = await browser.post("/room/ask", text=TOLD["en"], sent_id="a-sent-id")
        assert out.status_code == 401 and 'class="card urgent"' in out.text
        assert NOBODY["en"] in out.text and HERE["en"] not in out.text


async def test_rehearsal_does_not_offer_what_it_would_refuse(settings, sqlite_store):
    async with serve_room(settings, sqlite_store, rehearsal=True) as site:
        async with site.joined() as browser:
            review = (await browser.ask(TOLD["en"])).text
            assert WAYS["en"][0] not in BUTTON.findall(review)
            assert "This is a rehearsal: nobody reads" in review and HERE["en"] in review


async def test_details_alone_are_sent_as_before(site):
    async with site.joined() as browser:
        review = (await browser.ask(NAMED)).text
        buttons = BUTTON.findall(review)
        assert "Send my question" in buttons and WAYS["en"][0] not in buttons
